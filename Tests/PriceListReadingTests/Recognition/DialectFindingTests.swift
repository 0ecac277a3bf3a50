import PriceModel
import Testing

@testable import PriceListReading

/// What the text shows: line ends, quotes, decimal mark. One line a case.
@Suite("The dialect of a CSV text is found out")
struct DialectFindingTests {
  private func quoting(_ text: String) -> CSVQuoting {
    QuotingFinder(text: Array(text.utf8), limits: ReadingLimits()).finding(delimiter: UInt8(ascii: ","))
      .quoting
  }

  @Test(
    "Quotes and escapes",
    arguments: [
      ("a,b\n1,2\n", "\"", CSVDialect.Escape.doubled),
      ("a,b\n\"27\"\" screen\",2\n", "\"", .doubled),
      ("a,b\n\"27\\\" screen\",2\n", "\"", .backslash),
      // A path that ends in a backslash closes its field.
      ("a,b\n\"C:\\\",2\n\"x\",3\n", "\"", .doubled),
      // Without quoted fields a backslash before a quote is text.
      ("a,b\n27\\\" screen,2\n", "\"", .doubled),
      ("'a','b'\n'1,5','2'\n", "'", .doubled),
      ("a,b\nO'Neil,d'Or\n", "\"", .doubled),
    ])
  func quotes(_ text: String, _ quote: String, _ escape: CSVDialect.Escape) {
    #expect(quoting(text).quote == quote.utf8.first)
    #expect(quoting(text).escape == escape)
  }

  @Test(
    "Line ends",
    arguments: [
      ("a\nb\n", "LF"), ("a\r\nb\r\n", "CRLF"), ("a\rb\r", "CR"), ("a\r\nb\n", "mixed"), ("a", "none"),
      ("\"a\nb\"\r\nc\r\n", "CRLF"),
    ])
  func lineEnds(_ text: String, _ name: String) {
    #expect(LineEnds(Array(text.utf8), dialect: .rfc4180).name == name)
  }

  @Test("Line breaks inside quotes end no line; a quote within a field opens nothing")
  func countedLines() {
    let comma = UInt8(ascii: ",")
    func lines(_ text: String, _ escape: CSVDialect.Escape) -> Int {
      LineEnds(Array(text.utf8), dialect: CSVDialect(delimiter: comma, escape: escape)).feeds
    }
    #expect(lines("a,27\" b\nc,d\n\"e\n\"\"f\n\",g\n", .doubled) == 3)
    #expect(lines("a,\"27\\\" b\n\"\nc,d\n", .backslash) == 2)
  }

  private func votes(_ prices: [String]) -> DecimalMarkVotes {
    var votes = DecimalMarkVotes()
    for (index, price) in prices.enumerated() {
      Array(price.utf8).withUnsafeBytes { votes.look(at: $0, line: index + 2) }
    }
    return votes
  }

  @Test(
    "Decimal mark and grouping",
    arguments: [
      (["412.50"], ".", "none"), (["412,50"], ",", "none"), (["1.234,50"], ",", "."),
      (["1,234.50"], ".", ","), (["1 234,50"], ",", "space"), (["1'234.50"], ".", "'"),
      (["1.234.567"], ",", "."), (["€ 12,50"], ",", "none"), (["12.50 USD"], ".", "none"),
      (["0.125"], ".", "none"), (["1.234", "12,5"], ",", "none"),
    ])
  func decimals(_ prices: [String], _ mark: String, _ grouping: String) {
    let votes = votes(prices)
    let decision = votes.decision(delimiter: UInt8(ascii: "|"))
    #expect(decision.format.mark == mark)
    #expect(decision.basis == .found)
    #expect(!decision.matters)
    #expect(votes.grouping(decision.format) == grouping)
  }

  @Test("A price that is a number with either mark tells nothing: the delimiter decides, and it matters")
  func ambiguous() {
    let votes = votes(["1.234", "2.500"])
    #expect(votes.decision(delimiter: UInt8(ascii: ";")).format == .comma)
    #expect(votes.decision(delimiter: UInt8(ascii: ",")).format == .point)
    #expect(votes.decision(delimiter: UInt8(ascii: ",")).matters)
    #expect(votes.decision(delimiter: UInt8(ascii: ",")).reason.contains("“1.234”"))
  }

  @Test("Of two marks the rarer one is an error, and a price that fits both is said")
  func mixed() throws {
    let header = "Part Number,Item Name,Net Price,Currency\n"
    let list = try read(header + "A,T,4.50,EUR\nB,T,7.25,EUR\nC,T,\"4,5\",EUR\n")
    #expect(list.decimalMark == ".")
    #expect(list.codes == ["bad-number"])
    #expect(list.diagnostics[0].line == 4)
    let both = try read(header + "A,T,4.50,EUR\nB,T,\"1,234\",EUR\nC,T,\"4,5\",EUR\nD,T,2.25,EUR\n")
    #expect(both.codes == ["decimal-mark-mixed", "bad-number"])
    let warning = try #require(both.diagnostic("decimal-mark-mixed"))
    #expect(warning.line == 3)
    #expect(warning.value == "1,234")
    #expect(warning.message.contains("“4,5” in line 4"))
  }

  @Test("sep= decides, in quotes and for tabs too", arguments: ["sep=;", "\"sep=;\"", "SEP=;"])
  func separatorLine(_ first: String) throws {
    let list = try read("\(first)\nPart Number;Item Name;Net Price;Currency\nA;T,U;4,50;EUR\n")
    #expect(list.delimiter == ";")
    #expect(list.headerLine == 2)
    #expect(list.accepted == 1)
    #expect(list.recognition[.delimiter]?.basis == .declared)
    #expect(!list.codes.contains("rows-above-header"))
    #expect(CSVHead.SeparatorLine(Array("sep=\t\n".utf8))?.delimiter == 9)
    #expect(CSVHead.SeparatorLine(Array("sep=tab\n".utf8))?.delimiter == 9)
    #expect(CSVHead.SeparatorLine(Array("separator\n".utf8)) == nil)
  }
}
