/// The text of an SVG picture while it is written.
struct SVGText: PlotCanvas {
  private(set) var text = ""

  mutating func open(width: Double, height: Double, title: String, description: String) {
    text += """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" width="\(Self.number(width))" \
      height="\(Self.number(height))" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
      font-family="'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif">
      <title>\(Self.escaped(title))</title>
      <desc>\(Self.escaped(description))</desc>
      <rect width="100%" height="100%" fill="#fff"/>

      """
  }

  mutating func close() { text += "</svg>\n" }

  mutating func text(
    _ words: String, x: Double, y: Double, size: Double, anchor: PlotAnchor, fill: Colour, isStrong: Bool,
    halo: Bool
  ) {
    // A white edge keeps words readable where lines cross them. It is a text of its own below the words, because not
    // every program knows `paint-order`.
    let edges = halo ? [" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\"", ""] : [""]
    for edge in edges {
      text += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\""
      if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
      if isStrong { text += " font-weight=\"600\"" }
      if halo, !edge.isEmpty { text += " aria-hidden=\"true\"" }
      let colour = edge.isEmpty ? fill : Colour(0xFFFFFF)
      text += "\(edge) fill=\"\(colour)\">\(Self.escaped(words))</text>\n"
    }
  }

  mutating func line(_ from: PlotPoint, _ to: PlotPoint, stroke: Colour) {
    text +=
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" x2=\"\(Self.number(to.x))\" "
      + "y2=\"\(Self.number(to.y))\" stroke=\"\(stroke)\"/>\n"
  }

  mutating func path(_ runs: [[PlotPoint]], stroke: Colour, dashes: (Double, Double)?) {
    let commands = runs.map { run in
      run.enumerated().map { ($0 == 0 ? "M" : "L") + "\(Self.number($1.x)) \(Self.number($1.y))" }.joined()
    }
    text += "<path d=\"\(commands.joined())\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2\""
    if let dashes { text += " stroke-dasharray=\"\(Self.number(dashes.0)) \(Self.number(dashes.1))\"" }
    text += " stroke-linejoin=\"round\"/>\n"
  }

  mutating func dot(_ at: PlotPoint, fill: Colour) {
    text +=
      "<circle cx=\"\(Self.number(at.x))\" cy=\"\(Self.number(at.y))\" r=\"3\" fill=\"\(fill)\" stroke=\"#fff\"/>\n"
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Colour) {
    text +=
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
      + "height=\"\(Self.number(height))\" fill=\"\(fill)\"/>\n"
  }

  /// One digit after the point is finer than any screen.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? String(tenths / 10)
      : (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Other control characters may not stand in XML.
      default: if scalar.value >= 0x20 || scalar == "\t" { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
