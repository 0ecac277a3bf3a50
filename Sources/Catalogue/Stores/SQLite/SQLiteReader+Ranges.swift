import PriceModel

// The ranges of facts; both tables are clustered in the order of facts, so that reading them in order is a scan.
extension SQLiteReader {
  /// Two questions of the same form: for all keys, and for one.
  private struct Questions {
    let all: String
    let ofKey: String

    init(_ select: String, orderBy order: String) {
      let window = "\(select) WHERE h.list = ?1 AND h.from_month <= ?2 AND h.until_month >= ?3"
      all = "\(window) ORDER BY \(order)"
      ofKey = "\(window) AND h.item_key = ?4 ORDER BY \(order)"
    }
  }

  private static let listings = Questions(
    "SELECT h.item_key, h.item, h.from_month, h.until_month, h.line FROM listing h",
    orderBy: "h.item_key, h.item, h.from_month")

  private static let items = Questions(
    """
    SELECT h.item_key, h.item, h.from_month, h.until_month, h.line, \(SQLiteItemColumns.list(of: "i"))
    FROM listing h JOIN item i ON i.id = h.item
    """, orderBy: "h.item_key, h.item, h.from_month")

  private static let prices = Questions(
    """
    SELECT h.item_key, h.market, h.currency, h.band, h.price_type, h.first_day, h.last_day, h.per,
      h.net_amount, h.net_scale, h.list_amount, h.list_scale, h.other_amount, h.other_scale,
      h.from_month, h.until_month, h.line
    FROM price h
    """,
    orderBy: """
      h.item_key, h.market, h.currency, h.band, h.price_type, h.first_day, h.last_day, h.per, h.net_amount,
        h.net_scale, h.list_amount, h.list_scale, h.other_amount, h.other_scale, h.from_month
      """)

  private func statement(_ questions: Questions, _ window: RangeWindow, _ key: UInt32?) throws
    -> SQLiteStatement
  {
    let statement = try statements(key == nil ? questions.all : questions.ofKey)
    statement.bind(window.listID, at: 1)
    statement.bind(window.last, at: 2)
    statement.bind(window.smallestUntil, at: 3)
    if let key { statement.bind(key, at: 4) }
    return statement
  }

  func eachListing(_ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>) throws -> Void) throws {
    let statement = try statement(Self.listings, window, key)
    try statement.forEachRow {
      try body(Self.listing(statement))
      return true
    }
  }

  func eachItem(
    _ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>, ItemContent) throws -> Void
  ) throws {
    let statement = try statement(Self.items, window, key)
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
    let statement = try statement(Self.prices, window, key)
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
