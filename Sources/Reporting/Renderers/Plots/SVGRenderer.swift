import PriceModel

/// Draws a plot as an SVG picture, 800 units wide: a panel below another, each with its own axis.
///
/// Prices hold for a month and then jump, so lines are steps. A line is named at its end, where the eye arrives,
/// with its last value; each jump has its percentage, where there is room. Colours are those of Okabe and Ito, which
/// people who do not tell red from green can tell apart; net and list price of one thing share a colour, the list
/// price is dashed.
public struct SVGRenderer: Sendable {
  public init() {}

  /// Writes the picture. Throws what the output throws.
  public func render(_ plot: Plot, to output: inout some ReportOutput) throws {
    var svg = SVGText()
    svg.open(
      width: PlotMeasures.width, height: PlotMeasures.height(of: plot), title: plot.title,
      description: plot.subtitle ?? "")
    plot.draw(into: &svg)
    svg.close()
    try output.write(svg.text)
  }
}
