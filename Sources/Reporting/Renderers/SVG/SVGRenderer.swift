import PriceModel

/// Draws a plot as an SVG picture, 800 units wide: a panel below another, each with its own axis.
///
/// Prices hold for a month and then jump, so lines are steps. A line is named at its end, where the eye arrives,
/// with its last value; each jump has its percentage, where there is room. Colours are those of Okabe and Ito, which
/// people who do not tell red from green can tell apart; net and list price of one thing share a colour, the list
/// price is dashed.
public struct SVGRenderer: Sendable {
  static let width = 800.0
  static let left = 76.0
  static let right = 178.0
  static let panelHeight = 236.0
  /// Between panels: the months of one and the title of the next.
  static let gap = 86.0
  static let top = 112.0
  static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00", "#56B4E9", "#444444"]
  /// More lines than this in one panel cannot be told apart.
  static let mostSeries = 8

  public init() {}

  /// Writes the picture. Throws what the output throws.
  public func render(_ plot: Plot, to output: inout some ReportOutput) throws {
    let height =
      Self.top + Double(plot.panels.count) * (Self.panelHeight + Self.gap) - Self.gap + 64
    var svg = SVGText()
    svg.open(width: Self.width, height: height, title: plot.title, description: plot.subtitle ?? "")
    svg.text(plot.title, x: 24, y: 36, size: 18, weight: "600")
    if let subtitle = plot.subtitle { svg.text(subtitle, x: 24, y: 58, size: 12.5, fill: "#555") }
    for (index, panel) in plot.panels.enumerated() {
      let y = Self.top + Double(index) * (Self.panelHeight + Self.gap)
      SVGPanel(panel, months: plot.months, top: y).draw(into: &svg)
    }
    svg.close()
    try output.write(svg.text)
  }
}

/// The text of an SVG picture while it is written.
struct SVGText {
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

  enum Anchor: String { case start, middle, end }

  mutating func text(
    _ words: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start, fill: String = "#222",
    weight: String? = nil, halo: Bool = false
  ) {
    // A white edge keeps words readable where lines cross them. It is a text of its own below the words, because not
    // every program knows `paint-order`.
    let edges = halo ? [" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\"", ""] : [""]
    for edge in edges {
      text += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\""
      if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
      if let weight { text += " font-weight=\"\(weight)\"" }
      if halo, !edge.isEmpty { text += " aria-hidden=\"true\"" }
      text += "\(edge) fill=\"\(edge.isEmpty ? fill : "#fff")\">\(Self.escaped(words))</text>\n"
    }
  }

  mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), stroke: String) {
    text +=
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" x2=\"\(Self.number(to.x))\" "
      + "y2=\"\(Self.number(to.y))\" stroke=\"\(stroke)\"/>\n"
  }

  /// A line through points; `dashes` as in `stroke-dasharray`.
  mutating func path(_ commands: String, stroke: String, dashes: String?) {
    text += "<path d=\"\(commands)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2\""
    if let dashes { text += " stroke-dasharray=\"\(dashes)\"" }
    text += " stroke-linejoin=\"round\"/>\n"
  }

  mutating func dot(_ x: Double, _ y: Double, fill: String) {
    text +=
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"3\" fill=\"\(fill)\" stroke=\"#fff\"/>\n"
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
