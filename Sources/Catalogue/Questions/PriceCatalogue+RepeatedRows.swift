import PriceModel

extension PriceCatalogue {
  /// How many accepted rows of an edition's file state nothing that no other row states. They are not kept: this is
  /// the difference between the rows that were counted and those that something rests on.
  ///
  /// 0 also where that cannot be told: some rows delete, or lines do not tell rows apart, as in XML written in one line.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func repeatedRows(of reference: EditionReference) throws -> Int {
    try store.read { store in
      let reader = try EditionReader.all(of: ItemQuestion(editions: [reference]), in: store)[0]
      let (listID, month) = (reader.record.listID, reader.record.month)
      var listings: [UInt32] = []
      var prices: [UInt32] = []
      try store.eachListing(reader.window, key: nil) { listings.append($0.fact.key) }
      try store.eachPrice(reader.window, key: nil) { prices.append($0.fact.key) }
      let packed = try store.packedLines(of: listID, at: month)
      guard let listingLines = PackedLines.unpack(packed.listings, count: listings.count),
        let priceLines = PackedLines.unpack(packed.prices, count: prices.count)
      else { return 0 }
      var keys: [UInt32: UInt32] = [:]
      for (line, key) in [zip(listingLines, listings), zip(priceLines, prices)].joined() where line != 0 {
        if let other = keys.updateValue(key, forKey: line), other != key { return 0 }
      }
      // A row that deletes takes the place of others, which then rest on nothing without repeating anything.
      guard try store.deletions(of: listID, at: month).isEmpty else { return 0 }
      return max(0, reader.record.info.rows - keys.count)
    }
  }
}
