import Catalogue
import PriceModel
import Reporting

/// How much prices changed, drawn: all of them, and each product family.
enum DiffPlot {
  /// A section with the plot; `nil` where no price has another amount, or none whose change can be said in percent.
  ///
  /// Percentages can be compared whatever the currency; each price counts once, net and list apart.
  static func section(of answers: [DiffAnswer]) -> Report.Section? {
    var families: [String: [ExactDecimal]] = [:]
    for item in answers.lazy.flatMap(\.comparison.changed) {
      let percents = item.changes.filter { $0.field == "price" }.compactMap(\.percent)
      if !percents.isEmpty { families[item.family ?? "", default: []] += percents }
    }
    guard !families.isEmpty else { return nil }
    let groups = families.sorted { $0.key < $1.key }.map {
      PlotGroup(name: $0.key.isEmpty ? "no family" : $0.key, values: $0.value)
    }
    let count = groups.reduce(0) { $0 + $1.values.count }
    let plot = Plot(
      title: "How much prices changed",
      subtitle: "\(Prose.count(count, "price")) with another amount, net and list prices apart",
      .distribution(
        PlotDistribution(axis: "change in percent", unit: "%", counted: "prices", groups: groups)))
    return Report.Section(plots: [plot])
  }
}
