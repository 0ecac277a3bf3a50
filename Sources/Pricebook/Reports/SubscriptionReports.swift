import PriceModel
import Reporting

extension TableCell {
  /// An amount of an answer with its currency; empty where there is none.
  static func money(_ text: String?, _ currency: Currency?) -> TableCell {
    guard let currency, let amount = text.flatMap({ ExactDecimal($0) }) else { return .empty }
    return .money(Money(amount, currency))
  }

  static func date(orEmpty day: CalendarDate?) -> TableCell { day.map(TableCell.date) ?? .empty }
}

extension ProrationAnswer: Answer {
  public var report: Report {
    var sections = [Report.Section(tables: [figures])]
    if let charges {
      sections.append(
        Report.Section(
          heading: "Charges",
          tables: [
            Table(
              columns: [
                TableColumn("From", name: "from", kind: .date), TableColumn("To", name: "to", kind: .date),
                TableColumn("Amount", name: "amount", kind: .money),
              ],
              rows: charges.map { .body([.date($0.from), .date($0.to), .money($0.amount, currency)]) })
          ]))
    }
    return Report(
      title: "\(amount) \(currency)",
      facts: [
        Report.Fact("Computed", explanation), Report.Fact("Rules", Prose.list(rules)),
        Report.Fact("Rounding", rounding),
      ], sections: sections)
  }

  /// The figures alone: one row.
  public var dataReport: Report {
    Report(title: "\(amount) \(currency)", sections: [Report.Section(tables: [figures])])
  }

  private var figures: Table {
    Table(
      columns: [
        TableColumn("From", name: "from", kind: .date), TableColumn("To", name: "to", kind: .date),
        TableColumn("Days", name: "days", kind: .integer),
        TableColumn("Days of the term", name: "termDays", kind: .integer),
        TableColumn("Seats", name: "quantity", kind: .integer),
        TableColumn("A seat for the term", name: "price", kind: .money),
        TableColumn("Amount", name: "amount", kind: .money),
        TableColumn("Rule", name: "rule", overflow: .keep),
      ],
      rows: [
        .body([
          .date(from), .date(to), .integer(days), .integer(termDays), .integer(quantity),
          .money(price, currency), .money(amount, currency), .text(rule),
        ])
      ])
  }
}

extension CommonEndAnswer: Answer {
  public var report: Report {
    Report(
      title: "Common end \(end)",
      facts: [Report.Fact("Computed", explanation), Report.Fact("Rule", rule)],
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("Seats held", name: "seats", kind: .integer),
              TableColumn("Their end", name: "seatsEnd", kind: .date),
              TableColumn("Added", name: "added", kind: .integer), TableColumn("On", name: "on", kind: .date),
              TableColumn("Days left for all", name: "days", kind: .integer),
              TableColumn("Common end", name: "end", kind: .date),
            ],
            rows: [
              .body([
                .integer(seats), .date(seatsEnd), .integer(added), .date(on), .integer(days), .date(end),
              ])
            ])
        ])
      ])
  }
}

extension WindowAnswer: Answer {
  public var report: Report {
    Report(
      title: open ? "Open on \(on)" : "Closed on \(on)",
      facts: [Report.Fact("Why", explanation), Report.Fact("Rule", rule)],
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("Open", name: "open", overflow: .keep),
              TableColumn("Opens", name: "opens", kind: .date),
              TableColumn("Closes", name: "closes", kind: .date),
              TableColumn("Next opens", name: "next", kind: .date),
              TableColumn("Rule", name: "rule", overflow: .keep),
            ],
            rows: [
              .body([
                .text(open ? "yes" : "no"), .date(orEmpty: opens), .date(orEmpty: closes), .date(next),
                .text(rule),
              ])
            ])
        ])
      ], footnotes: ["Both ends of a window count"])
  }
}

extension BillingAnswer: Answer {
  public var report: Report {
    Report(
      title: "The year pays from \(Prose.count(breakEvenMonths, "month")) on",
      facts: [
        Report.Fact("Why", explanation), Report.Fact("Rules", Prose.list(rules)),
        Report.Fact("Rounding", rounding),
      ],
      sections: [
        Report.Section(
          tables: [
            Table(
              columns: [
                TableColumn("Annual term, a year", name: "annual", kind: .money),
                TableColumn("Monthly term, a month", name: "monthly", kind: .money),
                TableColumn("Twelve months", name: "monthlyForYear", kind: .money),
                TableColumn("Break-even, months", name: "breakEvenMonths", kind: .integer),
              ],
              rows: [
                .body([
                  .money(annual, currency), .money(monthly, currency), .money(monthlyForYear, currency),
                  .integer(breakEvenMonths),
                ])
              ])
          ],
          notes: monthlyIsDerived
            ? ["The monthly price is a twelfth of the annual one and 20 % (NCE-5)"] : [])
      ])
  }
}
