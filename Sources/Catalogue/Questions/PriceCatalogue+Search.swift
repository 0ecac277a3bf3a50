import PriceModel

extension PriceCatalogue {
  /// The items of the question's editions that have all words of `text`, best first, at most `limit`.
  ///
  /// Searched are names, families, descriptions, part numbers and distributor SKUs; also those that an item had in
  /// other editions, so that a product is found by its former names (RULES SEL-13). The last word is a beginning.
  /// Whatever is typed is words: there are no operators. The prices are those the question asks for.
  ///
  ///     try catalogue.search("office prof", question: ItemQuestion(editions: current), limit: 20)
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func search(_ text: String, question: ItemQuestion, limit: Int) throws -> [Item] {
    let words = Self.words(of: text)
    guard !words.isEmpty, limit > 0 else { return [] }
    return try store.read { store in
      let readers = try EditionReader.all(of: question, in: store)
      var found: [Item] = []
      var seen: Set<UInt32> = []
      var keys: [UInt32] = []
      try store.eachMatch(of: words) { key in
        if seen.insert(key).inserted { keys.append(key) }
        return true
      }
      for key in keys where found.count < limit {
        for reader in readers {
          let listings = try reader.listings(question, ofKey: key)
          let prices = try EditionPrices(reader, question, allAtOnce: false)
          try reader.forEachItem(of: listings, prices) { if found.count < limit { found.append($0) } }
        }
      }
      return found
    }
  }

  /// The words of a text: what stands between blanks and punctuation, as the index cuts it.
  static func words(of text: String) -> [String] {
    text.unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
        false
      default: true
      }
    }.map { String(String.UnicodeScalarView($0)) }
  }
}
