import PriceModel

/// Items that are described again in the same bytes.
extension RowMapper {
  /// Begins to remember items.
  ///
  /// - Parameters:
  ///   - columns: The number of columns of the file.
  ///   - further: Columns that something besides the item depends on.
  mutating func rememberItems(columns: Int, further: [Int]) {
    var item = Set(further)
    for field in items.fields { item.formUnion(field.source?.allSlots ?? []) }
    for attribute in items.attributes {
      item.formUnion(attribute.source?.allSlots ?? [attribute.slot])
    }
    for rule in items.rules { item.formUnion(rule.condition?.allSlots ?? []) }
    item.formUnion(actionSource?.allSlots ?? [])
    item.formUnion(itemNameCondition?.allSlots ?? [])
    // A column that nobody is known to look at counts for the item.
    let others = Set(prices.allSlots + (claimSource?.allSlots ?? []) + (previousSource?.allSlots ?? []))
    memo = ItemMemo(columns: (0..<columns).filter { item.contains($0) || !others.contains($0) })
  }

  /// Maps everything but the prices of a record whose item is known.
  ///
  /// - Returns: false if it is not known, and ``mapItem(_:extra:)`` is to be called.
  mutating func recallItem(_ fields: FieldStore) -> Bool {
    guard let meaning = memo?.meaning(of: fields) else { return false }
    knownItem = meaning.item
    per = meaning.per
    action = meaning.action
    mapClaim(fields)
    if !openFileValues.isEmpty { takeFileValues(fields) }
    return true
  }

  /// Remembers the item of the record that was finished last.
  mutating func learnItem(_ fields: FieldStore) {
    guard let item = batch.rows.last?.item else { return }
    memo?.learn(ItemMemo.Meaning(item: item, per: per, action: action), fields)
  }
}
