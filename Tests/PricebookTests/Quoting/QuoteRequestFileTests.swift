import PriceModel
import Testing

@testable import Pricebook

@Suite("Adding a line to a quote request")
struct QuoteRequestFileTests {
  private static let license = [("partNumber", "W06-00793"), ("quantity", "50")]
  private static let subscription = [
    ("partNumber", "CFQ7TTC0LCHC:0002"), ("quantity", "25"), ("term", "P1Y"), ("billing", "annual"),
    ("segment", "commercial"),
  ]

  private func adding(_ values: [(String, String)], to text: String?) throws -> (text: String, line: Int) {
    let (bytes, line) = try QuoteRequestFile.adding(
      values.map { (column: $0.0, value: $0.1) }, to: text.map { Array($0.utf8) }, file: "q.csv")
    return (String(decoding: bytes, as: UTF8.self), line)
  }

  @Test("a file that is not there, or is empty, gets a header", arguments: [nil, "", "\n \n"])
  func new(_ present: String?) throws {
    let (text, line) = try adding(Self.license, to: present)
    #expect(
      text == """
        partNumber,quantity,term,billing,segment,market,currency,discount,note
        W06-00793,50,,,,,,,

        """)
    #expect(line == 1)
    #expect(try QuoteRequest(csv: Array(text.utf8), file: "q.csv").lines.count == 1)
  }

  @Test(
    "the header's own columns, order, delimiter and line ends are kept",
    arguments: [
      ("quantity;PartNumber;note\n1;A;x\n", "quantity;PartNumber;note\n1;A;x\n50;W06-00793;\n"),
      ("quantity,partNumber\r\n1,A\r\n", "quantity,partNumber\r\n1,A\r\n50,W06-00793\r\n"),
      ("partNumber,quantity\nA,1", "partNumber,quantity\nA,1\nW06-00793,50\n"),
      ("\u{FEFF}sep=;\npartNumber;quantity\n", "\u{FEFF}sep=;\npartNumber;quantity\nW06-00793;50\n"),
    ])
  func keeps(_ present: String, _ expected: String) throws {
    #expect(try adding(Self.license, to: present).text == expected)
  }

  @Test("a column that the SKU needs is added to the header; the rows stay")
  func newColumns() throws {
    let (text, line) = try adding(Self.subscription, to: "partNumber,quantity,note\nA,1,\"b, c\"\n")
    #expect(
      text == """
        partNumber,quantity,note,term,billing,segment
        A,1,"b, c"
        CFQ7TTC0LCHC:0002,25,,P1Y,annual,commercial

        """)
    #expect(line == 2)
    let lines = try QuoteRequest(csv: Array(text.utf8), file: "q.csv").lines
    #expect(lines[0].note == "b, c")
    #expect(lines[1].facets == [.term: "P1Y", .billing: "annual", .segment: "commercial"])
  }

  @Test("values with delimiters and quotes are quoted")
  func quotes() throws {
    let (text, _) = try adding([("partNumber", "A,\"B\""), ("quantity", "1")], to: nil)
    #expect(try QuoteRequest(csv: Array(text.utf8), file: "q.csv").lines[0].partNumber == "A,\"B\"")
  }

  @Test(
    "what is no request in CSV is refused and not touched",
    arguments: [
      "{\"lines\": []}", "part,amount\n1,2\n", "partNumber,quantity\nA,none\n",
      "partNumber,quantity\n\"A,1\n",
    ])
  func refuses(_ present: String) throws {
    #expect(throws: PricebookError.self) { try adding(Self.license, to: present) }
  }
}
