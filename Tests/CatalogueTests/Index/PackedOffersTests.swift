import PriceModel
import Testing

@testable import Catalogue

@Suite struct PackedOffersTests {
  /// An edition of items with their offers.
  private func facts(_ items: [(item: UInt32, offers: [(market: UInt32, start: Int32)])]) -> EditionFacts {
    var facts = EditionFacts()
    for (index, entry) in items.enumerated() {
      let key = UInt32(index + 1)
      facts.listings.append(Stated(fact: ListingFact(key: key, item: entry.item), line: 0))
      for offer in entry.offers {
        let terms = PriceTerms(
          market: offer.market, currency: 7, band: 0, priceType: 0, start: offer.start, end: 9, per: 0)
        let amount = StoredAmount(mantissa: 1, scale: 0)
        facts.prices.append(
          Stated(
            fact: PriceFact(key: key, terms: terms, net: amount, list: .absent, other: .absent), line: 0))
      }
    }
    return facts
  }

  private func unpacked(_ bytes: [UInt8]) throws -> [String] {
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = try PackedOffersReader(buffer)
      var items: [String] = []
      while let run = try reader.next() {
        let offers = reader.sets[run.set].map { "\($0.market)/\($0.currency) \($0.start)…\($0.end)" }
        for item in run { items.append("\(item): \(offers.joined(separator: ", "))") }
      }
      return items
    }
  }

  @Test("Items come back in order with their offers, each once")
  func roundTrip() throws {
    let packed = PackedOffers.pack(
      facts([
        (5, [(1, -3)]), (6, [(1, -3)]), (4, [(1, -3), (1, -3), (2, 0)]), (4_000_000_000, []), (1, [(2, 0)]),
      ]))
    #expect(
      try unpacked(packed) == [
        "5: 1/7 -3…9", "6: 1/7 -3…9", "4: 1/7 -3…9, 2/7 0…9", "4000000000: ", "1: 2/7 0…9",
      ])
    #expect(try unpacked(PackedOffers.pack(EditionFacts())).isEmpty)
  }

  @Test("A list whose items are offered alike costs a few bytes, however long it is")
  func small() {
    #expect(PackedOffers.pack(facts((1...10_000).map { (UInt32($0), [(1, 0)]) })).count < 20)
  }

  @Test("Damaged bytes are an error, and never make memory without bounds")
  func damaged() {
    let good = PackedOffers.pack(facts([(5, [(1, 2)]), (9, [(3, 4)])]))
    for length in 0..<good.count {
      #expect(throws: CatalogueError.self) { try unpacked(Array(good[..<length])) }
    }
    #expect(throws: CatalogueError.self) { try unpacked([1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]) }
    #expect(throws: CatalogueError.self) { try unpacked([9, 1, 0, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]) }
    // The same item twice.
    #expect(throws: CatalogueError.self) { try unpacked([2, 1, 0, 2, 0, 1, 0, 0, 1]) }
    // Four thousand million items, each as far from the one before: more than any number holds.
    let many: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]
    #expect(throws: CatalogueError.self) {
      try unpacked(many + [1, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0x1F, 0] + many)
    }
    // A step of −2⁶³ has no magnitude of its own.
    let longest = [UInt8](repeating: 0xFF, count: 9) + [1]
    #expect(throws: CatalogueError.self) { try unpacked([9, 1, 0] + longest + [0, 1]) }
  }
}
