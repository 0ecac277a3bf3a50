import PriceModel
import Testing

@testable import Reporting

@Suite struct PlotTests {
  @Test(
    "The axis has round steps and holds all values",
    arguments: [[404.5, 412.5, 505, 515], [0, 0], [15064.32, 12051.46], [0.0083, 0.0091], [7], [-5, 20]])
  func scale(values: [Double]) {
    let scale = PlotScale(values)
    #expect(scale.lowest <= values.min()! && scale.highest >= values.max()!)
    #expect(scale.lowest < scale.highest)
    #expect((2...8).contains(scale.ticks.count), "\(scale.ticks)")
    // 1, 2, 2.5 or 5 times a power of ten.
    var mantissa = scale.step
    while mantissa >= 10 { mantissa /= 10 }
    while mantissa < 1 - 1e-9 { mantissa *= 10 }
    #expect([1, 2, 2.5, 5, 10].contains { abs($0 - mantissa) < 1e-6 }, "\(scale.step)")
  }

  @Test("The axis begins at 0 only where the lines would not be flattened by it")
  func zero() {
    #expect(PlotScale([100, 900]).lowest == 0)
    #expect(PlotScale([880, 900]).lowest > 800)
  }

  @Test("Labels have the digits of the steps, and their thousands apart")
  func labels() {
    #expect(PlotScale([15064, 12051]).label(12000) == "12\u{2009}000")
    // Steps of 0.25 need two digits.
    #expect(PlotScale([1.1, 1.9]).label(1.25) == "1.25" && PlotScale([1.1, 1.9]).label(1.5) == "1.50")
  }

  @Test("A month without a value breaks the line; values are steps")
  func steps() throws {
    let plot = Plot(
      title: "A & B",
      months: [1, 2, 3, 4].compactMap { EditionLabel(year: 2026, month: $0) }.map(PlotMonth.init),
      panels: [
        PlotPanel(
          title: "PL · PLN", unit: "PLN", digits: 2,
          series: [PlotSeries(name: "net", values: [10, 10, nil, 12], colour: 0, isDashed: false)])
      ])
    var output = MemoryOutput()
    try SVGRenderer().render(plot, to: &output)
    let path = try #require(output.text.split(separator: "\n").first { $0.hasPrefix("<path") })
    #expect(path.filter { $0 == "M" }.count == 2)
    #expect(output.text.contains(">12.00 PLN<") && output.text.contains("A &amp; B"))
  }

  @Test("What is not drawn is said")
  func manySeries() throws {
    let series = (0..<11).map {
      PlotSeries(name: "s\($0)", values: [ExactDecimal($0 + 1)], colour: $0, isDashed: false)
    }
    let month = try #require(EditionLabel(year: 2026, month: 1))
    var output = MemoryOutput()
    try SVGRenderer().render(
      Plot(
        title: "t", months: [PlotMonth(month)], panels: [PlotPanel(title: "p", unit: "u", series: series)]),
      to: &output)
    #expect(output.text.contains("3 more lines are not drawn"))
  }
}
