import PriceModel
import Reporting

extension PlanAnswer: Answer {
  public var report: Report {
    Report(
      title: "Before the \(change.name)",
      facts: [
        Report.Fact("New prices from", .date(change.date)), Report.Fact("Planned on", .date(on)),
        Report.Fact("Rule", change.rule),
      ], sections: [Report.Section(tables: [table], notes: notes)],
      footnotes: [
        "Rounding: \(rounding)",
        "Saving: what a year at the old price saves for all seats; credit: the rest of a term paid for the year (NCE-8)",
      ])
  }

  /// An order a row with its explanation, without totals.
  public var dataReport: Report {
    let rows = orders.map { TableRow.body(cells(of: $0) + [.text($0.explanation)]) }
    let table = Table(columns: columns + [TableColumn("Why", name: "explanation")], rows: rows)
    return Report(title: "Before the \(change.name)", sections: [Report.Section(tables: [table])])
  }

  private var table: Table {
    let sums = totals.map { total in
      TableRow.total([
        .text("Total"), .empty, .empty, .empty, .empty, .empty, .empty, .empty,
        .money(total.saving, total.currency), .money(total.credit, total.currency),
      ])
    }
    return Table(columns: columns, rows: orders.map { .body(cells(of: $0)) } + sums)
  }

  private func cells(of order: PlannedOrder) -> [TableCell] {
    [
      .text(order.id), .text(order.customer), .text(order.product), .integer(order.quantity),
      .text(order.action), .date(orEmpty: order.renewal), .date(orEmpty: order.recommendedFrom),
      .date(orEmpty: order.latest), .money(order.saving, order.currency),
      .money(order.credit, order.currency), .text(order.rules.joined(separator: " ")),
    ]
  }

  private var columns: [TableColumn] {
    [
      TableColumn("Order", name: "id", overflow: .keep),
      TableColumn("Customer", name: "customer", overflow: .wrap),
      TableColumn("Product", name: "product", overflow: .wrap),
      TableColumn("Seats", name: "quantity", kind: .integer),
      TableColumn("Do", name: "action", overflow: .keep),
      TableColumn("Renewal", name: "renewal", kind: .date),
      TableColumn("Best from", name: "recommendedFrom", kind: .date),
      TableColumn("Latest", name: "latest", kind: .date),
      TableColumn("Saving", name: "saving", kind: .money),
      TableColumn("Credit", name: "credit", kind: .money),
      TableColumn("Rules", name: "rules", overflow: .wrap),
    ]
  }

  private var notes: [String] { orders.map { "\($0.id): \($0.explanation)" } }
}
