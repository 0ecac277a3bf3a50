import PriceModel
import Reporting

extension ForecastAnswer: Answer {
  public var report: Report {
    var facts = [
      Report.Fact("Change", "\(change.name), from \(change.date)"), Report.Fact("Forecast for", .date(on)),
      Report.Fact("Rule", change.rule),
    ]
    for (label, values) in common { facts.append(Report.Fact(label, values)) }
    if let promotion { facts.append(Report.Fact("Promotion", .percent(promotion))) }
    return Report(
      title: prices.count == 1 ? "Forecast of a price" : "Forecast edition \(forecast)", facts: facts,
      sections: [Report.Section(plots: plots, tables: [table], notes: notes)], footnotes: footnotes)
  }

  /// How much the prices of a forecast edition change, by product; nothing where all change alike.
  private var plots: [Plot] {
    let changed = prices.filter { $0.effect == "changed" && $0.percent != nil }
    guard Set(changed.compactMap(\.percent)).count > 1 else { return [] }
    let groups = changed.grouped(by: { $0.product ?? "" }).sorted { $0.key < $1.key }.map {
      PlotGroup(name: $0.key, values: $0.values.compactMap(\.percent))
    }
    return [
      Plot(
        title: "How much prices will change", subtitle: "as announced, before anything that comes on top",
        .distribution(
          PlotDistribution(axis: "change in percent", unit: "%", counted: "prices", groups: groups)))
    ]
  }

  /// Every column and the explanation of each price.
  public var dataReport: Report {
    Report(
      title: "Forecast edition \(forecast)",
      sections: [Report.Section(tables: [table(of: Self.fields, explained: true)])])
  }

  private typealias Field = (column: TableColumn, value: @Sendable (ForecastPrice) -> String?)

  private static let fields: [Field] = [
    (TableColumn("List", name: "list", overflow: .keep), { $0.list }),
    (TableColumn("Edition", name: "edition", overflow: .keep), { $0.edition?.description }),
    (TableColumn("Market", name: "market", overflow: .keep), { $0.market }),
    (TableColumn("Part number", name: "partNumber", overflow: .keep), { $0.partNumber }),
    (TableColumn("Product", name: "product", overflow: .wrap), { $0.product }),
    (TableColumn("Term", name: "term", overflow: .keep), { $0.term }),
    (TableColumn("Billing", name: "billing", overflow: .keep), { $0.billing }),
    (TableColumn("Segment", name: "segment", overflow: .keep), { $0.segment }),
    (TableColumn("Kind", name: "kind", overflow: .keep), { $0.priceType ?? $0.kind?.rawValue }),
  ]

  /// What all prices have in common, which needs no column: the list, its edition, the market.
  private var common: [(label: String, value: String)] {
    Self.fields.prefix(3).compactMap { field in
      let values = Set(prices.map(field.value))
      guard values.count == 1, let value = values.first ?? nil else { return nil }
      return (field.column.title, value)
    }
  }

  /// Only the columns in which some price has something to say that is not said of all.
  private var table: Table {
    let said = Set(common.map(\.label))
    let shown = Self.fields.filter { field in
      !said.contains(field.column.title) && prices.contains { field.value($0) != nil }
    }
    return table(of: shown, explained: false)
  }

  private func table(of shown: [Field], explained: Bool) -> Table {
    Table(
      columns: shown.map(\.column) + [
        TableColumn("Old", name: "old", kind: .money), TableColumn("New", name: "new", kind: .money),
        TableColumn("Percent", name: "percent", kind: .percent),
        TableColumn("Effect", name: "effect", overflow: .keep),
        TableColumn("Rules", name: "rules", overflow: .keep),
      ] + (explained ? [TableColumn("Why", name: "explanation")] : []),
      rows: prices.map { price in
        .body(
          shown.map { TableCell(text: $0.value(price)) } + [
            .money(price.old, price.currency),
            price.new == nil ? .missing("not stated") : .money(price.new, price.currency),
            price.percent.map(TableCell.percent) ?? .empty, .text(price.effect),
            .text(price.rules.joined(separator: " ")),
          ] + (explained ? [.text(price.explanation)] : []))
      })
  }

  private var notes: [String] {
    guard prices.count > 1 else { return prices.map(\.explanation) }
    return totals.map { total in
      var parts: [String] = []
      if total.changed > 0 { parts.append("\(total.changed) changed") }
      if total.notYet > 0 { parts.append("\(total.notYet) not yet") }
      if total.notStated > 0 { parts.append("\(total.notStated) not stated, so not guessed") }
      return "\(total.currency): \(Prose.count(total.prices, "price")): \(Prose.list(parts))"
    } + (example.map { ["For example \($0)"] } ?? [])
  }

  /// How one of the prices was computed; JSON has the explanation of each.
  private var example: String? {
    let price = prices.first { $0.effect == ForecastPrice.changed } ?? prices.first
    return price.map { [$0.product, $0.explanation].compactMap { $0 }.joined(separator: ": ") }
  }

  private var footnotes: [String] {
    [
      "Rounding: \(rounding)",
      "A subscription keeps its price to its renewal and renews at the price in force then (NCE-2, NCE-7)",
    ] + (change.newBookingsOnly ? ["The change holds for new bookings (\(change.rule))"] : [])
  }
}
