import Testing

@testable import PriceListReading

@Suite("Limits")
struct ReadingLimitTests {
  private let header = "Part Number,Item Name,Currency,Net Price"

  @Test("The standard bounds")
  func standard() {
    let expected: [ReadingLimit: Int] = [
      .field: 1_048_576, .record: 16_777_216, .columns: 4096, .depth: 64, .attributes: 256,
      .attribute: 65_536,
      .text: 1_048_576, .ratio: 100, .total: 1_073_741_824, .entries: 10_000,
    ]
    for limit in ReadingLimit.allCases { #expect(limit.standard == expected[limit], "\(limit)") }
  }

  @Test(
    "A bound is set by its name and a size",
    arguments: [
      ("record=32MiB", 33_554_432), ("record=32mib", 33_554_432), ("field=64 KB", 64_000),
      ("text=2g", 2_147_483_648),
      ("total=1000", 1000), ("columns=10000", 10_000), ("Depth=100", 100),
    ])
  func settings(_ text: String, _ value: Int) throws {
    #expect(try LimitSetting(text).value == value)
  }

  @Test(
    "A bound that is none says what is accepted",
    arguments: [
      ("recrod=1MiB", "did you mean record?"), ("rows=5", "accepted are field, record"),
      ("record", "like record=16MiB"),
      ("record=0", "like record=16MiB"), ("record=-1", "a size"), ("record=big", "a size"),
      ("columns=4KiB", "like columns=4096"), ("record=99999999999GiB", "a size"),
    ])
  func faults(_ text: String, _ expected: String) {
    let error = #expect(throws: LimitSettingError.self) { try LimitSetting(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("A setting moves its bound and no other")
  func moved() throws {
    for limit in ReadingLimit.allCases {
      let limits = ReadingLimits([try LimitSetting("\(limit.name)=7")])
      for other in ReadingLimit.allCases { #expect(limits[other] == (other == limit ? 7 : other.standard)) }
    }
  }

  @Test("Every refusal names its bound and the switch that moves it")
  func refusals() {
    let limits = ReadingLimits()
    let shown = [
      "1 MiB", "16 MiB", "4,096", "64", "256", "64 KiB", "1 MiB", "100", "1 GiB", "10,000",
    ]
    let doubled = [
      "2MiB", "32MiB", "8192", "128", "512", "128KiB", "2MiB", "200", "2GiB", "20000",
    ]
    for (index, limit) in ReadingLimit.allCases.enumerated() {
      let refusal = limits.refusal(limit)
      #expect(refusal.code.id == "limit-\(limit)")
      #expect(refusal.message.contains("more than") || refusal.message.contains("larger than"))
      #expect(refusal.message.contains(" \(shown[index])"), "\(refusal.message)")
      #expect(refusal.message.hasSuffix("; --limit \(limit)=\(doubled[index]) allows more"))
    }
  }

  private func refused(_ text: String, _ setting: String, line: Int) throws {
    let limits = ReadingLimits([try LimitSetting(setting)])
    let list = try read(text, options: ReadingOptions(limits: limits))
    let error = try #require(list.diagnostics.first { $0.severity == .error })
    let limit = String(setting.prefix { $0 != "=" })
    #expect(error.code == "limit-\(limit)")
    #expect(error.line == line)
    #expect(error.message.contains("--limit \(limit)="))
    #expect(list.isUnusable)
  }

  @Test("CSV: a field, a record and columns beyond their bounds are refused at their line")
  func csv() throws {
    let long = String(repeating: "x", count: 300)
    try refused("\(header)\nA,\(long),EUR,1\n", "field=200", line: 2)
    try refused("\(header)\nA,B,EUR,1\nA,\(long),EUR,1\n", "record=200", line: 3)
    try refused("\(header)\nA,B,EUR,1,,\n", "columns=4", line: 2)
  }

  @Test("A header with too many columns is refused for that, not as an unknown format")
  func tooManyColumns() throws {
    let columns = (0..<5000).map { "column \($0)" }.joined(separator: ",")
    let list = try read("\(header),\(columns)\nA,B,EUR,1\n")
    #expect(list.codes == ["limit-columns"])
    #expect(list.diagnostics.first?.line == 1)
    let wider = ReadingOptions(limits: ReadingLimits([try LimitSetting("columns=6000")]))
    #expect(try read("\(header),\(columns)\nA,B,EUR,1\n", options: wider).accepted == 1)
  }

  @Test("What the standard bounds allow is read: a field of a mebibyte, a record of several")
  func large() throws {
    let text = String(repeating: "x", count: 1 << 20)
    let list = try read("\(header),Item Legal Name\nA,\(text),EUR,1,\"\(text)\"\n")
    #expect(list.accepted == 1)
    #expect(list.text(.itemName)?.utf8.count == 1 << 20)
    let beyond = try read("\(header)\nA,\(text)y,EUR,1\n")
    #expect(beyond.codes.contains("limit-field"))
  }
}
