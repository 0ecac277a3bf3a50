import PriceModel
import Synchronization

/// Answers questions as ``PriceCatalogue/items(_:)`` does, and from memory as soon as many of them come.
///
/// A quote of three lines is answered from the store, where a line costs little. A quote of three hundred, or a night of
/// quotes, is worth an ``ItemIndex``: it is made when some questions about the same editions were asked, and from then on
/// tells which few items to read.
///
///     let lookup = ItemLookup(catalogue)
///     for line in request.lines { items += try lookup.items(question(line)) }
///
/// May be used from several threads. An edition that is imported meanwhile with other content may be missed.
public final class ItemLookup: Sendable {
  /// Making an index is worth so many questions by part number.
  private static let patience = 24
  /// Where no part number is asked for, the store reads the facets of all items for each answer.
  private static let weightOfFacets = 12
  /// Of the editions that were asked first, so many indexes are kept; questions about others go to the store.
  private static let mostIndexes = 8

  private struct Entry {
    var asked = 0
    var index: KeyedIndex?
  }

  private let catalogue: PriceCatalogue
  private let entries = Mutex<[[EditionReference]: Entry]>([:])

  public init(_ catalogue: PriceCatalogue) {
    self.catalogue = catalogue
  }

  /// The items that a question asks for, as ``PriceCatalogue/items(_:)``.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func items(_ question: ItemQuestion) throws -> [Item] {
    guard let index = try index(for: question) else { return try catalogue.items(question) }
    return try catalogue.items(index.listings(question), in: index.index.table, question)
  }

  /// Whether a question about some editions is answered from memory.
  func hasIndex(of editions: [EditionReference]) -> Bool {
    entries.withLock { $0[editions]?.index != nil }
  }

  private func index(for question: ItemQuestion) throws -> KeyedIndex? {
    let asksFacets = question.facets.keys.contains { ItemField($0) != nil }
    guard question.partNumbers != nil || asksFacets else { return nil }
    // Whoever comes while the index is made waits for it.
    return try entries.withLock { entries in
      if let index = entries[question.editions]?.index { return index }
      entries[question.editions, default: Entry()].asked +=
        question.partNumbers == nil ? Self.weightOfFacets : 1
      guard entries[question.editions]?.asked ?? 0 > Self.patience,
        entries.count(where: { $0.value.index != nil }) < Self.mostIndexes
      else { return nil }
      let index = KeyedIndex(try catalogue.index(ItemQuestion(editions: question.editions)))
      entries[question.editions]?.index = index
      return index
    }
  }
}

/// An index with the keys that were asked for.
private final class KeyedIndex: Sendable {
  let index: ItemIndex
  private let keys = Mutex<[[Facet]: FacetKeys]>([:])

  init(_ index: ItemIndex) {
    self.index = index
  }

  /// The listings among which are all that a question asks for; prices on a day are not looked at.
  func listings(_ question: ItemQuestion) throws -> [Int] {
    let facets = Facet.allCases.filter { ItemField($0) != nil && question.facets[$0] != nil }
    // A value that is asked for is stated.
    guard !facets.contains(where: { question.facets[$0] == "" }) else { return [] }
    var found: [UInt32]?
    if let partNumbers = question.partNumbers {
      found = Set(partNumbers.flatMap { index.listings(partNumber: $0) }).sorted()
    }
    if !facets.isEmpty {
      let having = try keys(facets).listings(facets.map { question.facets[$0] })
      found = found.map { $0.filter(having.containsSorted) } ?? Array(having)
    }
    return try (found ?? []).map { Int($0) }.filter {
      try index.table.isOffered($0, market: question.facets[.market], currency: question.facets[.currency])
    }
  }

  private func keys(_ facets: [Facet]) throws -> FacetKeys {
    try keys.withLock { keys in
      if let known = keys[facets] { return known }
      let new = try index.keys(facets)
      keys[facets] = new
      return new
    }
  }
}

extension FacetTable {
  /// Whether a listing has a price in a market and currency, compared without case; `nil` is any.
  fileprivate func isOffered(_ listing: Int, market: String?, currency: String?) throws -> Bool {
    if market == nil, currency == nil { return true }
    let offers = offerSets[Int(self.offers[listing])]
    let texts = try values(of: offers.flatMap { [$0.market, $0.currency] })
    func isAsked(_ code: Code, _ wanted: String?) -> Bool {
      wanted == nil || texts[code]?.lowercased() == wanted?.lowercased()
    }
    return offers.contains { isAsked($0.market, market) && isAsked($0.currency, currency) }
  }
}

extension ArraySlice<UInt32> {
  /// Whether a number is in a slice that is ascending.
  fileprivate func containsSorted(_ number: UInt32) -> Bool {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low] == number
  }
}
