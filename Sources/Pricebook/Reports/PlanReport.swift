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

  private var table: Table {
    let orders = orders.map { order in
      TableRow.body([
        .text(order.id), .text(order.customer), .text(order.product), .integer(order.quantity),
        .text(order.action), .date(orEmpty: order.renewal), .date(orEmpty: order.recommendedFrom),
        .date(orEmpty: order.latest), .money(order.saving, order.currency),
        .money(order.credit, order.currency), .text(order.rules.joined(separator: " ")),
      ])
    }
    let sums = totals.map { total in
      TableRow.total([
        .text("Total"), .empty, .empty, .empty, .empty, .empty, .empty, .empty,
        .money(total.saving, total.currency), .money(total.credit, total.currency),
      ])
    }
    return Table(
      columns: [
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
      ], rows: orders + sums)
  }

  private var notes: [String] { orders.map { "\($0.id): \($0.explanation)" } }
}
