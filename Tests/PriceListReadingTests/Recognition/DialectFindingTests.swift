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

  /// Line breaks outside quotes, one sign after the other as the words of ``LineEnds`` say: feeds, pairs, returns.
  private func counted(_ text: [UInt8], _ quote: UInt8?, _ escape: CSVDialect.Escape) -> [Int] {
    var (counts, isInside, isAtStart, rest) = ([0, 0, 0], false, true, text[...])
    func next(_ signs: String) -> Bool { rest.starts(with: signs.utf8) }
    while let sign = rest.first {
      var taken = 1
      if isInside {
        if escape == .backslash, next("\\\"") || next("\\\\") || next("\"\"") {
          taken = 2
        } else if escape == .doubled, next("\"\"") {
          taken = 2
        } else if sign == quote {
          isInside = false
        }
      } else if sign == quote, isAtStart {
        isInside = true
      } else if next("\r\n") {
        (counts[1], taken) = (counts[1] + 1, 2)
      } else if sign == 0x0A {
        counts[0] += 1
      } else if sign == 0x0D {
        counts[2] += 1
      }
      isAtStart = ",\r\n".utf8.contains(sign) || isAtStart && sign == 0x20
      rest = rest.dropFirst(taken)
    }
    return counts
  }

  @Test("Line ends of random texts are those that a look at every sign counts", arguments: 0..<20)
  func randomLineEnds(seed: UInt64) {
    var numbers = SeededRandom(seed)
    let signs = Array("ab,,\"\"\" \n\r\\".utf8)
    let comma = UInt8(ascii: ",")
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
        signs.randomElement(using: &numbers) ?? comma
      }
      for escape in CSVDialect.Escape.allCases {
        for quote in [UInt8(ascii: "\""), nil] {
          let ends = LineEnds(text, dialect: CSVDialect(delimiter: comma, quote: quote, escape: escape))
          #expect(
            [ends.feeds, ends.pairs, ends.returns] == counted(text, quote, escape),
            "\(String(decoding: text, as: UTF8.self).debugDescription)")
        }
      }
    }
  }

  @Test("What the signs of random texts say, a look at every sign says", arguments: 0..<20)
  func randomSigns(seed: UInt64) {
    var numbers = SeededRandom(seed)
    let signs = Array("a,,''\"\"\"  \n\r\\".utf8)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
        signs.randomElement(using: &numbers) ?? 0
      }
      let found = QuotingFinder.Signs(text, delimiter: UInt8(ascii: ","))
      var (quoted, apostrophes, backslashes, opened) = (0, 0, 0, false)
      for (index, sign) in text.enumerated() {
        let before = text[..<index].reversed().first { $0 != 0x20 }
        let atStart = before.map(",\n\r".utf8.contains) ?? true
        let next = index + 1 < text.count ? text[index + 1] : 0x0A
        let endsField = ",\n\r".utf8.contains(next)
        if sign == UInt8(ascii: "\"") {
          if atStart {
            quoted += 1
          } else if text[index - 1] == UInt8(ascii: "\\"), !endsField, next != sign {
            backslashes += 1
          }
        } else if sign == UInt8(ascii: "'") {
          if atStart { opened = true } else if opened, endsField { apostrophes += 1 }
          if endsField { opened = false }
        }
      }
      #expect(found.quoted == quoted)
      #expect(found.apostrophes == apostrophes)
      #expect(found.backslashes == (quoted == 0 ? 0 : backslashes))
    }
  }

  @Test("Of the top of a text no more is cut than is asked for, and the whole is the same afterwards")
  func lazyHead() {
    let rows = (0..<300).map { "\($0),\"a \($0 % 7)\",b\($0 % 50 == 3 ? ",more" : "")\r\n" }.joined()
    let text = Array(("x,y\r\n\"a\"b,stray\r\n" + rows).utf8)
    func head() -> CSVHead {
      CSVHead(text, dialect: .rfc4180, limits: ReadingLimits()) { above, _ in above < 51 }
    }
    let (whole, piecewise) = (head(), head())
    #expect(piecewise.first(1).map(\.fields) == [["x", "y"]])
    #expect(piecewise.first(51).map(\.line) == whole.records.prefix(51).map(\.line))
    #expect(piecewise.records.map(\.width) == whole.records.map(\.width))
    #expect(whole.records.count + whole.faults == CSVHead.records)
    #expect(piecewise.faults == 1)
    #expect(whole.usualWidth.columns == 3)
    #expect(whole.records[51].fields.isEmpty)
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
