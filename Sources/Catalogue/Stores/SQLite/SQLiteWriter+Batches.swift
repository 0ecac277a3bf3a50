import PriceModel

// The numbers of what a batch names: found in memory, else in the database, else made.
extension SQLiteWriter {
  func code(_ batch: ItemBatch) throws -> BatchCodes {
    var coding = BatchCoding(batch: batch)
    for row in batch.rows {
      try coding.code(itemOf: row, with: self)
      _ = try coding.text(row.claim, with: self)
      _ = try coding.text(row.previousValues, with: self)
    }
    for price in batch.prices {
      _ = try coding.text(price.market, with: self)
      _ = try coding.text(price.currency, with: self)
      _ = try coding.text(price.priceType, with: self)
    }
    return BatchCodes(
      texts: coding.texts, items: coding.items, keys: coding.keys, bands: try bandIDs(batch.bands))
  }

  /// The number of a text, made if it is new; 0 for no text.
  fileprivate func makeTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    try memory.texts.id(of: utf8) {
      if let id = try textID(of: utf8) { return id }
      let insert = try statements("INSERT INTO text (hash, value) VALUES (?, ?)")
      insert.bind(StableHash.of(utf8), at: 1)
      insert.bind(utf8: utf8, at: 2)
      try insert.run()
      return statements.lastInsertedID
    }
  }

  /// The number of a text in upper case, in which numbers of parts are compared.
  fileprivate func makeFoldedTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    let isFolded = utf8.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) }
    if isFolded { return try makeTextID(utf8) }
    var folded = String(decoding: utf8, as: UTF8.self).uppercased()
    return try folded.withUTF8 { try makeTextID(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a key: part number in upper case, term, billing, segment.
  fileprivate func makeKeyID(_ parts: [UInt32]) throws -> UInt32 {
    try parts.withUnsafeBytes { bytes in
      try memory.keys.id(of: bytes) {
        let find = try statements(
          "SELECT id FROM item_key WHERE part_number = ? AND term = ? AND billing = ? AND segment = ?")
        for (index, part) in parts.enumerated() { find.bind(part, at: Int32(index + 1)) }
        var id: UInt32?
        try find.forEachRow {
          id = find.number(0)
          return true
        }
        if let id { return id }
        let insert = try statements(
          "INSERT INTO item_key (part_number, term, billing, segment) VALUES (?, ?, ?, ?)")
        for (index, part) in parts.enumerated() { insert.bind(part, at: Int32(index + 1)) }
        try insert.run()
        return statements.lastInsertedID
      }
    }
  }

  /// The number of a content; `index` makes a new one searchable.
  fileprivate func makeItemID(
    _ content: [UInt32], key: UInt32, index: (UInt32) throws -> Void
  ) throws -> UInt32 {
    try content.withUnsafeBytes { bytes in
      try memory.items.id(of: bytes) {
        let hash = StableHash.of(bytes)
        let find = try statements("SELECT id, \(SQLiteItemColumns.list(of: "item")) FROM item WHERE hash = ?")
        find.bind(hash, at: 1)
        var id: UInt32?
        try find.forEachRow {
          guard content.indices.allSatisfy({ find.number(Int32($0 + 1)) == content[$0] }) else { return true }
          id = find.number(0)
          return false
        }
        if let id { return id }
        let insert = try statements(
          """
          INSERT INTO item (hash, item_key, \(SQLiteItemColumns.names.joined(separator: ", ")))
          VALUES (?, ?\(String(repeating: ", ?", count: content.count)))
          """)
        insert.bind(hash, at: 1)
        insert.bind(key, at: 2)
        for (index, text) in content.enumerated() { insert.bind(text, at: Int32(index + 3)) }
        try insert.run()
        let new = statements.lastInsertedID
        try index(new)
        return new
      }
    }
  }

  /// Makes an item findable by its words, and its key by the distributor's number.
  fileprivate func index(_ id: UInt32, key: UInt32, _ item: ItemContent, of texts: TextTable) throws {
    let search = try statements(
      """
      INSERT INTO search (rowid, part_number, distributor_sku, item_name, family, description)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    search.bind(id, at: 1)
    let fields: [ItemField] = [.partNumber, .distributorSKU, .itemName, .family, .description]
    for (index, field) in fields.enumerated() {
      texts.withBytes(of: item[field]) { search.bind(utf8: $0, at: Int32(index + 2)) }
    }
    try search.run()
  }

  fileprivate func record(distributorSKU sku: UInt32, of key: UInt32) throws {
    let insert = try statements("INSERT OR IGNORE INTO distributor_sku (sku, item_key) VALUES (?, ?)")
    insert.bind(sku, at: 1)
    insert.bind(key, at: 2)
    try insert.run()
  }

  /// Bands are few; all are read.
  private func bandIDs(_ bands: [QuantityBand]) throws -> [UInt32] {
    guard bands != [.any] else { return [0] }
    var ids: [QuantityBand: UInt32] = [.any: 0]
    for (id, band) in try allBands() { ids[band] = id }
    return try bands.map { band in
      if let id = ids[band] { return id }
      let insert = try statements("INSERT INTO band (minimum, maximum, basis) VALUES (?, ?, ?)")
      insert.bind(band.minimum?.normalized.description, at: 1)
      insert.bind(band.maximum?.normalized.description, at: 2)
      insert.bind(band.basis?.normalized.description, at: 3)
      try insert.run()
      ids[band] = statements.lastInsertedID
      return statements.lastInsertedID
    }
  }
}

/// The numbers found so far for one batch.
private struct BatchCoding {
  let batch: ItemBatch
  /// By text code; 0 where not asked yet.
  var texts: [UInt32]
  var items: [UInt32]
  var keys: [UInt32]

  init(batch: ItemBatch) {
    self.batch = batch
    texts = Array(repeating: 0, count: batch.texts.count + 1)
    items = Array(repeating: 0, count: batch.items.count)
    keys = items
  }

  mutating func text(_ code: TextCode, with writer: SQLiteWriter) throws -> UInt32 {
    guard code != 0 else { return 0 }
    if texts[Int(code)] == 0 {
      texts[Int(code)] = try batch.texts.withBytes(of: code) { try writer.makeTextID($0) }
    }
    return texts[Int(code)]
  }

  /// Items that only rejected rows name are never asked for, and never stored.
  mutating func code(itemOf row: BatchRow, with writer: SQLiteWriter) throws {
    let index = Int(row.item)
    guard items[index] == 0 else { return }
    let item = batch.items[index]
    var content = item.codes
    for field in content.indices { content[field] = try text(item.codes[field], with: writer) }
    let partNumber = try batch.texts.withBytes(of: item[.partNumber]) { try writer.makeFoldedTextID($0) }
    let key = try writer.makeKeyID(
      [partNumber] + ItemField.key.dropFirst().map { content[$0.rawValue] })
    keys[index] = key
    let texts = batch.texts
    items[index] = try writer.makeItemID(content, key: key) { id in
      try writer.index(id, key: key, item, of: texts)
    }
    if item[.distributorSKU] != 0 {
      let sku = try batch.texts.withBytes(of: item[.distributorSKU]) { try writer.makeFoldedTextID($0) }
      try writer.record(distributorSKU: sku, of: key)
    }
  }
}
