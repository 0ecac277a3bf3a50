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
    let own = (0..<columns).filter { item.contains($0) || !others.contains($0) }
    memo = dictionary?.takeMemo(of: own) ?? ItemMemo(columns: own)
    dictionary = nil
  }

  /// Whether what a list teaches about its items is true of another one: no row says anything of its whole list but what
  /// each list says anew.
  var itemsAreShared: Bool { actionSource == nil && profile.csv.shared.isEmpty }

  /// Hands over what was learnt about items. The batch keeps those that its rows name.
  mutating func releaseItems() -> ItemDictionary {
    let dictionary = ItemDictionary(batch.withoutRows, memo)
    memo = nil
    batch.dropUnusedItems()
    return dictionary
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
