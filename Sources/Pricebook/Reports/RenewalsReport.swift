import PriceModel
import Reporting

extension RenewalsAnswer: Answer {
  public var report: Report {
    Report(
      title: "Renewals from \(from) to \(to)",
      subtitle: "\(Prose.count(events.count, "event")) of \(Prose.count(subscriptions, "subscription"))",
      sections: [
        Report.Section(
          plots: plots,
          tables: [
            Table(
              columns: [
                TableColumn("Day", name: "day", kind: .date),
                TableColumn("Until", name: "until", kind: .date),
                TableColumn("What", name: "kind", overflow: .keep),
                TableColumn("Subscription", name: "id", overflow: .keep),
                TableColumn("Customer", name: "customer", overflow: .wrap),
                TableColumn("Product", name: "product", overflow: .wrap),
                TableColumn("Seats", name: "quantity", kind: .integer),
                TableColumn("In words", name: "text", overflow: .wrap),
                TableColumn("Rules", name: "rules", overflow: .wrap),
              ], whenEmpty: "nothing happens in these days",
              rows: events.map { event in
                .body([
                  .date(event.day), .date(orEmpty: event.until), .text(event.kind), .text(event.id),
                  .text(event.customer), .text(event.product), .integer(event.quantity), .text(event.text),
                  .text(event.rules.joined(separator: " ")),
                ])
              })
          ])
      ])
  }

  /// What comes in which month; nothing where all of it is in one.
  private var plots: [Plot] {
    let months = events.map { EditionLabel($0.day).ordinal }
    guard let first = months.min(), let last = months.max(), first < last else { return [] }
    let series = events.map(\.title).uniqued.sorted().map { title in
      PlotColumns.Series(
        name: title,
        counts: (first...last).map { month in
          events.count { $0.title == title && EditionLabel($0.day).ordinal == month }
        })
    }
    return [
      Plot(
        title: "When something is due", subtitle: "events by the month in which they begin",
        .columns(
          PlotColumns(
            counted: "events", months: (first...last).map { PlotMonth(EditionLabel(ordinal: $0)) },
            series: series)))
    ]
  }
}
