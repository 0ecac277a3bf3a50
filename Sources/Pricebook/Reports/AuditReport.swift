import Catalogue
import PriceModel
import Reporting

extension AuditAnswer: Answer {
  public var report: Report {
    let what =
      editions.count == 1 ? "\(editions[0].list) \(editions[0].edition)" : Prose.count(editions.count, "list")
    return Report(
      title: "Audit of \(what)",
      facts: [
        Report.Fact("Items", .integer(editions.reduce(0) { $0 + $1.items })),
        Report.Fact("Findings", .integer(count)),
        Report.Fact("Notes", .integer(checks.reduce(0) { $0 + $1.notes })),
      ],
      sections: [checksSection] + findingSections,
      footnotes: editions.count == 1
        ? ["Prices in force on \(editions[0].on) are compared with each other."] : [])
  }

  /// A row per finding or note.
  public var dataReport: Report {
    let columns =
      [
        "check", "rule", "severity", "list", "edition", "partNumber", "term", "billing", "segment",
        "itemName",
        "market", "currency", "message", "rows",
      ].map { TableColumn($0) }
    return Report(
      title: "Audit",
      sections: [
        Report.Section(tables: [
          Table(
            columns: columns,
            rows: findings.map { found in
              .body([
                .text(found.check), TableCell(text: found.rule), .text(found.severity.rawValue),
                .text(found.list), .text(found.edition.description), TableCell(text: found.item?.partNumber),
                TableCell(text: found.item?.term), TableCell(text: found.item?.billing),
                TableCell(text: found.item?.segment), TableCell(text: found.itemName),
                TableCell(text: found.market), TableCell(text: found.currency?.code), .text(found.message),
                .text(found.places),
              ])
            })
        ])
      ])
  }

  private var checksSection: Report.Section {
    Report.Section(
      heading: "What was checked",
      tables: [
        Table(
          columns: [
            TableColumn("Check", name: "check", overflow: .keep),
            TableColumn("Rule", name: "rule", overflow: .keep),
            TableColumn("Looks for", name: "title", overflow: .wrap),
            TableColumn("Findings", name: "findings", kind: .integer),
            TableColumn("Notes", name: "notes", kind: .integer),
          ],
          rows: checks.map { check in
            .body([
              .text(check.check), TableCell(text: check.rule), .text(check.title), .integer(check.findings),
              .integer(check.notes),
            ])
          })
      ])
  }

  /// The findings of each check; the notes too, if they are wanted.
  private var findingSections: [Report.Section] {
    checks.compactMap { check in
      let own = findings.filter { $0.check == check.check && (showsNotes || $0.severity == .finding) }
      guard !own.isEmpty else { return nil }
      return AuditReports.section(own, heading: check.title.capitalizedFirst)
    }
  }
}

private enum AuditReports {
  static func section(_ findings: [AuditFinding], heading: String) -> Report.Section {
    let key = KeyColumns(findings.compactMap(\.item))
    let hasLists = Set(findings.map(\.list)).count > 1
    let hasMarkets = Set(findings.map(\.market)).count > 1
    let hasNotes = findings.contains { $0.severity == .note }
    var columns = hasLists ? [TableColumn("List", name: "list", overflow: .keep)] : []
    columns += key.columns
    if hasMarkets { columns.append(TableColumn("Market", name: "market", overflow: .keep)) }
    if hasNotes { columns.append(TableColumn("", name: "severity", overflow: .keep)) }
    columns += [
      TableColumn("What is odd", name: "message", overflow: .wrap),
      TableColumn("Rows", name: "rows", overflow: .wrap),
    ]
    return Report.Section(
      heading: heading,
      tables: [
        Table(
          columns: columns,
          rows: findings.map { found in
            var cells: [TableCell] = hasLists ? [.text(found.list)] : []
            let nobody = ItemIdentity(partNumber: "", term: nil, billing: nil, segment: nil)
            cells += key.cells(found.item ?? nobody)
            if hasMarkets { cells.append(TableCell(text: found.market)) }
            if hasNotes { cells.append(found.severity == .note ? .text("note") : .empty) }
            return .body(cells + [.text(found.message), .text(found.places)])
          })
      ])
  }
}

extension AuditFinding {
  /// The rows, file by file: `prices.csv:2, 7`.
  fileprivate var places: String {
    rows.grouped(by: \.file).map { file, rows in
      "\(file):" + rows.map { String($0.line) }.uniqued.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
