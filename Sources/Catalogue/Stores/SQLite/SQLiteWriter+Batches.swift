import PriceModel

// The numbers of what a batch names: found in memory, else in the database, else made.
extension SQLiteWriter {
  func code(_ batch: ItemBatch) throws -> BatchCodes {
    var coding = BatchCoding(batch)
    for row in batch.rows {
      coding.need(row.claim)
      coding.need(row.previousValues)
      coding.need(itemOf: row)
    }
    for price in batch.prices {
      coding.need(price.market)
      coding.need(price.currency)
      coding.need(price.priceType)
    }
    try coding.findTexts(with: self)
    try coding.findItems(with: self)
    return BatchCodes(
      texts: coding.texts, items: coding.items, keys: coding.keys, bands: try bandIDs(batch.bands))
  }

  /// The number of a text, made if it is new; 0 for no text.
  fileprivate func makeTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    try knownTextID(utf8) ?? makeNewTextID(utf8)
  }

  /// The number of a text; 0 for no text, `nil` if it is new.
  fileprivate func knownTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32? {
    if utf8.isEmpty { return 0 }
    if let id = memory.texts.id(of: utf8) { return id }
    let id = try textID(of: utf8)
    if let id { memory.texts.learn(id) }
    return id
  }

  /// Stores a text that is new.
  fileprivate func makeNewTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    if let id = memory.texts.id(of: utf8) { return id }
    let id = try insertText(utf8)
    memory.texts.learn(id)
    return id
  }

  private func insertText(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    let insert = try statements("INSERT INTO text (hash, value) VALUES (?, ?)")
    insert.bind(try hash(of: utf8), at: 1)
    insert.bind(utf8: utf8, at: 2)
    try insert.run()
    return statements.lastInsertedID
  }

  /// The number of a text in upper case, in which numbers of parts are compared.
  private func makeFoldedTextID(_ utf8: UnsafeRawBufferPointer) throws -> UInt32 {
    var folded = String(decoding: utf8, as: UTF8.self).uppercased()
    return try folded.withUTF8 { try makeTextID(UnsafeRawBufferPointer($0)) }
  }

  /// The numbers of a content and of its key; `nil` if they are not known yet, and must then be told to the memory.
  fileprivate func knownItem(_ content: [UInt32]) -> ItemIDs? {
    content.withUnsafeBytes { memory.items.id(of: $0) }
  }

  /// The numbers of a content and of its key; a new one is stored with its key and wording.
  fileprivate func makeItem(_ content: [UInt32], _ item: ItemContent, of batch: ItemBatch) throws -> ItemIDs {
    let hash = try content.withUnsafeBytes { try self.hash(of: $0) }
    let find = try statements(Self.findItem)
    find.bind(hash, at: 1)
    var found: ItemIDs?
    try find.forEachRow {
      guard content.indices.allSatisfy({ find.number(Int32($0 + 2)) == content[$0] }) else { return true }
      found = ItemIDs(item: find.number(0), key: find.number(1))
      return false
    }
    if let found { return found }

    let partNumber = try foldedTextID(content[ItemField.partNumber.rawValue], item[.partNumber], of: batch)
    let key = try makeKeyID([
      partNumber, content[ItemField.term.rawValue], content[ItemField.billing.rawValue],
      content[ItemField.segment.rawValue],
    ])
    let insert = try statements(Self.insertItem)
    insert.bind(content, startingAt: 4)
    insert.bind(hash, at: 1)
    insert.bind(key, at: 2)
    insert.bind(try makeWordingID(content, item, of: batch.texts), at: 3)
    try insert.run()
    let id = statements.lastInsertedID
    grownBlocks.insert(id / UInt32(ItemBlock.size))
    let sku = content[ItemField.distributorSKU.rawValue]
    if sku != 0 {
      try record(distributorSKU: try foldedTextID(sku, item[.distributorSKU], of: batch), of: key)
    }
    return ItemIDs(item: id, key: key)
  }

  private static let findItem =
    "SELECT id, item_key, \(SQLiteItemColumns.list(of: "item")) FROM item WHERE hash = ?"
  private static let insertItem = """
    INSERT INTO item (hash, item_key, wording, \(SQLiteItemColumns.names.joined(separator: ", ")))
    VALUES (?, ?, ?\(String(repeating: ", ?", count: SQLiteItemColumns.names.count)))
    """

  /// The number of a text of the batch in upper case; `text` is its number as written.
  private func foldedTextID(_ text: UInt32, _ code: TextCode, of batch: ItemBatch) throws -> UInt32 {
    try batch.texts.withBytes(of: code) { bytes in
      let isFolded = bytes.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) }
      return isFolded ? text : try makeFoldedTextID(bytes)
    }
  }

  /// The number of a key: part number in upper case, term, billing, segment.
  private func makeKeyID(_ parts: [UInt32]) throws -> UInt32 {
    if let id = parts.withUnsafeBytes({ memory.keys.id(of: $0) }) { return id }
    let find = try statements(
      "SELECT id FROM item_key WHERE part_number = ? AND term = ? AND billing = ? AND segment = ?")
    var id = try find.firstNumber(binding: parts)
    if id == nil {
      let insert = try statements(
        "INSERT INTO item_key (part_number, term, billing, segment) VALUES (?, ?, ?, ?)")
      insert.bind(parts)
      try insert.run()
      id = statements.lastInsertedID
    }
    memory.keys.learn(id ?? 0)
    return id ?? 0
  }

  /// The number of what is searched of an item, which is made searchable if it is new.
  private func makeWordingID(_ content: [UInt32], _ item: ItemContent, of texts: TextTable) throws -> UInt32 {
    let fields: [ItemField] = [.partNumber, .distributorSKU, .itemName, .family, .description]
    let parts = fields.map { content[$0.rawValue] }
    if let id = parts.withUnsafeBytes({ memory.wordings.id(of: $0) }) { return id }
    let find = try statements(
      """
      SELECT id FROM wording
      WHERE part_number = ? AND distributor_sku = ? AND item_name = ? AND family = ? AND description = ?
      """)
    var id = try find.firstNumber(binding: parts)
    if id == nil {
      let insert = try statements(
        """
        INSERT INTO wording (part_number, distributor_sku, item_name, family, description)
        VALUES (?, ?, ?, ?, ?)
        """)
      insert.bind(parts)
      try insert.run()
      id = statements.lastInsertedID
      let search = try statements(
        """
        INSERT INTO search (rowid, part_number, distributor_sku, item_name, family, description)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      search.bind(statements.lastInsertedID, at: 1)
      for (index, field) in fields.enumerated() {
        texts.withBytes(of: item[field]) { search.bind(utf8: $0, at: Int32(index + 2)) }
      }
      try search.run()
    }
    memory.wordings.learn(id ?? 0)
    return id ?? 0
  }

  private func record(distributorSKU sku: UInt32, of key: UInt32) throws {
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

/// The numbers of one batch. What only rejected rows name is never asked for, and never stored.
private struct BatchCoding {
  /// What a text of the batch is for, in a number; the value of a facet stands for all else that it may be.
  private struct Need: Comparable {
    private var rank: UInt8

    static let nothing = Need(rank: 0)
    static let other = Need(rank: 1)
    static let itemName = Need(rank: 2)

    private init(rank: UInt8) { self.rank = rank }

    /// The facets have the ranks above, in the order of ``ItemBlock/facets``.
    init(_ field: ItemField) {
      let facet = ItemBlock.facets.firstIndex(of: field)
      self = field == .itemName ? .itemName : facet.map { Need(rank: UInt8(3 + $0)) } ?? .other
    }

    var isFacet: Bool { self > .itemName }

    static func < (left: Need, right: Need) -> Bool { left.rank < right.rank }
  }

  private let batch: ItemBatch
  /// By text code and by item of the batch: whether a row names it.
  private var needs: [Need]
  private var needsItem: [Bool]
  /// By text code of the batch.
  private(set) var texts: [UInt32]
  /// By item of the batch.
  private(set) var items: [UInt32]
  private(set) var keys: [UInt32]

  init(_ batch: ItemBatch) {
    self.batch = batch
    needs = Array(repeating: .nothing, count: batch.texts.count + 1)
    needsItem = Array(repeating: false, count: batch.items.count)
    texts = Array(repeating: 0, count: batch.texts.count + 1)
    items = Array(repeating: 0, count: batch.items.count)
    keys = items
  }

  mutating func need(_ text: TextCode) { need(text, .other) }

  private mutating func need(_ text: TextCode, _ need: Need) {
    if needs[Int(text)] < need { needs[Int(text)] = need }
  }

  mutating func need(itemOf row: BatchRow) {
    let index = Int(row.item)
    guard !needsItem[index] else { return }
    needsItem[index] = true
    for (field, code) in batch.items[index].codes.enumerated() { need(code, Self.needs[field]) }
  }

  /// By field of an item.
  private static let needs = ItemField.allCases.map(Need.init)

  /// Texts that are new are numbered, and so stored, in groups: the values of each facet beside each other and in the
  /// order of the alphabet, as a walk asks for them (``SQLiteReader/eachText(_:_:)``); then the item names; then the
  /// rest, as they come.
  mutating func findTexts(with writer: SQLiteWriter) throws {
    var new: [(need: Need, text: [UInt8], code: TextCode)] = []
    for code in texts.indices.dropFirst() {
      guard needs[code].isFacet else { continue }
      try batch.texts.withBytes(of: TextCode(code)) { bytes in
        if let known = try writer.knownTextID(bytes) {
          texts[code] = known
        } else {
          new.append((needs[code], Array(bytes), TextCode(code)))
        }
      }
    }
    new.sort { $0.need == $1.need ? $0.text.lexicographicallyPrecedes($1.text) : $0.need < $1.need }
    for (_, text, code) in new {
      texts[Int(code)] = try text.withUnsafeBytes { try writer.makeNewTextID($0) }
    }
    for need in [Need.itemName, .other] {
      for code in texts.indices.dropFirst() where needs[code] == need {
        texts[code] = try batch.texts.withBytes(of: TextCode(code)) { try writer.makeTextID($0) }
      }
    }
  }

  mutating func findItems(with writer: SQLiteWriter) throws {
    var content = ItemContent().codes
    for (index, item) in batch.items.enumerated() where needsItem[index] {
      for field in content.indices { content[field] = texts[Int(item.codes[field])] }
      let found: ItemIDs
      if let known = writer.knownItem(content) {
        found = known
      } else {
        found = try writer.makeItem(content, item, of: batch)
        writer.memory.items.learn(found)
      }
      items[index] = found.item
      keys[index] = found.key
    }
  }
}
