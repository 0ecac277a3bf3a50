import PriceModel
import Testing

@testable import Pricebook

@Suite("The closer table")
struct CloserTableTests {
  private let day = CalendarDate(dayNumber: 20_777)

  private func rows(
    _ items: [Item], acquired: Set<AcquisitionYear> = [.first, .second, .third, .nonSpecific],
    payments: Set<Payment> = [.spread, .prepaid]
  ) throws -> [CloserAnswer.Row] {
    try CloserTable(items: items, kind: .list, day: day).rows(acquired: acquired, payments: payments)
  }

  /// Known from the field: spread B6K-00052/53/54, up front B6K-00050/51, and in year 3 both are B6K-00054.
  private func fieldItems() throws -> [Item] {
    [
      try SampleItems.openValue("B6K-00050", unit: "3Y", acquired: "Y1", list: "2793.00"),
      try SampleItems.openValue("B6K-00051", unit: "2Y", acquired: "Y2", list: "2405.70"),
      try SampleItems.openValue("B6K-00052", unit: "1Y", acquired: "Y1", list: "950.00"),
      try SampleItems.openValue("B6K-00053", unit: "1Y", acquired: "Y2", list: "1215.00"),
      try SampleItems.openValue("B6K-00054", unit: "1Y", acquired: "Y3", list: "2010.00"),
    ]
  }

  @Test("gives spread and prepaid of each acquisition year, and in year 3 the same SKU for both")
  func fieldCase() throws {
    let rows = try rows(fieldItems())
    #expect(
      rows.map { "\($0.acquired ?? "") \($0.payment.rawValue)" } == [
        "Y1 spread", "Y1 prepaid", "Y2 spread", "Y2 prepaid", "Y3 spread", "Y3 prepaid",
      ])
    #expect(
      rows.map { $0.years.map { $0.partNumber ?? "-" } } == [
        ["B6K-00052", "B6K-00052", "B6K-00052"], ["B6K-00050", "-", "-"], ["B6K-00053", "B6K-00053"],
        ["B6K-00051", "-"], ["B6K-00054"], ["B6K-00054"],
      ])
    // 3 × 950.00 = 2850.00; 2 × 1215.00 = 2430.00
    #expect(rows.map(\.total) == ["2850.00", "2793.00", "2430.00", "2405.70", "2010.00", "2010.00"])
    #expect(rows.map(\.difference) == [nil, "-57.00", nil, "-24.30", nil, "0.00"])
    #expect(rows.allSatisfy { !$0.missing })
  }

  @Test("shows what the list lacks as missing, never as 0")
  func missing() throws {
    let rows = try rows(fieldItems().filter { $0.partNumber != "B6K-00050" }, acquired: [.first])
    #expect(rows.map(\.missing) == [false, true])
    #expect(rows[1].years[0].partNumber == nil)
    #expect(rows[1].years[0].price == nil)
    #expect(rows[1].total == nil)
    #expect(rows[1].difference == nil)
  }

  @Test("a SKU without a price of the kind asked is missing, too")
  func withoutPrice() throws {
    let item = try SampleItems.openValue("B6K-00052", unit: "1Y", acquired: "Y1", list: nil, net: "760.00")
    let row = try rows([item], acquired: [.first], payments: [.spread])[0]
    #expect(row.missing)
    #expect(row.total == nil)
  }

  @Test("takes the Up-To-Date SKU in year 1 and the regular one after it (UTD-4, UTD-5)")
  func upToDate() throws {
    func item(_ part: String, _ offering: String, _ price: String) throws -> Item {
      try SampleItems.openValue(
        part, program: "OVS", family: "Office", offering: offering, unit: "1Y", acquired: "NS", list: price)
    }
    let rows = try rows([
      item("ENT-00001", "ENT", "200.00"), item("UTD-00001", "UTD", "100.00"),
      item("PLA-00001", "PLA", "190.00"),
      item("PLU-00001", "PLU", "95.00"),
    ])
    let byOffering = Dictionary(uniqueKeysWithValues: rows.map { ($0.offering ?? "", $0) })
    #expect(byOffering["UTD"]?.years.map(\.partNumber) == ["UTD-00001", "ENT-00001", "ENT-00001"])
    #expect(byOffering["UTD"]?.total == "500.00")
    #expect(byOffering["UTD"]?.rules.contains("UTD-6") == true)
    #expect(byOffering["PLU"]?.years.map(\.partNumber) == ["PLU-00001", "PLA-00001", "PLA-00001"])
    #expect(byOffering["ENT"]?.years.map(\.partNumber) == ["ENT-00001", "ENT-00001", "ENT-00001"])
    // SEL-9: a subscription is never prepaid.
    #expect(rows.allSatisfy { $0.payment == .spread })
  }

  @Test("an Up-To-Date SKU whose regular one is not in the list is missing in years 2 and 3")
  func upToDateAlone() throws {
    let item = try SampleItems.openValue(
      "UTD-00001", program: "OVS", family: "Office", offering: "UTD", unit: "1Y", acquired: nil,
      list: "100.00")
    let row = try rows([item])[0]
    #expect(row.missing)
    #expect(row.years.map(\.partNumber) == ["UTD-00001", nil, nil])
    #expect(row.total == nil)
  }

  @Test("takes the current SKU before a replaced one and names what else would fit")
  func alternatives() throws {
    let rows = try rows(
      [
        SampleItems.openValue("AAA-00001", unit: "1Y", acquired: "Y1", list: "1.00", replacedBy: "AAA-00003"),
        SampleItems.openValue("AAA-00002", unit: "1Y", acquired: "Y1", list: "2.00"),
        SampleItems.openValue("AAA-00003", unit: "1Y", acquired: "Y1", list: "3.00"),
      ], acquired: [.first], payments: [.spread])
    #expect(rows[0].years[0].partNumber == "AAA-00002")
    #expect(rows[0].alternatives == ["AAA-00003"])
  }

  @Test("says what has no place in it: monthly subscriptions and buy-outs")
  func exclusions() throws {
    let table = CloserTable(
      items: [
        try SampleItems.openValue("MSU-00001", unit: "1M", acquired: "NS", list: "10.00"),
        try SampleItems.openValue("BUY-00001", unit: "EA", acquired: nil, list: "99.00"),
        try SampleItems.openValue("ODD-00001", unit: nil, acquired: nil, list: "99.00"),
      ], kind: .list, day: day)
    #expect(table.exclusions.map(\.items) == [1, 1, 1])
    #expect(table.exclusions.map(\.rule) == ["OLS-4", "SEL-6", "SEL-6"])
  }
}
