import PriceModel

/// Compares two editions key by key.
struct EditionComparator {
  let pair: EditionPair
  private let descriptions: DescriptionDifferences
  private let prices: PriceDifferences
  private let oldPrices: EditionPrices?
  private let newPrices: EditionPrices

  /// - Parameters:
  ///   - oldPrices: `nil` if the list begins with the new edition.
  init(_ pair: EditionPair, oldPrices: EditionPrices?, newPrices: EditionPrices) {
    self.pair = pair
    self.oldPrices = oldPrices
    self.newPrices = newPrices
    descriptions = DescriptionDifferences(texts: pair.new.texts)
    prices = PriceDifferences(pair: pair)
  }

  /// Compares what the editions hold of some keys: those of which anything differs.
  ///
  /// - Parameter spool: Takes what the items that both have differ in.
  func run(
    keys: [UInt32], into spool: Spool,
    states: (UInt32) throws -> (old: EditionPair.KeyState, new: EditionPair.KeyState)
  ) throws -> EditionComparison {
    var result = EditionComparison(
      list: pair.new.record.info.list, old: pair.old?.record.info.edition, new: pair.new.record.info.edition)
    var changed = ChangedItems.Writer(spool)
    var claims = try ClaimCheck(pair)
    var successors: [Renamings.Successor] = []
    for key in try inOrder(keys) {
      let states = try states(key)
      var changes: [FieldChange] = []
      switch (states.old.listing, states.new.listing) {
      case (nil, let listing?):
        result.added.append(try pair.new.item(listing, prices: try newPrices.prices(ofKey: key)))
      case (let listing?, nil):
        guard let old = pair.old else { continue }
        let item = try old.item(listing, prices: try oldPrices?.prices(ofKey: key) ?? [])
        result.removed.append(item)
        if let successor = item.replacedBy {
          successors.append(
            Renamings.Successor(
              item: ItemIdentity(item), name: item.itemName, family: item.family, replacedBy: successor))
        }
      case (let before?, let after?):
        changes = try self.changes(before, after, states)
        guard !changes.isEmpty else { continue }
        let item = ChangedItem(
          identity: try pair.identity(after), itemName: try text(.itemName, after),
          family: try text(.family, after), changes: changes)
        try changed.append(item)
        if let change = changes.first(where: { $0.field == ItemField.replacedBy.name }), let part = change.new
        {
          successors.append(
            Renamings.Successor(
              item: item.identity, name: item.itemName, family: item.family, replacedBy: part))
        }
      case (nil, nil):
        continue
      }
      try claims?.look(at: key, ClaimCheck.KeyDifference(old: states.old, new: states.new, changes: changes))
    }
    result.added.sort { ItemIdentity($0) < ItemIdentity($1) }
    result.removed.sort { ItemIdentity($0) < ItemIdentity($1) }
    result.changed = try changed.finish()
    if pair.old != nil {
      result.renamed = Renamings(removed: result.removed, added: result.added).find(successors: successors)
    }
    if claims != nil {
      result.checkedClaims = true
      result.contradictions = try claims?.finish() ?? []
    }
    return result
  }

  /// Keys by part number, term, billing and segment.
  private func inOrder(_ keys: [UInt32]) throws -> [UInt32] {
    var order = KeyOrder()
    for key in keys { order.add(key, try pair.store.texts(ofKey: key).map { try pair.new.texts.text($0) }) }
    return order.keys()
  }

  private func changes(
    _ old: EditionReader.Listing, _ new: EditionReader.Listing,
    _ states: (old: EditionPair.KeyState, new: EditionPair.KeyState)
  ) throws -> [FieldChange] {
    func source(_ listing: EditionReader.Listing, _ reader: EditionReader) -> Source {
      reader.source(from: listing.range.from, line: listing.range.line)
    }
    return try prices.changes(states.old.prices, states.new.prices)
      + descriptions.changes(
        old.content, new.content, oldSource: source(old, pair.old ?? pair.new),
        newSource: source(new, pair.new))
  }

  private func text(_ field: ItemField, _ listing: EditionReader.Listing) throws -> String? {
    try pair.new.texts.text(listing.content[field])
  }
}
