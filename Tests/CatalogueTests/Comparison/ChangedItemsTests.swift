import PriceModel
import Testing

@testable import Catalogue

@Suite("Changed items in a spool")
struct ChangedItemsTests {
  /// An item in which what can be missing is missing now and then.
  private func item(_ number: Int) throws -> ChangedItem {
    func sometimes<Value>(_ divisor: Int, _ value: Value) -> Value? { number % divisor == 0 ? nil : value }
    let edition = try #require(EditionLabel("2026-11"))
    var price = FieldChange(
      field: "price", old: sometimes(2, .text("\(number).50")),
      new: sometimes(3, .amount(ExactDecimal(mantissa: -Int64(number), scale: UInt8(number % 5)))),
      oldSource: sometimes(5, Source(file: "lists/old \(number % 7).csv", line: number, edition: edition)),
      newSource: Source(file: "żółw.csv", line: Int(UInt32.max), edition: edition.next))
    price.kind = sometimes(4, PriceKind.allCases[number % 3])
    price.priceType = sometimes(6, "type \(number % 3)")
    price.market = sometimes(3, "PL")
    price.currency = Currency("PLN")
    price.minQuantity = sometimes(2, ExactDecimalNumber(ExactDecimal(mantissa: Int64(number), scale: 3)))
    price.maxQuantity = sometimes(
      3, ExactDecimalNumber(ExactDecimal(mantissa: 999_999_999_999_999_999, scale: 10)))
    price.percent = sometimes(4, ExactDecimal(mantissa: -Int64(number), scale: 1))
    price.oldFrom = number % 2 == 0 ? nil : CalendarDate("0001-01-01")
    price.newFrom = number % 5 == 0 ? nil : CalendarDate("9999-12-31")
    let other = FieldChange(
      field: "attributes.Tag \(number)", old: .text(""), new: nil, oldSource: nil, newSource: nil)
    return ChangedItem(
      identity: ItemIdentity(
        partNumber: "Part-\(number)", term: sometimes(2, "P1Y"), billing: sometimes(3, "monthly"),
        segment: sometimes(5, "education")),
      itemName: sometimes(7, String(repeating: "Name ß \(number) ", count: 20)),
      family: sometimes(2, "Family \(number)"),
      changes: number % 11 == 0 ? [] : [price, other])
  }

  private func spooled(_ items: [ChangedItem], in spool: Spool = Spool()) throws -> ChangedItems {
    var writer = ChangedItems.Writer(spool)
    for item in items { try writer.append(item) }
    return try writer.finish()
  }

  private func expectSame(_ found: some Sequence<ChangedItem>, _ items: [ChangedItem]) {
    var count = 0
    for (left, right) in zip(found, items) {
      #expect(left.identity == right.identity)
      #expect(left.itemName == right.itemName)
      #expect(left.family == right.family)
      #expect(left.changes == right.changes)
      count += 1
    }
    #expect(count == items.count)
  }

  @Test(
    "come back as they were, in memory and beyond it, as often as they are asked for",
    arguments: [0, 1, 100, 9_000])
  func roundTrip(count: Int) throws {
    let items = try (0..<count).map(item)
    let spooled = try spooled(items)
    #expect(spooled.count == count)
    #expect(spooled.isEmpty == (count == 0))
    for _ in 0..<2 { expectSame(spooled, items) }
    #expect(Array(spooled).count == count)
  }

  @Test("share a spool with others")
  func sharing() throws {
    let spool = Spool()
    let items = try (0..<6_000).map(item)
    let first = try spooled(Array(items[..<3_000]), in: spool)
    let second = try spooled(Array(items[3_000...]), in: spool)
    let renamed = try first.compactMap { item in
      guard !item.changes.isEmpty else { return nil }
      var item = item
      item.itemName = "x"
      return item
    }
    expectSame(second, Array(items[3_000...]))
    expectSame(first, Array(items[..<3_000]))
    #expect(renamed.count == items[..<3_000].count { !$0.changes.isEmpty })
    #expect(renamed.allSatisfy { $0.itemName == "x" })
  }
}
