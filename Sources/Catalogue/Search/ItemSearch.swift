import PriceModel

/// One search: finds item keys, the best first, until there are enough.
///
/// First what has all words in its texts; then what has some of them as facets; then, if nothing was found, what has
/// nearly the number that was typed.
struct ItemSearch {
  let scope: SearchScope
  let words: SearchWords
  let limit: Int
  let store: any CatalogueReading
  /// The keys found, best first.
  private(set) var found: [UInt32] = []
  private(set) var isApproximate = false

  private var seen: Set<UInt32> = []
  /// The listings of the keys found.
  private var listingCount = 0
  /// By wording: the items that have it, as places in the columns.
  private lazy var itemsByWording = makeItemsByWording()

  init(scope: SearchScope, words: SearchWords, limit: Int, store: any CatalogueReading) {
    self.scope = scope
    self.words = words
    self.limit = limit
    self.store = store
  }

  private var isDone: Bool { listingCount >= limit }

  mutating func run() throws {
    try findTexts()
    if !isDone { try findFacets() }
    if found.isEmpty, words.mayBeNumber { try findNearNumbers() }
  }

  private mutating func take(_ key: UInt32) {
    let count = scope.listingCount(ofKey: key)
    guard count > 0, seen.insert(key).inserted else { return }
    found.append(key)
    listingCount += count
  }

  private func makeItemsByWording() -> NumberedGroups {
    let wordings = scope.columns.wordings
    return NumberedGroups(count: wordings.count) { wordings[$0] }
  }

  /// The keys of the items that have a wording; one may come several times.
  private mutating func keys(ofWording wording: UInt32) -> [UInt32] {
    itemsByWording[wording].map { scope.columns.value(ofColumn: ItemBlock.keyColumn, at: Int($0)) }
  }

  // MARK: Words in the texts

  private mutating func findTexts() throws {
    for part in try Self.rankedMatches(SearchMatch(words.words, lastIsBeginning: true), in: store) {
      try store.eachMatch(part) { wording in
        for key in keys(ofWording: wording) { take(key) }
        return !isDone
      }
      if isDone { return }
    }
  }

  /// A match as questions whose answers come best first. Where very many texts have the words, they are not compared with
  /// each other: what has the words in its numbers comes first, then what has them in its names.
  private static func rankedMatches(_ match: SearchMatch, in store: any CatalogueReading) throws
    -> [SearchMatch]
  {
    var count = 0
    try store.eachMatch(match) { _ in
      count += 1
      return count <= comparedMatches
    }
    var ranked = match
    if count <= comparedMatches {
      ranked.order = .rank
      return [ranked]
    }
    return [SearchMatch.Columns.numbers, .names, .all].map { columns in
      ranked.columns = columns
      return ranked
    }
  }

  private static let comparedMatches = 2000

  // MARK: Words that are facets

  private mutating func findFacets() throws {
    let facets = try FacetWords(words.words, scope.table)
    guard facets.hasAny else { return }
    // What a facet word means in texts: the items that have it there need not have the facet.
    var inTexts: [Int: Set<UInt32>] = [:]
    for (index, word) in words.words.enumerated() where facets.isFacet(index) {
      var wordings: Set<UInt32> = []
      let isLast = index == words.words.count - 1
      try store.eachMatch(SearchMatch([word], lastIsBeginning: isLast)) { wording in
        wordings.insert(wording)
        return true
      }
      inTexts[index] = wordings
    }
    func accepts(_ wording: UInt32, _ content: Int) -> Bool {
      inTexts.allSatisfy { facets.matches($0.key, content) || $0.value.contains(wording) }
    }

    let textWords = words.words.indices.filter { !facets.isFacet($0) }
    guard !textWords.isEmpty else {
      for listing in 0..<scope.table.count where !isDone {
        let content = Int(scope.table.contents[listing])
        if accepts(scope.table.wording(ofContent: content), content) {
          take(scope.table.key(ofListing: listing))
        }
      }
      return
    }
    let match = SearchMatch(
      textWords.map { words.words[$0] }, lastIsBeginning: textWords.last == words.words.count - 1)
    for part in try Self.rankedMatches(match, in: store) where !isDone {
      try store.eachMatch(part) { wording in
        for key in keys(ofWording: wording) {
          if let content = scope.content(ofKey: key), accepts(wording, content) { take(key) }
        }
        return !isDone
      }
    }
  }

  // MARK: Numbers with a slip

  private mutating func findNearNumbers() throws {
    let columns = try store.allItemColumns(withNumbers: true)
    let keys = columns.keys
    let typed = words.number
    let limit = typed.count < 8 ? 1 : 2
    var near: [UInt32: Int] = [:]
    for texts in [columns.partNumbers, columns.distributorSKUs] {
      var last: (number: ArraySlice<UInt8>, distance: Int?) = ([], nil)
      for place in 0..<texts.count {
        let number = texts.bytes(place)
        if number != last.number {
          last = (
            number,
            NumberDistance.between(
              typed, SearchWords.significant(number), limit: limit, isBeginning: typed.count >= 8)
          )
        }
        guard let distance = last.distance else { continue }
        let key = keys[place]
        near[key] = min(near[key] ?? distance, distance)
      }
    }
    for (key, _) in near.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) where !isDone { take(key) }
    isApproximate = !found.isEmpty
  }
}
