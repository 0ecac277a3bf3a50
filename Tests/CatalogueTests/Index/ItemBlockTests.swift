import PriceModel
import Testing

@testable import Catalogue

@Suite struct ItemBlockTests {
  private func add(_ blocks: [(UInt32, [UInt8])], withNumbers: Bool = true) throws -> ItemColumns {
    var columns = ItemColumns()
    for (number, bytes) in blocks {
      try bytes.withUnsafeBufferPointer {
        try columns.add(block: number, $0, withNumbers: withNumbers)
      }
    }
    return columns
  }

  private func values(_ number: UInt32) -> [UInt32] {
    (0..<UInt32(ItemBlock.columnCount)).map { column in
      // A column that is the same for all, one of small numbers, and large ones.
      column == 0 ? 70_000 : column == 1 ? number : number &* 2_654_435_761 &+ column
    }
  }

  /// Where an item stands in the columns.
  private func place(in columns: ItemColumns, ofItem item: Int) -> Int? {
    columns.places(ofBlock: item / 256).flatMap { places in
      places.contains(places.lowerBound + item % 256) ? places.lowerBound + item % 256 : nil
    }
  }

  @Test("Columns and numbers come back, block after block")
  func roundTrip() throws {
    var first = ItemBlock()
    for number in 0..<256 {
      first.append(
        values(UInt32(number)), partNumber: Array("W06-\(number / 4)".utf8), distributorSKU: [])
    }
    var second = ItemBlock()
    second.append(values(999), partNumber: Array("Ż1".utf8), distributorSKU: Array("AB".utf8))
    let columns = try add([(0, first.packed), (7, second.packed)])
    #expect(columns.count == 257)
    #expect(place(in: columns, ofItem: 255) == 255)
    #expect(place(in: columns, ofItem: 7 * 256) == 256)
    #expect(place(in: columns, ofItem: 7 * 256 + 1) == nil)
    #expect(place(in: columns, ofItem: 256) == nil)
    for (place, number) in [(0, UInt32(0)), (3, 3), (255, 255), (256, 999)] {
      let places = values(number).indices
      #expect(places.map { columns.values(ofColumn: $0)[place] } == values(number))
      #expect(places.map { columns.value(ofColumn: $0, at: place) } == values(number))
    }
    #expect(columns[.program][3] == values(3)[2])
    #expect(columns.keys[3] == 70_000)
    #expect(columns[.market].isEmpty)
    #expect(String(decoding: columns.partNumbers.bytes(7), as: UTF8.self) == "W06-1")
    #expect(String(decoding: columns.partNumbers.bytes(256), as: UTF8.self) == "Ż1")
    #expect(String(decoding: columns.distributorSKUs.bytes(256), as: UTF8.self) == "AB")
    #expect(columns.distributorSKUs.bytes(255).isEmpty)
  }

  @Test("Blocks may be read in any order; a block that is not full leaves its places empty")
  func anyOrder() throws {
    var short = ItemBlock()
    short.append(values(999), partNumber: [0x41], distributorSKU: [])
    var full = ItemBlock()
    for number in 0..<256 {
      full.append(values(UInt32(number)), partNumber: Array("W\(number)".utf8), distributorSKU: [0x42])
    }
    let columns = try add([(7, short.packed), (2, full.packed)])
    #expect(
      columns.has(block: 7) && columns.has(block: 2) && !columns.has(block: 3) && !columns.has(block: 8))
    #expect(columns.count == 512)
    #expect(place(in: columns, ofItem: 7 * 256) == 0 && place(in: columns, ofItem: 7 * 256 + 1) == nil)
    let place = try #require(self.place(in: columns, ofItem: 2 * 256 + 9))
    #expect(columns.value(ofColumn: 4, at: place) == values(9)[4])
    #expect(columns.values(ofColumn: 4)[place] == values(9)[4])
    #expect(columns.values(ofColumn: 4)[1..<256].allSatisfy { $0 == 0 })
    #expect(String(decoding: columns.partNumbers.bytes(place), as: UTF8.self) == "W9")
    #expect(columns.partNumbers.bytes(1).isEmpty && columns.distributorSKUs.bytes(place) == [0x42])
  }

  @Test("Cut bytes are an error")
  func damaged() throws {
    var block = ItemBlock()
    for number in 0..<3 { block.append(values(UInt32(number)), partNumber: [65], distributorSKU: [66]) }
    let good = block.packed
    for length in 0..<good.count {
      #expect(throws: CatalogueError.self) { try add([(0, Array(good[..<length]))]) }
    }
    #expect(throws: CatalogueError.self) { try add([(0, [0xFF, 0x7F])]) }
  }
}
