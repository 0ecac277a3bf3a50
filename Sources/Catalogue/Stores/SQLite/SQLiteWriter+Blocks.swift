import PriceModel

// What follows from the tables: packed columns and offers, and the hashes by which texts and descriptions are found.
extension SQLiteWriter {
  /// Writes what follows from the other changes of the transaction; to be called once before its end.
  func finish() throws {
    try writeBlocks(grownBlocks)
    grownBlocks = []
  }

  /// Makes all blocks anew.
  func rewriteAllBlocks() throws {
    try statements("DELETE FROM item_block").run()
    try writeBlocks(try blockNumbers())
  }

  /// Makes the packed offers of all editions anew.
  func rewriteAllOffers() throws {
    try statements("DELETE FROM edition_offers").run()
    for edition in try editions(of: nil) {
      let facts = try EditionRewriting(store: self, listID: edition.listID).factsOnly(in: edition.month)
      try save(offers: PackedOffers.pack(facts), of: edition.listID, at: edition.month)
    }
  }

  /// Computes the hashes of texts and descriptions anew.
  func rewriteHashes() throws {
    let texts = try statements("SELECT id, value FROM text ORDER BY id")
    let setText = try statements("UPDATE text SET hash = ?2 WHERE id = ?1")
    try texts.forEachRow {
      var text = texts.text(1) ?? ""
      setText.bind(texts.integer(0), at: 1)
      setText.bind(try text.withUTF8 { try hash(of: UnsafeRawBufferPointer($0)) }, at: 2)
      try setText.run()
      return true
    }
    let items = try statements("SELECT id, \(SQLiteItemColumns.list(of: "item")) FROM item ORDER BY id")
    let setItem = try statements("UPDATE item SET hash = ?2 WHERE id = ?1")
    try items.forEachRow {
      let content = ItemContent().codes.indices.map { items.number(Int32($0 + 1)) }
      setItem.bind(items.integer(0), at: 1)
      setItem.bind(try content.withUnsafeBytes { try hash(of: $0) }, at: 2)
      try setItem.run()
      return true
    }
  }

  private func writeBlocks(_ blocks: some Sequence<UInt32>) throws {
    let insert = try statements("INSERT OR REPLACE INTO item_block (id, packed) VALUES (?, ?)")
    for number in blocks.sorted() {
      insert.bind(number, at: 1)
      insert.bind(try packedBlock(number), at: 2)
      try insert.run()
    }
  }
}

extension SQLiteReader {
  /// The blocks that the items fill.
  func blockNumbers() throws -> Range<UInt32> {
    let last = try lastItem()
    return 0..<(last == 0 ? 0 : last / UInt32(ItemBlock.size) + 1)
  }

  /// A block of items as it follows from the table of items.
  func packedBlock(_ number: UInt32) throws -> [UInt8] {
    let columns = ["item_key", "wording"] + ItemBlock.facets.map { SQLiteItemColumns.names[$0.rawValue] }
    let items = try statements(
      """
      SELECT i.id, p.value, s.value, \(columns.map { "i.\($0)" }.joined(separator: ", "))
      FROM item i LEFT JOIN text p ON p.id = i.part_number LEFT JOIN text s ON s.id = i.distributor_sku
      WHERE i.id >= ?1 AND i.id < ?2 ORDER BY i.id
      """)
    let nothing = [UInt32](repeating: 0, count: ItemBlock.columnCount)
    var block = ItemBlock()
    var next = number * UInt32(ItemBlock.size)
    items.bind(next, at: 1)
    items.bind(next + UInt32(ItemBlock.size), at: 2)
    try items.forEachRow {
      // An item stands at the place of its number; the first item has the number 1.
      while next < items.number(0) {
        block.append(nothing, partNumber: [], distributorSKU: [])
        next += 1
      }
      block.append(
        (0..<ItemBlock.columnCount).map { items.number(Int32(3 + $0)) },
        partNumber: Array((items.text(1) ?? "").uppercased().utf8),
        distributorSKU: Array((items.text(2) ?? "").uppercased().utf8))
      next += 1
      return true
    }
    return block.packed
  }
}
