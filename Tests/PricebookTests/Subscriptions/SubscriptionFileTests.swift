import Licensing
import PriceModel
import Testing

@testable import Pricebook

@Suite("A file of subscriptions")
struct SubscriptionFileTests {
  private static let header = "id,customer,product,program,start,term,quantity,renewsAutomatically,proFormaOn"

  private func read(_ text: String) throws -> SubscriptionFile {
    try SubscriptionFile(csv: Array(text.utf8), file: "s.csv")
  }

  @Test("is read with the columns in any order and the programs as price lists write them")
  func reads() throws {
    let file = try read(
      """
      Quantity;id;customer;product;program;start;term;pricePerYear;currency;paid
      12;S-1;Contoso;Office 365 E3;csp;2021-08-10;P1Y;365,50;eur;monthly
      """)
    let row = try #require(file.rows.first)
    #expect(row.line == 2)
    #expect(row.subscription.program == .legacyCSP)
    #expect(row.subscription.quantity == 12)
    #expect(row.subscription.renewsAutomatically)
    #expect(row.pricePerYear?.description == "365.50 EUR")
    #expect(row.isPaidYearly == false)
  }

  @Test(
    "a wrong value is reported at its line and column",
    arguments: [
      ("S-1,Contoso,E3,CSP,2021-02-30,P1Y,1,,", "bad-date", 2, 5),
      ("S-1,Contoso,E3,CSP,1066-10-14,P1Y,1,,", "date-out-of-range", 2, 5),
      ("S-1,Contoso,E3,OV,2021-02-20,P1Y,1,,", "unknown-program", 2, 4),
      ("S-1,Contoso,E3,CSP,2021-02-20,P0D,1,,", "bad-term", 2, 6),
      ("S-1,Contoso,E3,CSP,2021-02-20,P1Y,-1,,", "bad-quantity", 2, 7),
      ("S-1,Contoso,E3,CSP,2021-02-20,P1Y,1,maybe,", "bad-answer", 2, 8),
      ("S-1,Contoso,E3,OLP,2021-02-20,P1Y,1,yes,", "never-renews", 2, 8),
      ("S-1,Contoso,E3,CSP,2021-02-20,P1Y,1,,soon", "bad-date", 2, 9),
      (",Contoso,E3,CSP,2021-02-20,P1Y,1,,", "missing-value", 2, 1),
      ("S-1,Contoso,E3,CSP,2021-02-20,P1Y,1,,,x", "long-row", 2, 10),
      ("S-1,C,E3,CSP,2021-02-20,P1Y,1,,\nS-1,C,E3,CSP,2021-02-20,P1Y,1,,", "repeated-id", 3, 1),
    ])
  func places(_ rows: String, _ code: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: PricebookError.self) { try read(Self.header + "\n" + rows) }
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("all that is wrong is reported in one pass, several values of a row too")
  func allFaults() {
    let rows = """
      S-1,Contoso,E3,OV,2021-02-30,P1Y,-1,,
      S-2,Contoso,E3,CSP,2021-02-20,P1Y,1,,
      ,Contoso,E3,CSP,2021-02-20,P0D,1,,
      S-2,Contoso,E3,CSP,2021-02-20,P1Y,1,,
      """
    let error = #expect(throws: PricebookError.self) { try read(Self.header + "\n" + rows) }
    let all = error?.diagnostics(defaultFile: "").map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code)" }
    #expect(
      all == [
        "2:4 unknown-program", "2:5 bad-date", "2:7 bad-quantity", "4:1 missing-value", "4:6 bad-term",
        "5:1 repeated-id",
      ])
  }

  @Test("a misspelt column gets the nearest one suggested, a missing one is named")
  func columns() {
    let misspelt = #expect(throws: PricebookError.self) { try read("id,costumer\n") }
    #expect(misspelt?.message.contains("“customer”") == true)
    #expect(misspelt?.column == 2)
    let missing = #expect(throws: PricebookError.self) {
      try read("id,customer,product,program,start,term\n")
    }
    #expect(missing?.message.contains("“quantity”") == true)
  }

  private func change(_ text: String) throws -> PriceChange {
    try AnnouncedChange.read(Array(text.utf8), file: "c.json")
  }

  @Test("a price change is read with percentages as numbers or texts")
  func readsChange() throws {
    let change = try change(
      #"{"name": "of May", "date": "2027-05-01", "percentByCurrency": {"eur": 8, "PLN": "12.5%"}}"#)
    #expect(change.percentByCurrency[try #require(Currency("EUR"))] == 8)
    #expect(change.percentByCurrency[try #require(Currency("PLN"))] == ExactDecimal("12.5"))
    #expect(change.rule == "NCE-7")
  }

  @Test(
    "a price change that cannot be understood is reported at its place",
    arguments: [
      (#"{"name": "x", "date": "2027-02-30", "percentByCurrency": {"EUR": 1}}"#, "wrong-value", 23),
      (#"{"name": "x", "date": "2027-02-03", "percentByCurrency": {"EURO": 1}}"#, "bad-currency", 59),
      (#"{"name": "x", "date": "2027-02-03", "percentByCurrency": {"EUR": "a"}}"#, "wrong-value", 66),
      (#"{"name": "x", "date": "2027-02-03", "percentByCurrency": {"EUR": -100}}"#, "wrong-value", 66),
      (#"{"name": "x", "date": "2027-02-03", "percentPerCurrency": {"EUR": 1}}"#, "unknown-key", 37),
      (#"{"name": "x", "date": "2027-02-03"}"#, "one-of-two", 1),
      (#"{"name": "x", "percentByCurrency": {"EUR": 1}}"#, "missing-key", 1),
      (#"{"name": "x", "date": "2027-02-03", "percentByProduct": {"E3": 1, "e-3": 2}}"#, "repeated-key", 1),
    ])
  func changePlaces(_ text: String, _ code: String, _ column: Int) {
    let error = #expect(throws: PricebookError.self) { try change(text) }
    #expect(error?.code == code)
    #expect(error?.line == 1)
    #expect(error?.column == column)
  }
}
