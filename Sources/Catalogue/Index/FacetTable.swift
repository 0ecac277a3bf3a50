import PriceModel
import Synchronization

/// The facets of the items of some editions as columns of small numbers, for counting and choosing.
///
/// A *listing* is an item in one edition. The listings of many editions share their descriptions, so the facets stand
/// once for each distinct description (*content*), and a listing names its content and the markets and currencies
/// in which it is offered:
///
///     let table = try catalogue.facetTable(question)
///     let offerings = table[.offering]
///     let enterprise = try table.code(of: "ENT", in: .offering)
///     for content in table.contents where offerings[Int(content)] == enterprise { … }
public struct FacetTable: Sendable {
  /// The number of a value; 0 is no value. The same text has the same number in every facet.
  public typealias Code = UInt32

  /// A market and a currency in which an item has a price.
  public struct Offer: Hashable, Sendable {
    public var market: Code
    public var currency: Code
  }

  /// The editions asked, in order of precedence.
  public let editions: [EditionReference]
  /// By listing, edition by edition: the number of its content.
  public internal(set) var contents: [UInt32] = []
  /// By listing: the number of its offers in ``offerSets``.
  public internal(set) var offers: [UInt32] = []
  /// The distinct sets of offers, none empty: an item without a price has one offer without market and currency.
  public internal(set) var offerSets: [[Offer]] = []
  /// By edition: the listings before it and of it.
  var editionEnds: [Int] = []
  /// By content: where it stands in the columns.
  var places: [UInt32] = []
  var columns = ItemColumns()
  let texts: CatalogueTexts

  init(editions: [EditionReference], texts: CatalogueTexts) {
    self.editions = editions
    self.texts = texts
  }

  /// The number of listings; the same item in two lists counts twice.
  public var count: Int { contents.count }

  /// The number of distinct contents.
  public var contentCount: Int { places.count }

  /// The codes of a facet by content; empty for market and currency, which belong to the offers.
  public subscript(facet: Facet) -> [Code] {
    let column = columns[facet]
    return column.isEmpty ? [] : places.map { column[Int($0)] }
  }

  /// The distinct codes of a facet in the table; 0 for what states no value.
  public func codes(of facet: Facet) -> Set<Code> {
    switch facet {
    case .market: Set(offerSets.joined().map(\.market))
    case .currency: Set(offerSets.joined().map(\.currency))
    default: Set(self[facet])
    }
  }

  /// The values of codes; none for 0.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func values(of codes: some Sequence<Code>) throws -> [Code: String] { try texts.texts(of: codes) }

  /// The code of a value of a facet; where none is spelled exactly so, of one that differs in case only; `nil` if no
  /// item of the table has it.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func code(of value: String, in facet: Facet) throws -> Code? {
    if let exact = try texts.code(of: value), has(exact, in: facet) { return exact }
    let folded = value.lowercased()
    return try values(of: codes(of: facet)).filter { $0.value.lowercased() == folded }.map(\.key).min()
  }

  private func has(_ code: Code, in facet: Facet) -> Bool {
    switch facet {
    case .market: return offerSets.contains { $0.contains { $0.market == code } }
    case .currency: return offerSets.contains { $0.contains { $0.currency == code } }
    default:
      let column = columns[facet]
      return places.contains { column[Int($0)] == code }
    }
  }

  /// The index of the edition of a listing in ``editions``.
  func edition(ofListing listing: Int) -> Int {
    editionEnds.firstIndex { listing < $0 } ?? editionEnds.count - 1
  }

  /// By content: the numbers of its part number and of its distributor's SKU among `texts`, which takes new ones; 0 for
  /// no SKU. Only for a table that was loaded with numbers.
  func numbers(in texts: inout FoldedTexts) -> (own: [UInt32], skus: [UInt32]) {
    func numbers(_ column: TextColumn) -> [UInt32] {
      column.bytes.withUnsafeBytes { bytes in
        places.map {
          texts.makeNumber(ofFolded: UnsafeRawBufferPointer(rebasing: bytes[column.range(Int($0))]))
        }
      }
    }
    return (numbers(columns.partNumbers), numbers(columns.distributorSKUs))
  }

  /// The number of what is searched of a content.
  func wording(ofContent content: Int) -> UInt32 { columns.wordings[Int(places[content])] }

  /// The store's numbers of the item keys, by content.
  var keysOfContents: [UInt32] {
    let keys = columns.keys
    return places.map { keys[Int($0)] }
  }

  /// The store's number of the item key of a listing.
  func key(ofListing listing: Int) -> UInt32 { columns.keys[Int(places[Int(contents[listing])])] }
}

/// The texts behind codes, each looked up once. Texts never change, so one that is looked up later than its code is the
/// same.
final class CatalogueTexts: Sendable {
  private let store: any CatalogueStore
  private let known = Mutex<[UInt32: String]>([:])

  init(_ store: any CatalogueStore) {
    self.store = store
  }

  /// The texts of codes; none for 0.
  func texts(of codes: some Sequence<UInt32>) throws -> [UInt32: String] {
    let codes = codes.filter { $0 != 0 }
    var found: [UInt32: String] = [:]
    found.reserveCapacity(codes.count)
    var missing: [UInt32] = []
    known.withLock { known in
      for code in codes {
        if let text = known[code] { found[code] = text } else { missing.append(code) }
      }
    }
    guard !missing.isEmpty else { return found }
    // In the order of the file, each once.
    missing.sort()
    let new = try store.read { store in
      var new: [(code: UInt32, text: String)] = []
      for code in missing where new.last?.code != code { new.append((code, try store.text(code))) }
      return new
    }
    for (code, text) in new { found[code] = text }
    known.withLock { known in for (code, text) in new { known[code] = text } }
    return found
  }

  /// The code of a text, if the catalogue has it.
  func code(of text: String) throws -> UInt32? { try store.read { try $0.textID(of: text) } }
}
