import PriceModel
import Testing

@testable import PriceListReading

/// An item that is described again in the same bytes is what it was, and what is to be said of a row is said each time.
@Suite("Items described again")
struct ItemMemoTests {
  private static let header =
    "ChangeIndicator,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,Segment,Tags"

  @Test("Every row of a list is read as it is read alone")
  func rowsAlone() throws {
    var numbers = SeededRandom(9)
    func one(_ choices: [String]) -> String { choices.randomElement(using: &numbers) ?? "" }
    var rows: [String] = []
    for _ in 0..<400 {
      rows.append(
        [
          one(["Unchanged", "Change", ""]), "CFQ7TTC0000\(one(["1", "2", "3"]))", one(["1", "0002"]),
          one(["Title", "\"Title\"", " Title ", "\"A, b\"", "\"a \"\"b\"\"\"", "T (Non-Profit Pricing)"]),
          one(["P1Y", "OneTime", "P1M"]), one(["Annual", "Weekly"]), one(["PL", "DE", " PL"]),
          one(["PLN", "EUR"]),
          one(["1.50", "2", "1,234.50", "x", "", "-1"]), one(["2026-01-01", "1/2/2026", "soon", ""]),
          one(["Commercial", "Education"]), one(["", "License", "License;Trial"]),
        ].joined(separator: ","))
    }
    let list = try read(([Self.header] + rows).joined(separator: "\n") + "\n")
    #expect(list.rows == 400)
    var accepted = 0
    var rejected = 0
    for (index, row) in rows.enumerated() {
      let alone = try read(Self.header + "\n" + row + "\n")
      let line = index + 2
      let codes = list.rejects.first { $0.line == line }?.codes
      #expect(codes == alone.rejects.first?.codes, "\(row)")
      if codes != nil {
        rejected += 1
        continue
      }
      #expect(Int(list.batch.rows[accepted].line) == line)
      for field in ItemField.allCases {
        #expect(list.text(field, row: accepted) == alone.text(field), "\(field.name) of \(row)")
      }
      #expect(list.prices(row: accepted) == alone.prices(), "\(row)")
      let (whole, single) = (list.batch.rows[accepted], alone.batch.rows[0])
      #expect(list.batch.texts.string(whole.claim) == alone.batch.texts.string(single.claim))
      accepted += 1
    }
    #expect(accepted == list.accepted && accepted > 50 && rejected > 50)
    // The unknown billing plan is counted in every accepted or rejected row that has it.
    let weekly =
      rows.count { $0.contains("Weekly") && !$0.contains("OneTime") }
      + rows.count { $0.contains("OneTime,Weekly") }
    #expect(list.summaries.first { $0.code == "unknown-value" }?.count ?? 0 >= weekly)
  }

  @Test("An item that comes again right below a row that looks like a total is the same item")
  func belowTotal() throws {
    let header = "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,Segment"
    let list = try read(
      """
      \(header)
      CFQ7TTC00001,1,First,P1Y,Annual,PL,PLN,1.50,Commercial
      CFQ7TTC00002,1,Second,P1Y,Annual,PL,PLN,1.50,Commercial
      Total,,,,,,,3,
      CFQ7TTC00001,1,First,P1Y,Annual,PL,PLN,2.50,Commercial

      """)
    #expect(list.rejects.map(\.line) == [4])
    #expect(
      (0..<3).map { list.text(.partNumber, row: $0) } == [
        "CFQ7TTC00001:0001", "CFQ7TTC00002:0001", "CFQ7TTC00001:0001",
      ])
    #expect((0..<3).map { list.text(.itemName, row: $0) } == ["First", "Second", "First"])
  }

  @Test("A long row that begins like a total, below one that was rejected, is read without harm")
  func longBelowRejected() throws {
    let long = String(repeating: "y", count: 300_000)
    let rows = (10..<60).map { number in
      "A\(number)-00001,n,Open Value,F,bad,PLN,PL,x\nT\(number)-00002,n,Open Value,F,1.00,PLN,PL,\(long)\(number)\n"
    }
    let header = "Part Number,Item Name,Program,Product Family,Net Price,Currency,Country,Description\n"
    let list = try read(header + rows.joined(), name: "ov-2026-11.csv")
    #expect(list.accepted == 50 && list.rejected == 50)
    for row in 0..<50 { #expect(list.text(.description, row: row) == "\(long)\(row + 10)") }
  }

  @Test(
    "Records that differ have differing hashes in their low bits, whatever columns come behind",
    arguments: [[], [""], ["x"], ["Commercial"], ["", ""], ["a text of more than sixteen bytes"]])
  func hashes(columnsBehind: [String]) {
    var hashes: Set<UInt64> = []
    for number in 0..<4096 {
      var hash: UInt64 = 0x0123_4567_89AB_CDEF
      for column in ["W06-\(number),Core CAL"] + columnsBehind {
        var column = column
        hash = column.withUTF8 { ItemMemo.hash(UnsafeRawBufferPointer($0), hash) }
      }
      hashes.insert(hash & 4095)
    }
    // Numbers drawn at random would leave 37 % of the values out.
    #expect(hashes.count > 2400)
  }

  @Test("A list of one market after the other, whose items come again late")
  func marketsInTurn() throws {
    var text = Self.header + "\n"
    let markets = ["PL", "DE", "FR"]
    for market in markets {
      for number in 0..<1500 {
        text +=
          "Add,P\(number),1,Title \(number * 37),P1Y,Annual,\(market),EUR,\(number).5,2026-01-01,Commercial,\n"
      }
    }
    let list = try read(text)
    #expect(list.accepted == 4500)
    #expect(list.batch.items.count == 1500)
    for row in stride(from: 0, to: 4500, by: 7) {
      let number = row % 1500
      #expect(list.text(.itemName, row: row) == "Title \(number * 37)")
      #expect(list.prices(row: row) == ["net \(number).5 EUR \(markets[row / 1500]) 2026-01-01… term"])
    }
  }

  @Test("More items than are remembered, some of them twice")
  func manyItems() throws {
    var text = Self.header + "\n"
    let numbers = Array(0..<66_000) + Array(0..<100) + Array(65_500..<65_600)
    for (row, number) in numbers.enumerated() {
      let market = row < 66_000 ? "PL" : "DE"
      text += "Add,P\(number),1,Title \(number),P1Y,Annual,\(market),EUR,\(number).5,2026-01-01,Commercial,\n"
    }
    let list = try read(text)
    #expect(list.accepted == numbers.count)
    #expect(list.batch.items.count == 66_000)
    for row in [0, 65_535, 65_536, 65_999, 66_000, 66_099, 66_100, 66_136, 66_199] {
      #expect(list.text(.itemName, row: row) == "Title \(numbers[row])")
      #expect(
        list.prices(row: row) == ["net \(numbers[row]).5 EUR \(row < 66_000 ? "PL" : "DE") 2026-01-01… term"])
    }
  }
}
