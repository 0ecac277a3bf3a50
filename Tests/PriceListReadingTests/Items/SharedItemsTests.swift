import Foundation
import PriceModel
import Testing

@testable import PriceListReading

/// What a list has taught about items serves the next; what is read, and what is said of it, is the same as of each alone.
@Suite("Items that lists share")
struct SharedItemsTests {
  private let reader: PriceListReader

  init() throws { reader = PriceListReader(library: try builtInProfiles.get()) }

  private func expectSame(_ files: [TemporaryFile], _ numbers: inout SeededRandom) throws {
    let alone = try files.map { try reader.read(path: $0.path, options: ReadingOptions()) }
    var options = ReadingOptions()
    options.sharedItems = SharedItems()
    // Some come again, so that lists meet their own items, too.
    for place in (Array(files.indices) + Array(files.indices)).shuffled(using: &numbers) {
      let shared = try reader.read(path: files[place].path, options: options)
      #expect(shared.everything == alone[place].everything, "\(files[place].path)")
      #expect(shared.batch.items.count == alone[place].batch.items.count)
    }
  }

  @Test("The samples of all profiles, one after the other", arguments: [1, 2, 3])
  func samples(seed: UInt64) throws {
    var numbers = SeededRandom(seed)
    let files = try Self.samples().map {
      try TemporaryFile(Array(Data(contentsOf: $0)), name: $0.lastPathComponent)
    }
    #expect(files.count >= 15)
    try expectSame(files, &numbers)
  }

  /// The files in `SampleData` that are lists of a built-in profile.
  private static func samples() throws -> [URL] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SampleData")
    let profiles = try builtInProfiles.get().profiles.map(\.name)
    return try profiles.flatMap { name in
      try FileManager.default.contentsOfDirectory(
        at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil)
    }.sorted { $0.path < $1.path }
  }

  @Test("Lists with everything in them that makes rows hard to read")
  func nasty() throws {
    var numbers = SeededRandom(4)
    let files = try CSVPartsTests.files.filter { $0.profile == nil }.map {
      try TemporaryFile(Array($0.text.utf8), name: "list-2026-11.csv")
    }
    try expectSame(files, &numbers)
  }

  @Test("Lists of random rows in columns that mean the same, and in others", arguments: 1...6)
  func random(seed: UInt64) throws {
    var numbers = SeededRandom(seed)
    func one(_ choices: [String]) -> String { choices.randomElement(using: &numbers) ?? "" }
    let headers = [
      "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,Segment,Tags",
      "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,Segment,Notes",
    ]
    let files = try (0..<8).map { _ in
      let market = one(["PL", "DE", "CZ"])
      let rows = (0..<60).map { _ in
        [
          "CFQ7TTC0000\(one(["1", "2", "3"]))", one(["1", "0002", ""]),
          one(["Title", "\"A, b\"", " Title ", "T (Non-Profit Pricing)", ""]),
          one(["P1Y", "OneTime", "P9X"]),
          one(["Annual", "Weekly"]), market, "EUR", one(["1.50", "2", "x"]), one(["2026-01-01", "soon"]),
          one(["Commercial", "Education", "Martian"]), one(["", "License;Trial"]),
        ].joined(separator: ",")
      }
      return try TemporaryFile(
        Array(([one(headers)] + rows).joined(separator: "\n").utf8), name: "list-2026-11.csv")
    }
    try expectSame(files, &numbers)
  }

  @Test("An item that an earlier list described is not made again")
  func once() throws {
    let header = "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,Segment"
    func list(_ market: String, _ currency: String) throws -> TemporaryFile {
      let rows = (1...50).map {
        "CFQ7TTC000\($0),1,Title \($0),P1Y,Annual,\(market),\(currency),\($0).50,Commercial"
      }
      return try TemporaryFile(
        Array(([header] + rows).joined(separator: "\n").utf8 + [0x0A]), name: "\(market)-2026-11.csv")
    }
    var options = ReadingOptions()
    let shared = SharedItems()
    options.sharedItems = shared
    for (index, file) in [try list("PL", "PLN"), try list("DE", "EUR"), try list("CZ", "CZK")].enumerated() {
      let read = try reader.read(path: file.path, options: options)
      #expect(read.accepted == 50 && read.batch.items.count == 50)
      let dictionary = try #require(shared.dictionaries.first)
      #expect(shared.dictionaries.count == 1)
      #expect(dictionary.batch.items.count == 50 && dictionary.batch.rows.isEmpty)
      #expect(dictionary.hits == 50 * index)
    }
  }
}
