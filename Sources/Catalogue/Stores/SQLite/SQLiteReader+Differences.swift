extension SQLiteReader {
  /// A scan of the list's ranges; only the keys of those that begin or end between the editions leave SQLite. Nearly all
  /// hold from the first of the editions to the last, and are passed over by the first two comparisons.
  func keys(of listID: UInt32, differingBetween old: Month, and new: Month) throws -> [UInt32] {
    let isInOne = """
      id >= ?1 AND id < ?2 AND (from_month > ?5 OR until_month <= ?6)
        AND (from_month <= ?3 AND until_month > ?3) <> (from_month <= ?4 AND until_month > ?4)
      """
    let statement = try statements(
      """
      SELECT item_key FROM listing WHERE \(isInOne) UNION SELECT item_key FROM price WHERE \(isInOne) ORDER BY 1
      """)
    statement.bind(try RowNumber.first(ofList: listID), at: 1)
    statement.bind(RowNumber.end(ofList: listID), at: 2)
    statement.bind(old, at: 3)
    statement.bind(new, at: 4)
    statement.bind(min(old, new), at: 5)
    statement.bind(max(old, new), at: 6)
    var keys: [UInt32] = []
    try statement.forEachRow {
      keys.append(statement.number(0))
      return true
    }
    return keys
  }

  private static let textsOfKey = SQLiteQuery(
    "SELECT part_number, term, billing, segment FROM item_key WHERE id = ?")

  func texts(ofKey key: UInt32) throws -> [UInt32] {
    let statement = try statements(Self.textsOfKey)
    statement.bind(key, at: 1)
    var texts: [UInt32] = [0, 0, 0, 0]
    try statement.forEachRow {
      for column in texts.indices { texts[column] = statement.number(Int32(column)) }
      return false
    }
    return texts
  }

  func claims(of listID: UInt32, at month: Month) throws -> [Claim] {
    let statement = try statements(
      "SELECT item_key, line, claim, previous_values FROM claim WHERE list = ? AND month = ? ORDER BY line")
    statement.bind(listID, at: 1)
    statement.bind(month, at: 2)
    var claims: [Claim] = []
    try statement.forEachRow {
      claims.append(
        Claim(
          key: statement.number(0), line: statement.number(1), claim: statement.number(2),
          previousValues: statement.number(3)))
      return true
    }
    return claims
  }
}
