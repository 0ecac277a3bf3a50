import PriceModel
import Reporting

extension AgreementCheckAnswer: Answer {
  public var report: Report {
    var sections = [Report.Section(tables: [Self.table(violations, whenEmpty: "no rule is broken")])]
    if !warnings.isEmpty {
      sections.append(Report.Section(heading: "Warnings", tables: [Self.table(warnings, whenEmpty: "none")]))
    }
    return Report(
      title: ok ? "The agreement keeps the rules" : Prose.count(violations.count, "violation"),
      sections: sections)
  }

  private static func table(_ findings: [Finding], whenEmpty: String) -> Table {
    Table(
      columns: [
        TableColumn("Rule", name: "rule", overflow: .keep),
        TableColumn("Order", name: "order", kind: .integer),
        TableColumn("Line", name: "line", kind: .integer),
        TableColumn("Finding", name: "message", overflow: .wrap),
      ], whenEmpty: whenEmpty,
      rows: findings.map {
        .body([
          .text($0.rule), $0.order.map(TableCell.integer) ?? .empty, $0.line.map(TableCell.integer) ?? .empty,
          .text($0.message),
        ])
      })
  }
}

extension PricedOrderAnswer: Answer {
  public var report: Report {
    var sections = [
      Report.Section(
        tables: [AgreementReports.table(of: lines, total: total)], notes: AgreementReports.notes(lines, notes)
      )
    ]
    if !violations.isEmpty {
      let findings = violations.map { finding in
        (finding.line.map { "line \($0): " } ?? "") + "\(finding.message) [\(finding.rule)]"
      }
      sections.append(Report.Section(heading: "The rules do not allow this order", notes: findings))
    }
    return Report(
      title: schema == "pricebook.agreement-renewal/1"
        ? "The first order of the next term" : "The order, priced",
      facts: [Report.Fact("Agreement", file), Report.Fact("Currency", currency.code)], sections: sections,
      footnotes: ["Rounding: \(rounding)"])
  }
}

extension PricedOrdersAnswer: Answer {
  public var report: Report {
    if agreements.count == 1, failures.isEmpty { return agreements[0].report }
    return Report(
      title: "\(Prose.count(agreements.count, "agreement")) priced"
        + (failures.isEmpty ? "" : ", \(failures.count) not"),
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("Agreement", name: "file", overflow: .wrap),
              TableColumn("Lines", name: "lines", kind: .integer),
              TableColumn("Total", name: "total", kind: .money),
              TableColumn("Rules", name: "rules", overflow: .wrap),
            ],
            rows: agreements.map { priced in
              .body([
                .text(priced.file), .integer(priced.lines.count),
                ExactDecimal(priced.total).map { .money(Money($0, priced.currency)) } ?? .empty,
                .text(Set(priced.lines.map(\.rule)).sorted().joined(separator: " ")),
              ])
            })
        ])
      ])
  }
}

extension AnniversaryAnswer: Answer {
  public var report: Report {
    var sections = [
      Report.Section(
        tables: [table],
        notes: lines.map { "\($0.partNumber): \($0.explanation)" } + notes.map { "\($0.text) [\($0.rule)]" })
    ]
    if !separateLines.isEmpty {
      sections.append(
        Report.Section(
          heading: "In an order of their own", tables: [AgreementReports.table(of: separateLines, total: nil)]
        ))
    }
    return Report(
      title: "The anniversary order of year \(year)",
      facts: [Report.Fact("Date", .date(date)), Report.Fact("Currency", currency.code)], sections: sections,
      footnotes: ["Rounding: \(rounding)"])
  }

  private var table: Table {
    var rows = lines.map { line -> TableRow in
      .body([
        .text(line.partNumber), .integer(line.quantity), AgreementReports.amount(line.unitPrice),
        AgreementReports.amount(line.amount), .text(line.basis), .text(line.rule), .text(Self.words(line)),
        .text(line.freedomRule),
      ])
    }
    rows.append(.total([.text("Total"), .empty, .empty, AgreementReports.amount(total)]))
    return Table(
      columns: [
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Quantity", name: "quantity", kind: .integer),
        TableColumn("Unit price", name: "unitPrice", kind: .amount),
        TableColumn("Amount", name: "amount", kind: .amount),
        TableColumn("Basis", name: "basis", overflow: .keep),
        TableColumn("Rule", name: "rule", overflow: .keep),
        TableColumn("It may", name: "freedom", overflow: .wrap),
        TableColumn("By", name: "freedomRule", overflow: .keep),
      ], rows: rows)
  }

  private static func words(_ line: Line) -> String {
    let floor = line.minimum.map { ", not below \($0)" } ?? ""
    return switch line.freedom {
    case "fixed": "not change"
    case "mayRise": "rise" + floor
    case "mayBeDropped": "change or be dropped"
    default: "rise or fall" + floor
    }
  }
}

extension StepUpAnswer: Answer {
  public var report: Report {
    Report(
      title: "Step-up", facts: [Report.Fact("Currency", currency.code)],
      sections: [
        Report.Section(
          tables: [
            Table(
              columns: [
                TableColumn("Part number", name: "partNumber", overflow: .keep),
                TableColumn("To", name: "family", overflow: .wrap),
                TableColumn("Quantity", name: "quantity", kind: .integer),
                TableColumn("Unit price", name: "unitPrice", kind: .amount),
                TableColumn("Difference", name: "difference", kind: .amount),
                TableColumn("From", name: "source", overflow: .keep),
              ],
              rows: proposals.map {
                .body([
                  .text($0.partNumber), .text($0.family), .integer($0.quantity),
                  AgreementReports.amount($0.unitPrice),
                  $0.difference.map(AgreementReports.amount) ?? .missing("not in the list"),
                  .text("\($0.list) \($0.edition)"),
                ])
              })
          ],
          notes: proposals.map { "\($0.partNumber): \($0.explanation) [\($0.rules.joined(separator: ", "))]" }
        )
      ])
  }
}

/// The pieces that reports about agreements share.
enum AgreementReports {
  static func amount(_ text: String) -> TableCell {
    ExactDecimal(text).map { .amount($0, minimumDigits: $0.scale) } ?? .empty
  }

  static func table(of lines: [PricedLineAnswer], total: String?) -> Table {
    var rows = lines.map { line -> TableRow in
      .body([
        .text(line.partNumber), .integer(line.quantity), amount(line.unitPrice), amount(line.amount),
        .text(line.basis), line.since.map(TableCell.date) ?? .empty, .text(line.rule),
      ])
    }
    if let total { rows.append(.total([.text("Total"), .empty, .empty, amount(total)])) }
    return Table(
      columns: [
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Quantity", name: "quantity", kind: .integer),
        TableColumn("Unit price", name: "unitPrice", kind: .amount),
        TableColumn("Amount", name: "amount", kind: .amount),
        TableColumn("Basis", name: "basis", overflow: .keep),
        TableColumn("Since", name: "since", kind: .date), TableColumn("Rule", name: "rule", overflow: .keep),
      ], rows: rows)
  }

  static func notes(_ lines: [PricedLineAnswer], _ notes: [RuleNote]) -> [String] {
    lines.map { "\($0.partNumber): \($0.explanation) [\($0.rules.joined(separator: ", "))]" }
      + notes.map { "\($0.text) [\($0.rule)]" }
  }
}
