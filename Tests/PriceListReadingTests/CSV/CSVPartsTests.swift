import Foundation
import PriceModel
import Testing

@testable import PriceListReading

/// A file that is read in parts gives what it gives in one, wherever it is cut: between records, inside quotes, between
/// the two signs of a line break.
@Suite("Files read in parts")
struct CSVPartsTests {
  struct Nasty: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    /// A profile of its own; `nil` is that of New Commerce.
    var profile: String?
    var testDescription: String { name }
  }

  private static let header =
    "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,Segment"

  private static func row(_ number: Int, _ title: String, price: String = "1.50") -> String {
    "CFQ7TTC0000\(number),1,\(title),P1Y,Annual,PL,PLN,\(price),Commercial"
  }

  /// Lists with everything in them that makes a cut hard to place.
  static let files: [Nasty] = {
    let rows = [
      row(1, "Plain"), row(2, "\"Quoted, with a delimiter\""), row(3, "\"two\nlines\""),
      row(4, "\"a \"\"word\"\"\""),
      row(5, "\"\"\"\n\"\"\""), row(1, "Plain"), row(1, "Plain", price: "2.50"), row(6, "27\" screen"),
      row(7, "\"a\"b"), "", row(8, "Bad price", price: "1,2,3"), ",,,,,,,,", row(9, "", price: "x"),
      row(2, "\"Quoted, with a delimiter\"", price: "3"),
      row(3, "Unknown unit").replacing("Annual", with: "Weekly"),
      row(4, "Unknown unit").replacing("Annual", with: "Weekly"), row(5, "Zażółć gęślą jaźń"),
      "CFQ7TTC00001,1,Short", row(6, "Long") + ",,,more", "Total,,,,,,,7,", row(7, "After the total"),
    ]
    let footers = (1...12).map { _ in "Total,,,,,,,7," }
    func list(_ rows: [String], _ end: String) -> String {
      ([header] + rows).joined(separator: end).replacing("\n", with: end == "\r" ? "\r" : "\n")
    }
    return [
      Nasty(name: "LF", text: list(rows, "\n") + "\n"),
      Nasty(name: "CRLF, no line break at the end", text: list(rows, "\r\n")),
      Nasty(name: "bare CR", text: list(rows, "\r") + "\r"),
      Nasty(name: "CRLF, then half of it", text: list(Array(rows.prefix(4)), "\r\n") + "\r"),
      Nasty(
        name: "mixed line ends", text: list(Array(rows.prefix(5)), "\r\n") + "\n" + row(8, "LF") + "\n\r"),
      Nasty(name: "byte order mark", text: "\u{FEFF}" + list(Array(rows.prefix(6)), "\r\n") + "\r\n"),
      Nasty(
        name: "a quote that is never closed", text: list(Array(rows.prefix(3)) + ["\"open,1"] + rows, "\n")),
      Nasty(
        name: "few totals at the end", text: list(Array(rows.prefix(2)) + footers.prefix(10), "\n") + "\n"),
      Nasty(name: "many totals at the end", text: list(Array(rows.prefix(2)) + footers, "\n") + "\n"),
      Nasty(name: "totals, then a row", text: list(Array(footers.prefix(9)) + rows.prefix(1), "\n") + "\n"),
      Nasty(
        name: "blank lines",
        text: list(["", "", row(1, "Plain"), "", "  ", row(2, "Plain"), "", ""], "\n") + "\n"),
      Nasty(
        name: "titles above the header", text: "Price list\n\n" + list(Array(rows.prefix(5)), "\n") + "\n"),
      Nasty(
        name: "backslash before a quote",
        text: [
          "Part,Name,Currency,Price", "A-1,\"27\\\" screen\",EUR,10", "A-2,\"a\\\\\",EUR,10",
          "A-3,\"two\nlines, \\\"quoted\\\"\",EUR,10", "A-1,x,EUR,9", "A-4,\"a \"\"b\"\"\",EUR,9",
        ].joined(separator: "\n") + "\n",
        profile: """
          name: escaped
          title: Escaped
          container: csv
          list: escaped
          escape: backslash
          required: [Part, Price]
          fields: { partNumber: Part, itemName: Name }
          price: { net: Price, currency: Currency }
          """),
    ]
  }()

  @Test("Every cut gives what one reader gives", arguments: files)
  func everyCut(_ nasty: Nasty) throws {
    let bytes = Array(nasty.text.utf8)
    let file = try TemporaryFile(bytes, name: "list-2026-11.csv")
    let library = try builtInProfiles.get()
    let reader = PriceListReader(library: library, itemNames: nil)
    let profile = try nasty.profile.map { try TemporaryFile(Array($0.utf8), name: "escaped.yaml") }
    var options = ReadingOptions(profile: try library.profile(named: profile?.path ?? "nce-csv"))
    let expected = try reader.read(path: file.path, options: options).everything
    #expect(expected.contains("rows"))
    // Below the header, as the reader cuts.
    let price = try #require(nasty.text.range(of: "Price,Segment") ?? nasty.text.range(of: ",Price"))
    let header = nasty.text.utf8.distance(from: nasty.text.startIndex, to: price.upperBound)
    for cut in (header + 1)..<bytes.count {
      let middle = (cut + bytes.count) / 2
      let pairs = cut % 7 == 0 && middle > cut ? [[cut, cut + 1], [cut, middle]] : []
      for cuts in [[cut]] + pairs where cuts.last ?? 0 < bytes.count {
        options.cuts = cuts
        let found = try reader.read(path: file.path, options: options).everything
        #expect(found == expected, "cut at \(cuts)")
        if found != expected { return }
      }
    }
  }

  @Test("A guess finds the beginning of a record, whether it begins inside quotes or outside")
  func guesses() {
    func guess(_ text: String, _ dialect: CSVDialect = .rfc4180) -> String? {
      let bytes = Array(text.utf8)
      return CSVParts.lineStart(in: bytes, dialect).map { String(decoding: bytes[$0...], as: UTF8.self) }
    }
    #expect(guess("rest of a row\nnext,row\n") == "next,row\n")
    #expect(guess("rest\r\nnext,row\r\n") == "next,row\r\n")
    #expect(guess("rest\rnext") == "next")
    #expect(guess("in quotes,\nstill in quotes\",x\nnext,\"a, b\"\nlast\n") == "next,\"a, b\"\nlast\n")
    #expect(guess("x,\"two\nlines\"\nnext\n") == "next\n")
    #expect(guess("a \"\"word\"\" in\nquotes\"\nnext,\"b\"\n") == "next,\"b\"\n")
    #expect(guess("no line break") == nil)
    let escaped = CSVDialect(delimiter: UInt8(ascii: ","), escape: .backslash)
    #expect(guess("x,\"27\\\" screen\nwide\"\nnext\n", escaped) == "next\n")
  }

  @Test("A large file is cut where records begin, and nothing is lost")
  func largeFile() throws {
    var text = Self.header + "\n"
    for number in 0..<66_000 {
      let title =
        number % 3 == 0
        ? "\"A title, with\na line break and \"\"quotes\"\" \(number % 50)\"" : "Title \(number % 50)"
      text += "CFQ7TTC\(10_000 + number),1,\(title),P1Y,Annual,PL,PLN,\(number % 997).25,Commercial\n"
    }
    let file = try TemporaryFile(Array(text.utf8), name: "list-2026-11.csv")
    let reader = PriceListReader(library: try builtInProfiles.get(), itemNames: nil)
    var options = ReadingOptions()
    let expected = try reader.read(path: file.path, options: options)
    #expect(expected.accepted == 66_000)
    let system = try SystemFile(path: file.path)
    #expect(try CSVParts.cuts(of: system, into: 3, from: 1000, dialect: .rfc4180).count == 2)
    for cores in [2, 3] {
      options.cores = cores
      let found = try reader.read(path: file.path, options: options)
      #expect(found.batch.rows.map(\.line) == expected.batch.rows.map(\.line))
      #expect(found.batch.prices == expected.batch.prices)
      #expect(found.batch.items == expected.batch.items)
      #expect(found.diagnostics == expected.diagnostics)
      #expect(found.sha256 == expected.sha256)
    }
  }
}
