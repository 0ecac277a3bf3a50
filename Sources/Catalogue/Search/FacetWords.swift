import PriceModel

/// Which words of a search are facets of items: `enterprise`, `ENT`, `3 years`, `annual`.
struct FacetWords {
  /// By word: the codes that the word means, with their facet.
  private var codes: [[Facet: Set<FacetTable.Code>]]
  private let columns: [Facet: [FacetTable.Code]]

  /// The facets that are looked at; families and item names are searched as texts.
  private static let facets: [Facet] = [
    .program, .offering, .level, .unit, .acquired, .productType, .userType, .segment, .language, .term,
    .billing,
  ]

  /// Throws ``CatalogueError`` `storage`.
  init(_ words: [String], _ table: FacetTable) throws {
    codes = Array(repeating: [:], count: words.count)
    var columns: [Facet: [FacetTable.Code]] = [:]
    let folded = words.map { $0.lowercased() }
    for facet in Self.facets {
      columns[facet] = table[facet]
      for (code, value) in try table.values(of: table.codes(of: facet)) {
        let entry = facet.vocabulary?.entries.first { $0.code == value }
        let names = [value] + (entry.map { [$0.name] + $0.spellings } ?? [])
        let parts = Set(names.flatMap { SearchWords($0.lowercased()).words })
        for (index, word) in folded.enumerated() {
          // A beginning of one letter would mean too much.
          let isBeginning = index == folded.count - 1 && word.utf8.count > 1
          if parts.contains(where: { $0 == word || (isBeginning && $0.hasPrefix(word)) }) {
            codes[index][facet, default: []].insert(code)
          }
        }
      }
    }
    self.columns = columns
  }

  var hasAny: Bool { codes.contains { !$0.isEmpty } }

  /// Whether a word is a facet of any item.
  func isFacet(_ word: Int) -> Bool { !codes[word].isEmpty }

  /// Whether a word is a facet of a content.
  func matches(_ word: Int, _ content: Int) -> Bool {
    codes[word].contains { facet, codes in columns[facet].map { codes.contains($0[content]) } ?? false }
  }
}
