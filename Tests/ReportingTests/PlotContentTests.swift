import PriceModel
import Testing

@testable import Reporting

@Suite("Plots of distributions and of counts")
struct PlotContentTests {
  private func svg(_ plot: Plot) throws -> String {
    var output = MemoryOutput()
    try SVGRenderer().render(plot, to: &output)
    return output.text
  }

  private func distribution(_ groups: [PlotGroup]) -> Plot {
    Plot(
      title: "Changes",
      .distribution(PlotDistribution(axis: "change in percent", unit: "%", counted: "prices", groups: groups))
    )
  }

  /// The columns of the histogram: those that stand on its axis.
  private func columns(_ svg: String, _ colour: String) -> Int {
    svg.split(separator: "\n").count { $0.hasPrefix("<rect x=") && $0.contains("fill=\"\(colour)\"") }
  }

  @Test("what falls and what rises is counted on its side, with the median")
  func sides() throws {
    let text = try svg(distribution([PlotGroup(name: "CAL", values: [-2, 1, 2, 3, 3])]))
    #expect(text.contains(">4 up<") && text.contains(">1 down<") && text.contains(">median +2.0 %<"))
    #expect(columns(text, "#0072B2") == 1 && columns(text, "#E08214") == 3, "\(text)")
  }

  @Test("each group has its lowest, its highest and its count; a single group needs no row")
  func groups() throws {
    let rows = try svg(
      distribution([PlotGroup(name: "A & B", values: [-1, 4]), PlotGroup(name: "C", values: [2])]))
    #expect(rows.contains(">A &amp; B<") && rows.contains(">−1.0 – +4.0 %<") && rows.contains(">+2.0 %<"))
    #expect(!(try svg(distribution([PlotGroup(name: "C", values: [2])]))).contains(">C<"))
  }

  @Test(
    "any number of values and groups is drawn within the picture",
    arguments: [1, 2, 3, 40, 5_000])
  func anyNumber(_ count: Int) throws {
    for groups in [1, 2, 12, 40] {
      let plot = distribution(
        (0..<groups).map { group in
          PlotGroup(
            name: "A family with a long name, number \(group)",
            values: (0..<count).map { ExactDecimal(mantissa: Int64(($0 * 7 + group) % 83) - 30, scale: 1) })
        })
      let text = try svg(plot)
      for line in text.split(separator: "\n") where line.hasPrefix("<rect x=") || line.hasPrefix("<circle") {
        let numbers = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
          .prefix(4).compactMap { Double($0) }
        #expect(numbers.allSatisfy { $0 >= -4 }, "\(line)")
        #expect(numbers[0] <= 800 && numbers[1] <= PlotMeasures.height(of: plot), "\(line)")
      }
    }
  }

  @Test("values far from all others do not flatten them, and are said")
  func outliers() throws {
    let values = (0..<200).map { ExactDecimal(mantissa: Int64($0 % 40) - 20, scale: 1) } + [1900]
    let text = try svg(distribution([PlotGroup(name: "A", values: values)]))
    #expect(text.contains("up to +1900.0 %"), "\(text)")
    #expect(columns(text, "#E08214") > 5)
  }

  @Test("counts by month stand upon each other, with a legend of what there is")
  func counts() throws {
    let months = (1...3).compactMap { EditionLabel(year: 2026, month: $0) }.map(PlotMonth.init)
    let text = try svg(
      Plot(
        title: "Due",
        .columns(
          PlotColumns(
            counted: "events", months: months,
            series: [
              .init(name: "ends", counts: [1, 0, 2]), .init(name: "renews", counts: [0, 0, 3]),
              .init(name: "none", counts: [0, 0, 0]),
            ]))))
    #expect(text.contains(">ends<") && text.contains(">renews<") && !text.contains(">none<"))
    // Three columns and the two squares of the legend.
    #expect(text.split(separator: "\n").count { $0.hasPrefix("<rect x=") } == 5)
    #expect(text.contains(">Jan<") && text.contains(">2026<"))
  }

  @Test("an axis of counts has whole steps from 0", arguments: [0, 1, 2, 3, 7, 10, 99, 1_234_567])
  func countScale(_ highest: Int) {
    let scale = PlotScale(counts: highest)
    #expect(scale.lowest == 0 && scale.highest >= Double(max(1, highest)))
    #expect(scale.step == scale.step.rounded())
    #expect((2...7).contains(scale.ticks.count), "\(scale.ticks)")
  }
}
