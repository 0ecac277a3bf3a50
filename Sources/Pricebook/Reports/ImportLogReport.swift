import Catalogue
import PriceModel
import Reporting

extension ImportLogAnswer: Answer {
  public var report: Report {
    let changed = entries.filter { !$0.changes.isEmpty }
    return Report(
      title: "What was done to the editions",
      sections: [
        Report.Section(
          tables: [
            Table(
              columns: [
                TableColumn("No.", name: "number", kind: .integer),
                TableColumn("Day", name: "day", kind: .date),
                TableColumn("Action", name: "action", overflow: .keep),
                TableColumn("List", name: "list", overflow: .keep),
                TableColumn("Edition", name: "edition", overflow: .keep),
                TableColumn("File", name: "file", overflow: .wrap),
                TableColumn("Accepted", name: "accepted", kind: .integer),
                TableColumn("Rejected", name: "rejected", kind: .integer),
                TableColumn("Warnings", name: "warnings", kind: .integer),
                TableColumn("Corrections", name: "corrections", kind: .integer),
              ],
              rows: entries.map { entry in
                .body([
                  .integer(entry.number), entry.day.map(TableCell.date) ?? .empty,
                  .text(entry.action.rawValue), .text(entry.list), .text(entry.edition.description),
                  .text(entry.file), .integer(entry.accepted), Self.count(entry.rejected),
                  Self.count(entry.warnings), entry.changes.isEmpty ? .empty : .integer(entry.changes.count),
                ])
              })
          ])
      ]
        + changed.map { entry in
          Report.Section(
            heading: Self.heading(of: entry), tables: [Self.table(of: entry.changes)])
        })
  }

  private static func heading(of entry: Entry) -> String {
    let what =
      entry.replacedFile.map { "\(entry.file) in place of \($0)" } ?? "the rows of \(entry.file) added"
    return "No. \(entry.number): \(entry.list) \(entry.edition), \(what)"
  }

  private static func count(_ number: Int?) -> TableCell { number.map(TableCell.integer) ?? .empty }

  private static func table(of changes: [Correction]) -> Table {
    Table(
      columns: [
        TableColumn("Change", name: "change", overflow: .keep),
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Item name", name: "itemName", overflow: .wrap),
        TableColumn("Field", name: "field", overflow: .keep),
        TableColumn("Old", name: "old", overflow: .wrap), TableColumn("New", name: "new", overflow: .wrap),
        TableColumn("Percent", name: "percent", kind: .percent),
        TableColumn("Read", name: "newSource", overflow: .wrap),
      ],
      rows: changes.map { change in
        let words = [change.field, change.priceType ?? change.kind?.rawValue, change.market, change.currency]
        return .body([
          .text(change.change.rawValue), .text(change.item.partNumber), TableCell(text: change.itemName),
          .text(words.compactMap { $0 }.joined(separator: " ")), TableCell(text: change.old),
          TableCell(text: change.new), change.percent.map(TableCell.percent) ?? .empty,
          place(change.newPlace ?? change.oldPlace),
        ])
      })
  }

  private static func place(_ place: Correction.Place?) -> TableCell {
    TableCell(text: place.map { "\($0.file):\($0.line)" })
  }

  /// A row for each thing done, and one for each change that it made in its edition.
  public var dataReport: Report {
    let head = ["number", "day", "action", "list", "edition", "file", "sha256", "profile"]
    let counts = [
      "accepted", "rejected", "warnings", "added", "changed", "unchanged", "deleted", "removed",
    ]
    let changes = [
      "replacedFile", "replacedSHA256", "change", "partNumber", "term", "billing", "segment", "itemName",
      "field",
      "kind", "priceType", "market", "currency", "minQuantity", "maxQuantity", "old", "new", "percent",
      "oldFrom",
      "newFrom", "oldSource", "newSource",
    ]
    let columns =
      head.map { TableColumn($0) } + counts.map { TableColumn($0, kind: .integer) }
      + changes.map { TableColumn($0) }
    return Report(
      title: "Import log",
      sections: [Report.Section(tables: [Table(columns: columns, rows: entries.flatMap(Self.rows))])])
  }

  private static func rows(_ entry: Entry) -> [TableRow] {
    let head: [TableCell] = [
      .integer(entry.number), entry.day.map(TableCell.date) ?? .empty, .text(entry.action.rawValue),
      .text(entry.list), .text(entry.edition.description), .text(entry.file), .text(entry.sha256),
      .text(entry.profile), .integer(entry.accepted), count(entry.rejected), count(entry.warnings),
      count(entry.added), count(entry.changed), count(entry.unchanged), count(entry.deleted),
      count(entry.removed), TableCell(text: entry.replacedFile), TableCell(text: entry.replacedSHA256),
    ]
    let own = TableRow.body(head + Array(repeating: .empty, count: 20))
    return [own]
      + entry.changes.map { change in
        let texts = [
          change.change.rawValue, change.item.partNumber, change.item.term, change.item.billing,
          change.item.segment, change.itemName, change.field, change.kind?.rawValue, change.priceType,
          change.market, change.currency, change.minQuantity, change.maxQuantity, change.old, change.new,
          change.percent?.description(atLeast: 1), change.oldFrom?.description, change.newFrom?.description,
        ]
        return .body(
          head + texts.map { TableCell(text: $0) } + [place(change.oldPlace), place(change.newPlace)])
      }
  }
}
