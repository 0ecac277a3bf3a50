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
  ///
  /// They are unpacked each time; who asks often keeps them.
  public subscript(facet: Facet) -> [Code] { ItemColumns.column(of: facet).map(contentValues) ?? [] }

  /// The code of a facet of one content; 0 for market and currency. Who asks for few contents need not unpack all.
  public func code(of facet: Facet, content: Int) -> Code {
    ItemColumns.column(of: facet).map { columns.value(ofColumn: $0, at: Int(places[content])) } ?? 0
  }

  /// A column of ``ItemBlock`` by content.
  private func contentValues(ofColumn column: Int) -> [UInt32] {
    let values = columns.values(ofColumn: column)
    return values.withUnsafeBufferPointer { values in
      places.withUnsafeBufferPointer { places in
        Array(unsafeUninitializedCapacity: places.count) { contents, initialized in
          for content in places.indices { contents[content] = values[Int(places[content])] }
          initialized = places.count
        }
      }
    }
  }

  /// The distinct codes of a facet in the table; 0 for what states no value.
  public func codes(of facet: Facet) -> Set<Code> {
    switch facet {
    case .market: Set(offerSets.joined().map(\.market))
    case .currency: Set(offerSets.joined().map(\.currency))
    default: Set(Self.distinct(self[facet]))
    }
  }

  /// The distinct numbers of a column. Numbers of texts are dense, so a bit for each is less than a set.
  private static func distinct(_ column: [Code]) -> [Code] {
    var known = [UInt64](repeating: 0, count: Int(column.max() ?? 0) / UInt64.bitWidth + 1)
    var codes: [Code] = []
    for code in column {
      let (word, bit) = (Int(code) / UInt64.bitWidth, UInt64(1) << (UInt64(code) % UInt64(UInt64.bitWidth)))
      if known[word] & bit == 0 {
        known[word] |= bit
        codes.append(code)
      }
    }
    return codes
  }

  /// The values of codes; none for 0.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func values(of codes: some Sequence<Code>) throws -> [Code: String] {
    let codes = Array(codes)
    var values: [Code: String] = [:]
    for (code, value) in zip(codes, try texts.texts(of: codes)) { values[code] = value }
    return values
  }

  /// The values of codes, in the order of the codes; `nil` for 0.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func values(inOrder codes: [Code]) throws -> [String?] { try texts.texts(of: codes) }

  /// The code of a value of a facet; where none is spelled exactly so, of those that differ in case only the first by
  /// its bytes; `nil` if no item of the table has it.
  ///
  /// - Parameter column: The codes of the facet by content, where they are at hand.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func code(of value: String, in facet: Facet, column: [Code]? = nil) throws -> Code? {
    if let exact = try texts.code(of: value), has(exact, in: facet, column) { return exact }
    let wanted = CaselessText(value)
    let spellings = try values(of: codes(of: facet)).filter { wanted.equals($0.value) }
    return spellings.min { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }?.key
  }

  private func has(_ code: Code, in facet: Facet, _ column: [Code]?) -> Bool {
    switch facet {
    case .market: return offerSets.contains { $0.contains { $0.market == code } }
    case .currency: return offerSets.contains { $0.contains { $0.currency == code } }
    default: return (column ?? self[facet]).contains(code)
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
  func wording(ofContent content: Int) -> UInt32 {
    columns.value(ofColumn: ItemBlock.wordingColumn, at: Int(places[content]))
  }

  /// The store's numbers of the item keys, by content.
  var keysOfContents: [UInt32] { contentValues(ofColumn: ItemBlock.keyColumn) }

  /// The store's number of the item key of a listing.
  func key(ofListing listing: Int) -> UInt32 {
    columns.value(ofColumn: ItemBlock.keyColumn, at: Int(places[Int(contents[listing])]))
  }
}

/// The texts behind codes, each looked up once. Texts never change, so one that is looked up later than its code is the
/// same.
final class CatalogueTexts: Sendable {
  private let store: any CatalogueStore
  private let known = Mutex<[UInt32: String]>([:])

  init(_ store: any CatalogueStore) {
    self.store = store
  }

  /// The texts of codes, in their order; `nil` for 0.
  func texts(of codes: [UInt32]) throws -> [String?] {
    var missing: [(code: UInt32, place: UInt32)] = []
    var texts = [String?](repeating: nil, count: codes.count)
    known.withLock { known in
      for (place, code) in codes.enumerated() where code != 0 {
        if let text = known[code] { texts[place] = text } else { missing.append((code, UInt32(place))) }
      }
    }
    guard !missing.isEmpty else { return texts }
    // In the order of the file.
    missing.sort { $0.code < $1.code }
    var next = 0
    try store.read { store in
      try store.eachText(missing.map(\.code)) { code, text in
        while next < missing.count, missing[next].code == code {
          texts[Int(missing[next].place)] = text
          next += 1
        }
      }
    }
    known.withLock { known in
      known.reserveCapacity(known.count + missing.count)
      for (code, place) in missing { known[code] = texts[Int(place)] }
    }
    return texts
  }

  /// The code of a text, if the catalogue has it.
  func code(of text: String) throws -> UInt32? { try store.read { try $0.textID(of: text) } }
}
