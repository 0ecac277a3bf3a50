import Catalogue
import PriceModel
import Reporting

extension DiffAnswer: Answer {
  public var report: Report {
    var sections = DiffPlot.section(of: [self]).map { [$0] } ?? []
    sections.append(DiffReports.families(families))
    let found = comparison
    if !found.added.isEmpty { sections.append(DiffReports.items(found.added, heading: "Added")) }
    if !found.removed.isEmpty { sections.append(DiffReports.items(found.removed, heading: "Removed")) }
    if !found.renamed.isEmpty { sections.append(DiffReports.renamings(found.renamed)) }
    sections += DiffReports.changes(found.changed)
    if !found.contradictions.isEmpty { sections.append(DiffReports.contradictions(found.contradictions)) }
    return Report(
      title: "\(found.list): \(found.old?.description ?? "nothing") → \(found.new)",
      subtitle: oldFile.flatMap { old in newFile.map { "\(old) → \($0)" } },
      facts: DiffReports.facts(of: summary, filter), sections: sections, footnotes: footnotes)
  }

  /// A row per change; see ``DiffRows/columns``.
  public var dataReport: Report {
    Report(
      title: "Differences",
      sections: [Report.Section(tables: [DiffReports.table(of: [comparison])])])
  }

  private var footnotes: [String] {
    guard comparison.checkedClaims, filter.shows(.claims) else { return [] }
    let count = summary.falseClaims
    return [
      "The list's own change flags were held against this: "
        + (count == 0
          ? "none is false." : "\(Prose.count(count, "row is", plural: "rows are")) flagged wrongly.")
    ]
  }
}

extension DiffAllAnswer: Answer {
  public var report: Report {
    let columns =
      [
        TableColumn("List", name: "list", overflow: .keep), TableColumn("Old", name: "old", overflow: .keep),
        TableColumn("New", name: "new", overflow: .keep),
      ] + DiffReports.counts
    let rows = lists.map { list in
      TableRow.body(
        [
          .text(list.comparison.list), TableCell(text: list.comparison.old?.description),
          .text(list.comparison.new.description),
        ] + DiffReports.cells(of: list.summary))
    }
    let total = TableRow.total([.text("All"), .empty, .empty] + DiffReports.cells(of: summary))
    var notes: [String] = []
    if !begun.isEmpty {
      notes.append(
        "Begins with this edition: " + Prose.list(begun.map { "\($0.list) (\(Prose.count($0.rows, "row")))" })
      )
    }
    if !withoutEdition.isEmpty, let month {
      notes.append("Has no edition \(month): \(Prose.list(withoutEdition))")
    }
    return Report(
      title: month.map { "What \($0) changed" } ?? "What the latest editions changed",
      facts: DiffReports.facts(of: summary, lists.first?.filter ?? DiffFilter()),
      sections: (DiffPlot.section(of: lists).map { [$0] } ?? []) + [
        Report.Section(
          heading: "Lists", tables: [Table(columns: columns, rows: rows + (rows.count > 1 ? [total] : []))],
          notes: notes),
        DiffReports.families(families),
      ],
      footnotes: ["Every change: diff LIST, or --format csv, json, jsonl."])
  }

  public var dataReport: Report {
    let table = DiffReports.table(of: lists.map(\.comparison))
    return Report(title: "Differences", sections: [Report.Section(tables: [table])])
  }
}

/// The pieces that reports about differences share.
enum DiffReports {
  static func facts(of summary: DiffSummary, _ filter: DiffFilter) -> [Report.Fact] {
    var facts = [
      Report.Fact("Added", .integer(summary.added)), Report.Fact("Removed", .integer(summary.removed)),
      Report.Fact("Renamed", .integer(summary.renamed)), Report.Fact("Changed", .integer(summary.changed)),
      Report.Fact("Prices up", .integer(summary.prices.up)),
      Report.Fact("Prices down", .integer(summary.prices.down)),
    ]
    if summary.falseClaims > 0 { facts.append(Report.Fact("False flags", .integer(summary.falseClaims))) }
    var limits = filter.only.map(\.rawValue).sorted()
    if let percent = filter.minPercent { limits.append("of the changes only prices by \(percent) % or more") }
    if !limits.isEmpty { facts.append(Report.Fact("Shown", Prose.list(limits))) }
    return facts
  }

  static let counts = [
    TableColumn("Added", name: "added", kind: .integer),
    TableColumn("Removed", name: "removed", kind: .integer),
    TableColumn("Renamed", name: "renamed", kind: .integer),
    TableColumn("Changed", name: "changed", kind: .integer), TableColumn("Up", name: "up", kind: .integer),
    TableColumn("Down", name: "down", kind: .integer),
    TableColumn("From %", name: "smallestPercent", kind: .percent),
    TableColumn("To %", name: "largestPercent", kind: .percent),
  ]

  static func cells(of summary: DiffSummary) -> [TableCell] {
    [
      .integer(summary.added), .integer(summary.removed), .integer(summary.renamed),
      .integer(summary.changed),
      .integer(summary.prices.up), .integer(summary.prices.down), number(summary.prices.smallestPercent),
      number(summary.prices.largestPercent),
    ]
  }

  /// The sign stands in the heading of the column.
  private static func number(_ percent: ExactDecimal?) -> TableCell {
    percent.map { .amount($0, minimumDigits: 1) } ?? .empty
  }

  static func families(_ families: [FamilySummary]) -> Report.Section {
    Report.Section(
      heading: "By product family",
      tables: [
        Table(
          columns: [TableColumn("Product family", name: "family", overflow: .wrap)] + counts,
          whenEmpty: "nothing differs",
          rows: families.map { family in
            .body([TableCell(text: family.family ?? "(none)")] + cells(of: family.summary))
          })
      ])
  }

  static func items(_ items: [Item], heading: String) -> Report.Section {
    let key = KeyColumns(items.map(ItemIdentity.init))
    return Report.Section(
      heading: heading,
      tables: [
        Table(
          columns: key.columns + [
            TableColumn("Item name", name: "itemName", overflow: .wrap),
            TableColumn("Net", name: "net", kind: .money), TableColumn("List", name: "list", kind: .money),
            TableColumn("Replaced by", name: "replacedBy", overflow: .keep),
          ],
          rows: items.map { item in
            func last(_ kind: PriceKind) -> TableCell {
              item.prices.last { $0.kind == kind }.map { .money($0.money) } ?? .empty
            }
            return .body(
              key.cells(ItemIdentity(item)) + [
                TableCell(text: item.itemName), last(.net), last(.list), TableCell(text: item.replacedBy),
              ])
          })
      ])
  }

  static func renamings(_ renamings: [Renaming]) -> Report.Section {
    let key = KeyColumns(renamings.map(\.old))
    return Report.Section(
      heading: "Renamed",
      tables: [
        Table(
          columns: key.columns + [
            TableColumn("Item name", name: "itemName", overflow: .wrap),
            TableColumn("Now", name: "newPartNumber", overflow: .keep),
            TableColumn("Name now", name: "newName", overflow: .wrap),
            TableColumn("Because", name: "reason", overflow: .wrap),
          ],
          rows: renamings.map { renaming in
            .body(
              key.cells(renaming.old) + [
                TableCell(text: renaming.oldName), .text(renaming.new.partNumber),
                TableCell(text: renaming.newName == renaming.oldName ? "the same" : renaming.newName),
                .text(renaming.explanation),
              ])
          })
      ])
  }

  static func contradictions(_ contradictions: [Contradiction]) -> Report.Section {
    let key = KeyColumns(contradictions.map(\.identity))
    return Report.Section(
      heading: "What the list says of its rows, and what is so",
      tables: [
        Table(
          columns: key.columns + [
            TableColumn("Verdict", name: "verdict", overflow: .keep),
            TableColumn("What is so", name: "message", overflow: .wrap),
            TableColumn("Row", name: "source", overflow: .wrap),
          ],
          rows: contradictions.map { found in
            .body(
              key.cells(found.identity) + [
                .text(found.verdict.rawValue), .text(found.message),
                .text("\(found.source.file):\(found.source.line)"),
              ])
          })
      ])
  }
}

extension Renaming {
  var explanation: String {
    switch reason {
    case .replacedBy: newName == nil ? "the list says so, but has no such part" : "the list says so"
    case .nameMatch: "one is gone, one is new; same facets, names alike (\(similarity?.description ?? ""))"
    }
  }
}

/// The columns that tell items apart; term, billing and segment only where an item has them.
struct KeyColumns: Sendable {
  private var hasTerms = false
  private var hasSegments = false
  private var segment: String??

  init() {}

  init(_ identities: some Sequence<ItemIdentity>) {
    for identity in identities { look(at: identity) }
  }

  mutating func look(at identity: ItemIdentity) {
    hasTerms = hasTerms || identity.term != nil || identity.billing != nil
    hasSegments = hasSegments || segment.map { $0 != identity.segment } ?? false
    segment = segment ?? identity.segment
  }

  var columns: [TableColumn] {
    var columns = [TableColumn("Part number", name: "partNumber", overflow: .keep)]
    if hasTerms {
      columns.append(TableColumn("Term", name: "term", overflow: .keep))
      columns.append(TableColumn("Billing", name: "billing", overflow: .keep))
    }
    if hasSegments { columns.append(TableColumn("Segment", name: "segment", overflow: .keep)) }
    return columns
  }

  func cells(_ identity: ItemIdentity) -> [TableCell] {
    var cells = [TableCell.text(identity.partNumber)]
    if hasTerms { cells += [TableCell(text: identity.term), TableCell(text: identity.billing)] }
    if hasSegments { cells.append(TableCell(text: identity.segment)) }
    return cells
  }
}
