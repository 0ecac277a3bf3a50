import PriceModel

// The ranges of facts; both tables are clustered in the order of facts, so that reading them in order is a scan.
extension SQLiteReader {
  private static let inWindow =
    " WHERE h.list = ?1 AND h.from_month <= ?2 AND h.until_month >= ?3"
  private static let ofKey = " AND h.item_key = ?4"
  private static let inOrderOfListings = " ORDER BY h.item_key, h.item, h.from_month"
  private static let inOrderOfPrices = """
     ORDER BY h.item_key, h.market, h.currency, h.band, h.price_type, h.first_day, h.last_day, h.per,
      h.net_amount, h.net_scale, h.list_amount, h.list_scale, h.other_amount, h.other_scale, h.from_month
    """

  private func bind(_ window: RangeWindow, _ key: UInt32?, to statement: SQLiteStatement) {
    statement.bind(window.listID, at: 1)
    statement.bind(window.last, at: 2)
    statement.bind(window.smallestUntil, at: 3)
    if let key { statement.bind(key, at: 4) }
  }

  func eachListing(_ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>) throws -> Void) throws {
    let statement = try statements(
      "SELECT h.item_key, h.item, h.from_month, h.until_month, h.line FROM listing h"
        + Self.inWindow + (key == nil ? "" : Self.ofKey) + Self.inOrderOfListings)
    bind(window, key, to: statement)
    try statement.forEachRow {
      try body(Self.listing(statement))
      return true
    }
  }

  func eachItem(
    _ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>, ItemContent) throws -> Void
  ) throws {
    let statement = try statements(
      """
      SELECT h.item_key, h.item, h.from_month, h.until_month, h.line, \(SQLiteItemColumns.list(of: "i"))
      FROM listing h JOIN item i ON i.id = h.item
      """ + Self.inWindow + (key == nil ? "" : Self.ofKey) + Self.inOrderOfListings)
    bind(window, key, to: statement)
    try statement.forEachRow {
      var content = ItemContent()
      for index in content.codes.indices { content.codes[index] = statement.number(Int32(5 + index)) }
      try body(Self.listing(statement), content)
      return true
    }
  }

  private static func listing(_ statement: SQLiteStatement) -> Held<ListingFact> {
    Held(
      fact: ListingFact(key: statement.number(0), item: statement.number(1)), from: statement.month(2),
      until: statement.month(3), line: statement.number(4))
  }

  func eachPrice(_ window: RangeWindow, key: UInt32?, _ body: (Held<PriceFact>) throws -> Void) throws {
    let statement = try statements(
      """
      SELECT h.item_key, h.market, h.currency, h.band, h.price_type, h.first_day, h.last_day, h.per,
        h.net_amount, h.net_scale, h.list_amount, h.list_scale, h.other_amount, h.other_scale,
        h.from_month, h.until_month, h.line
      FROM price h
      """ + Self.inWindow + (key == nil ? "" : Self.ofKey) + Self.inOrderOfPrices)
    bind(window, key, to: statement)
    try statement.forEachRow {
      func amount(_ column: Int32) -> StoredAmount {
        StoredAmount(
          mantissa: statement.integer(column), scale: Int8(truncatingIfNeeded: statement.integer(column + 1)))
      }
      let fact = PriceFact(
        key: statement.number(0), market: statement.number(1), currency: statement.number(2),
        band: statement.number(3), priceType: statement.number(4),
        start: Int32(truncatingIfNeeded: statement.integer(5)),
        end: Int32(truncatingIfNeeded: statement.integer(6)),
        per: UInt8(truncatingIfNeeded: statement.integer(7)), net: amount(8), list: amount(10),
        other: amount(12))
      try body(
        Held(
          fact: fact, from: statement.month(14), until: statement.month(15), line: statement.number(16)))
      return true
    }
  }
}

/// The columns of the table `item`, in the order of ``ItemField``.
enum SQLiteItemColumns {
  static let names = ItemField.allCases.map(name)

  /// `distributorSKU` is the column `distributor_sku`.
  private static func name(of field: ItemField) -> String {
    if field == .distributorSKU { return "distributor_sku" }
    return field.name.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.lowercased()
    }
  }

  /// The columns with the name of the table before each.
  static func list(of table: String) -> String {
    names.map { "\(table).\($0)" }.joined(separator: ", ")
  }
}
