import PriceListReading
import PriceModel
import Reporting

extension ImportAnswer: Answer {
  public var report: Report {
    Report(
      title: dryRun ? "Import (dry run: nothing was changed)" : "Import",
      sections: [
        Report.Section(
          tables: [Table(columns: Self.columns, rows: lists.map { .body($0.cells(dryRun)) })],
          notes: lists.compactMap(\.reading))
      ])
  }

  /// With the file in a column of its own; people read it in the notes, where it has room.
  public var dataReport: Report {
    let columns = [TableColumn("file")] + Self.columns
    let rows = lists.map { TableRow.body([.text($0.file)] + $0.cells(dryRun)) }
    return Report(title: "Import", sections: [Report.Section(tables: [Table(columns: columns, rows: rows)])])
  }

  private static let columns = [
    TableColumn("List", name: "list", overflow: .wrap),
    TableColumn("Edition", name: "edition", overflow: .keep),
    TableColumn("Profile", name: "profile", overflow: .keep),
    TableColumn("Rows", name: "rows", kind: .integer),
    TableColumn("Rejected", name: "rejected", kind: .integer),
    TableColumn("Added", name: "added", kind: .integer),
    TableColumn("Changed", name: "changed", kind: .integer),
    TableColumn("Unchanged", name: "unchanged", kind: .integer),
    TableColumn("Deleted", name: "deleted", kind: .integer),
    TableColumn("Removed", name: "removed", kind: .integer),
    TableColumn("Outcome", name: "outcome", overflow: .keep),
  ]
}

extension ImportedList {
  fileprivate func cells(_ dryRun: Bool) -> [TableCell] {
    [
      TableCell(text: list), TableCell(text: edition?.description), TableCell(text: profile), .integer(rows),
      .integer(rejected), .integer(added), .integer(changed), .integer(unchanged), .integer(deleted),
      .integer(removed), .text(dryRun && imported ? "would be imported" : outcome),
    ]
  }

  private var outcome: String {
    if !imported { return "not imported" }
    return alreadyImported ? "already there" : "imported"
  }

  /// What the reader knows and assumed about the file, in a sentence; `--format json` has the reasons.
  fileprivate var reading: String? {
    guard encoding != nil, profile != nil else { return "\(file): \(outcome)" }
    var parts = assumptions.compactMap(\.phrase)
    if warnings > 0 { parts.append(Prose.count(warnings, "warning")) }
    return "\(file): " + parts.joined(separator: ", ")
  }
}

extension Assumption {
  /// A few words about it; `nil` for what everybody expects.
  fileprivate var phrase: String? {
    let doubt = basis == .assumed ? " (assumed)" : ""
    let sign = value == "\t" ? "tab" : "“\(value)”"
    switch subject {
    case .container: return value == "file" ? nil : "from \(value)"
    case .encoding: return "read as \(value)\(doubt)"
    case .lineEnds: return value == "none" ? nil : value == "mixed" ? "mixed line ends" : "\(value) line ends"
    case .delimiter: return "delimiter \(sign)"
    case .quote: return value == "none" ? "no quotes" : value == "\"" ? nil : "quotes \(sign)"
    case .escape: return value == "backslash" ? "\\\" inside quotes" : nil
    case .decimalMark: return "decimal mark \(sign)\(doubt)"
    case .grouping: return value == "none" ? nil : "digits grouped by \(value == "space" ? "a space" : sign)"
    case .header: return value == "none" ? "no header" : "header in line \(value)"
    case .root: return "root element \(value)"
    }
  }
}
