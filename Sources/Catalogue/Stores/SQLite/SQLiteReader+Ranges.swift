import PriceModel

// The ranges of facts; both tables are clustered by list and key, so that reading them in order is a scan. The few facts of
// one key are put in order here.
extension SQLiteReader {
  static let selectListings = "SELECT h.id, h.item, h.from_month, h.until_month, h.line FROM listing h"
  static let selectItems = """
    SELECT h.id, h.item, h.from_month, h.until_month, h.line, \(SQLiteItemColumns.list(of: "i"))
    FROM listing h JOIN item i ON i.id = h.item
    """
  static let selectPrices = """
    SELECT h.id, h.terms, h.net_amount, h.net_scale, h.list_amount, h.list_scale, h.other_amount, h.other_scale,
      h.from_month, h.until_month, h.line
    FROM price h
    """

  private static let inWindow =
    " WHERE h.id >= ?1 AND h.id < ?2 AND h.from_month <= ?3 AND h.until_month >= ?4 ORDER BY h.id"
  private static let listingsInWindow = SQLiteQuery(selectListings + inWindow)
  private static let itemsInWindow = SQLiteQuery(selectItems + inWindow)
  private static let pricesInWindow = SQLiteQuery(selectPrices + inWindow)

  /// The rows of a table in a window, in the order of keys.
  private func statement(
    _ query: SQLiteQuery, _ window: RangeWindow, _ key: UInt32?
  ) throws -> SQLiteStatement {
    let statement = try statements(query)
    let first = try RowNumber.first(ofList: window.listID, key: key ?? 0)
    statement.bind(first, at: 1)
    statement.bind(key == nil ? RowNumber.end(ofList: window.listID) : first + RowNumber.countPerKey, at: 2)
    statement.bind(window.last, at: 3)
    statement.bind(window.smallestUntil, at: 4)
    return statement
  }

  func eachListing(_ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>) throws -> Void) throws {
    try inOrderOfFacts(try statement(Self.listingsInWindow, window, key), Self.listing, body)
  }

  func eachItem(
    _ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>, ItemContent) throws -> Void
  ) throws {
    let statement = try statement(Self.itemsInWindow, window, key)
    try statement.forEachRow {
      var content = ItemContent()
      for index in content.codes.indices { content.codes[index] = statement.number(Int32(5 + index)) }
      try body(Self.listing(statement), content)
      return true
    }
  }

  func eachPrice(_ window: RangeWindow, key: UInt32?, _ body: (Held<PriceFact>) throws -> Void) throws {
    try inOrderOfFacts(try statement(Self.pricesInWindow, window, key), price, body)
  }

  /// Gives the rows of a statement, which come in the order of keys, in the order of facts, then by month.
  func inOrderOfFacts<Content: Fact>(
    _ statement: SQLiteStatement, _ row: (SQLiteStatement) throws -> Held<Content>,
    _ body: (Held<Content>) throws -> Void
  ) throws {
    var group: [Held<Content>] = []
    do {
      defer { statement.reset() }
      while try statement.step() {
        let range = try row(statement)
        if let last = group.last, last.fact.key != range.fact.key { try Self.give(&group, body) }
        group.append(range)
      }
    }
    try Self.give(&group, body)
  }

  private static func give<Content: Fact>(
    _ group: inout [Held<Content>], _ body: (Held<Content>) throws -> Void
  ) rethrows {
    if group.count > 1 {
      group.sort { $0.fact != $1.fact ? $0.fact < $1.fact : $0.from < $1.from }
    }
    for range in group { try body(range) }
    group.removeAll(keepingCapacity: true)
  }

  static func listing(_ statement: SQLiteStatement) -> Held<ListingFact> {
    let id = statement.integer(0)
    return Held(
      fact: ListingFact(key: RowNumber.key(of: id), item: statement.number(1)), from: statement.month(2),
      until: statement.month(3), line: statement.number(4), id: id)
  }

  func price(_ statement: SQLiteStatement) throws -> Held<PriceFact> {
    func amount(_ column: Int32) -> StoredAmount {
      guard let scale = statement.optionalInteger(column + 1) else { return .absent }
      return StoredAmount(mantissa: statement.integer(column), scale: Int8(truncatingIfNeeded: scale))
    }
    let id = statement.integer(0)
    let fact = PriceFact(
      key: RowNumber.key(of: id), terms: try terms(statement.number(1)), net: amount(2), list: amount(4),
      other: amount(6))
    return Held(
      fact: fact, from: statement.month(8), until: statement.month(9), line: statement.number(10), id: id)
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
