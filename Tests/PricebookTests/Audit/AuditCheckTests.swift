import Licensing
import PriceModel
import Testing

@testable import Pricebook

@Suite struct AuditCheckTests {
  @Test func everyCheckHasANameOfItsOwnAndCitesRulesThatExist() {
    let names = AuditChecks.names
    #expect(Set(names).count == names.count)
    for check in AuditChecks.all {
      #expect(check.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(check.id)")
      #expect(check.rule.map { RuleBook.rule($0) != nil } ?? true, "\(check.id)")
      #expect(!check.title.hasSuffix("."), "\(check.id)")
    }
  }

  /// A price that was computed from another may be one unit of its last digit off, and no more.
  @Test(arguments: [
    ("412.50", "206.25", "0.01"), ("515", "257.5", "0.1"), ("515.00", "258.00", "1"), ("0.5", "100", "0.1"),
  ])
  func publishedPricesAreRoundedToTheirLastDigit(first: String, second: String, step: String) throws {
    let (first, second) = (try #require(ExactDecimal(first)), try #require(ExactDecimal(second)))
    #expect(PublishedPrice.step(first, second) == ExactDecimal(step))
  }

  @Test func amountsBeyondComputingAreNotJudged() throws {
    let huge = try #require(ExactDecimal("9000000000000000000"))
    #expect(PublishedPrice.agree(huge, try #require(ExactDecimal("-9000000000000000000")), step: 1))
    #expect(PublishedPrice.percent(huge, 0) == nil || PublishedPrice.percent(huge, 0) == ExactDecimal(-100))
  }

  @Test func levelPricesAreComparedWithinOneMarketOnly() throws {
    var cheap = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: "100")
    var dear = try SampleItems.openValue("B", unit: "1Y", acquired: "Y1", list: "120")
    dear.level = "C"
    func count() -> Int {
      LevelPrices().findings(in: edition([cheap, dear])).count
    }
    #expect(count() == 1)
    cheap.prices[0].market = "DE"
    #expect(count() == 0)
  }

  @Test func aSuccessorIsComparedAndNotWhatItReplaced() throws {
    let old = try SampleItems.openValue(
      "A", unit: "1Y", acquired: "Y1", list: "100", replacedBy: "C")
    var dear = try SampleItems.openValue("B", unit: "1Y", acquired: "Y1", list: "120")
    dear.level = "C"
    let new = try SampleItems.openValue("C", unit: "1Y", acquired: "Y1", list: "125")
    #expect(LevelPrices().findings(in: edition([old, dear, new])).isEmpty)
  }

  private func edition(_ items: [Item]) -> AuditedEdition {
    AuditedEdition(
      list: "ov-pl", edition: SampleItems.edition, file: "list.csv", rows: items.count, inForce: .endsFirst,
      day: SampleItems.edition.firstDay, items: items, editions: [SampleItems.edition])
  }
}
