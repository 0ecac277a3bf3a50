import PriceModel

extension SQLiteReader {
  func additions(to listID: UInt32?) throws -> [EditionAddition] {
    let statement = try statements(
      """
      SELECT list, month, base, row_count, profile, file, sha256, imported FROM edition_addition
      \(listID == nil ? "" : "WHERE list = ?1") ORDER BY list, month, base
      """)
    if let listID { statement.bind(listID, at: 1) }
    var additions: [EditionAddition] = []
    try statement.forEachRow {
      additions.append(
        EditionAddition(
          listID: statement.number(0), month: statement.month(1), base: statement.number(2),
          rows: Int(statement.integer(3)), profile: statement.text(4) ?? "", file: statement.text(5) ?? "",
          sha256: statement.text(6) ?? "", imported: statement.text(7).flatMap { CalendarDate($0) }))
      return true
    }
    return additions
  }

  func content(ofItem item: UInt32) throws -> ItemContent {
    let statement = try statements("SELECT \(SQLiteItemColumns.list(of: "item")) FROM item WHERE id = ?")
    statement.bind(item, at: 1)
    var content: ItemContent?
    try statement.forEachRow {
      var found = ItemContent()
      for index in found.codes.indices { found.codes[index] = statement.number(Int32(index)) }
      content = found
      return false
    }
    guard let content else { throw CatalogueError(.damaged, "the item \(item) is missing") }
    return content
  }

  func importLog(of list: String?) throws -> [ImportLogEntry] {
    let statement = try statements(
      """
      SELECT g.id, l.name, g.month, g.action, g.day, g.file, g.sha256, g.profile, g.row_count, g.rejected, g.warnings,
        g.added, g.changed, g.unchanged, g.deleted, g.removed, g.replaced_file, g.replaced_sha256
      FROM import_log g JOIN list l ON l.id = g.list \(list == nil ? "" : "WHERE l.name = ?1") ORDER BY g.id
      """)
    if let list { statement.bind(list, at: 1) }
    var entries: [ImportLogEntry] = []
    try statement.forEachRow {
      guard let action = ImportLogEntry.Action(rawValue: statement.text(3) ?? "") else {
        throw CatalogueError(.damaged, "the import log has an unknown action")
      }
      let info = EditionInfo(
        list: statement.text(1) ?? "", edition: EditionLabel(ordinal: statement.month(2)),
        rows: Int(statement.integer(8)), profile: statement.text(7) ?? "", file: statement.text(5) ?? "",
        sha256: statement.text(6) ?? "", inForce: .endsFirst, merging: .full)
      var entry = ImportLogEntry(action, of: info, on: statement.text(4).flatMap { CalendarDate($0) })
      func count(_ column: Int32) -> Int? { statement.optionalInteger(column).map { Int($0) } }
      entry.number = Int(statement.integer(0))
      entry.rejected = count(9)
      entry.warnings = count(10)
      entry.added = count(11)
      entry.changed = count(12)
      entry.unchanged = count(13)
      entry.deleted = count(14)
      entry.removed = count(15)
      entry.replacedFile = statement.text(16)
      entry.replacedSHA256 = statement.text(17)
      entries.append(entry)
      return true
    }
    return entries
  }

  func lastLogEntry() throws -> Int { try statements.integer("SELECT max(id) FROM import_log") }

  func hasLogEntries(of listID: UInt32, after entry: Int) throws -> Bool {
    let statement = try statements("SELECT 1 FROM import_log WHERE id > ? AND list = ?")
    statement.bind(entry, at: 1)
    statement.bind(listID, at: 2)
    var found = false
    try statement.forEachRow {
      found = true
      return false
    }
    return found
  }

  func corrections(of entry: Int) throws -> [Correction] {
    let statement = try statements(
      "SELECT \(SQLiteCorrectionColumns.list) FROM correction WHERE log = ? ORDER BY number")
    statement.bind(entry, at: 1)
    var corrections: [Correction] = []
    try statement.forEachRow {
      guard let change = Correction.Change(rawValue: statement.text(0) ?? "") else {
        throw CatalogueError(.damaged, "the import log has an unknown change")
      }
      func date(_ column: Int32) -> CalendarDate? { statement.text(column).flatMap { CalendarDate($0) } }
      func place(_ column: Int32) -> Correction.Place? {
        statement.text(column).map { Correction.Place(file: $0, line: Int(statement.integer(column + 1))) }
      }
      var correction = Correction(
        change,
        ItemIdentity(
          partNumber: statement.text(1) ?? "", term: statement.text(2), billing: statement.text(3),
          segment: statement.text(4)), itemName: statement.text(5))
      correction.field = statement.text(6)
      correction.kind = statement.text(7).flatMap { PriceKind(rawValue: $0) }
      correction.priceType = statement.text(8)
      correction.market = statement.text(9)
      correction.currency = statement.text(10)
      correction.minQuantity = statement.text(11)
      correction.maxQuantity = statement.text(12)
      correction.old = statement.text(13)
      correction.new = statement.text(14)
      correction.oldFrom = date(15)
      correction.newFrom = date(16)
      correction.oldPlace = place(17)
      correction.newPlace = place(19)
      corrections.append(correction)
      return true
    }
    return corrections
  }
}

extension SQLiteWriter {
  func append(_ entry: ImportLogEntry, _ corrections: [Correction], of listID: UInt32) throws {
    let insert = try statements(
      """
      INSERT INTO import_log (list, month, action, day, file, sha256, profile, row_count, rejected, warnings, added,
        changed, unchanged, deleted, removed, replaced_file, replaced_sha256)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(listID, at: 1)
    insert.bind(entry.edition.ordinal, at: 2)
    let texts = [entry.action.rawValue, entry.day?.description, entry.file, entry.sha256, entry.profile]
    for (index, text) in texts.enumerated() { insert.bind(text, at: Int32(index + 3)) }
    let counts = [
      entry.accepted, entry.rejected, entry.warnings, entry.added, entry.changed, entry.unchanged,
      entry.deleted, entry.removed,
    ]
    for (index, count) in counts.enumerated() { insert.bind(integer: count, at: Int32(index + 8)) }
    insert.bind(entry.replacedFile, at: 16)
    insert.bind(entry.replacedSHA256, at: 17)
    try insert.run()
    let number = statements.lastInsertedID
    for (place, correction) in corrections.enumerated() { try append(correction, place, to: number) }
  }

  private func append(_ correction: Correction, _ place: Int, to entry: UInt32) throws {
    let insert = try statements(
      """
      INSERT INTO correction (log, number, \(SQLiteCorrectionColumns.list))
      VALUES (?, ?\(String(repeating: ", ?", count: SQLiteCorrectionColumns.names.count)))
      """)
    insert.bind(entry, at: 1)
    insert.bind(place, at: 2)
    let texts = [
      correction.change.rawValue, correction.item.partNumber, correction.item.term, correction.item.billing,
      correction.item.segment, correction.itemName, correction.field, correction.kind?.rawValue,
      correction.priceType, correction.market, correction.currency, correction.minQuantity,
      correction.maxQuantity, correction.old, correction.new, correction.oldFrom?.description,
      correction.newFrom?.description,
    ]
    for (index, text) in texts.enumerated() { insert.bind(text, at: Int32(index + 3)) }
    insert.bind(correction.oldPlace?.file, at: 20)
    insert.bind(integer: correction.oldPlace?.line, at: 21)
    insert.bind(correction.newPlace?.file, at: 22)
    insert.bind(integer: correction.newPlace?.line, at: 23)
    try insert.run()
  }
}

/// The columns of the table `correction` behind its key.
private enum SQLiteCorrectionColumns {
  static let names = [
    "change", "part_number", "term", "billing", "segment", "item_name", "field", "kind", "price_type",
    "market",
    "currency", "min_quantity", "max_quantity", "old_value", "new_value", "old_from", "new_from", "old_file",
    "old_line", "new_file", "new_line",
  ]
  static let list = names.joined(separator: ", ")
}
