import PriceModel
import Reporting

extension ForecastAnswer: Answer {
  public var report: Report {
    var facts = [
      Report.Fact("Change", "\(change.name), from \(change.date)"), Report.Fact("Forecast for", .date(on)),
      Report.Fact("Rule", change.rule),
    ]
    if let promotion { facts.append(Report.Fact("Promotion", .percent(promotion))) }
    return Report(
      title: prices.count == 1 ? "Forecast of a price" : "Forecast edition \(forecast)", facts: facts,
      sections: [Report.Section(tables: [table], notes: notes)], footnotes: footnotes)
  }

  /// Only the columns that some price has something to say in.
  private var table: Table {
    let optional: [(TableColumn, (ForecastPrice) -> TableCell)] = [
      (TableColumn("List", name: "list", overflow: .keep), { TableCell(text: $0.list) }),
      (
        TableColumn("Edition", name: "edition", overflow: .keep), { TableCell(text: $0.edition?.description) }
      ),
      (TableColumn("Part number", name: "partNumber", overflow: .keep), { TableCell(text: $0.partNumber) }),
      (TableColumn("Product", name: "product", overflow: .wrap), { TableCell(text: $0.product) }),
      (TableColumn("Term", name: "term", overflow: .keep), { TableCell(text: $0.term) }),
      (TableColumn("Billing", name: "billing", overflow: .keep), { TableCell(text: $0.billing) }),
      (TableColumn("Segment", name: "segment", overflow: .keep), { TableCell(text: $0.segment) }),
      (
        TableColumn("Kind", name: "kind", overflow: .keep),
        { TableCell(text: $0.priceType ?? $0.kind?.rawValue) }
      ),
      (TableColumn("Market", name: "market", overflow: .keep), { TableCell(text: $0.market) }),
    ]
    let shown = optional.filter { _, cell in prices.contains { cell($0) != .empty } }
    return Table(
      columns: shown.map(\.0) + [
        TableColumn("Old", name: "old", kind: .money), TableColumn("New", name: "new", kind: .money),
        TableColumn("Percent", name: "percent", kind: .percent),
        TableColumn("Effect", name: "effect", overflow: .keep),
        TableColumn("Rules", name: "rules", overflow: .keep),
      ],
      rows: prices.map { price in
        .body(
          shown.map { $0.1(price) } + [
            .money(price.old, price.currency),
            price.new == nil ? .missing("not stated") : .money(price.new, price.currency),
            price.percent.map(TableCell.percent) ?? .empty, .text(price.effect),
            .text(price.rules.joined(separator: " ")),
          ])
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
