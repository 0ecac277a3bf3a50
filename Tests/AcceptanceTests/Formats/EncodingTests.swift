import Foundation
import Testing

/// The encodings of FORMATS §7, recognised and said.
@Suite("Texts arrive whole in every encoding")
struct EncodingTests {
  private static let polish = "Żółw – ćwiczenia, gęślą jaźń, ŁÓDŹ"
  private static let french = "Suite de sécurité – réservée à l’élève, où la gênée reçoit"

  private func legalName(
    _ text: String, _ encoding: TextBytes, country: String, currency: String
  ) throws -> (answer: JSON, items: [JSON]) {
    var row = Parts.coreCALDevice
    row.legalName = text
    row.country = country
    row.currency = currency
    var list = OpenValueList([row])
    list.encoding = encoding
    list.delimiter = ";"
    list.decimalMark = ","
    let folder = try TemporaryFolder()
    let answer = try folder.importing("ov.csv", list.data, "--list", "ov", "--edition", "2026-11")
    return (answer, try folder.items("W06-00793"))
  }

  @Test(
    "Polish",
    arguments: [
      TextBytes.utf8, .utf8WithMark, .utf16LittleEndian, .utf16BigEndian, .windows1250,
    ])
  func polish(_ encoding: TextBytes) throws {
    let (answer, items) = try legalName(Self.polish, encoding, country: "PL", currency: "PLN")
    #expect("\(items)".contains(Self.polish), "\(items)")
    let said = answer["lists"][0]["encoding"].string?.lowercased() ?? ""
    let expected =
      switch encoding {
      case .utf8, .utf8WithMark: "utf-8"
      case .utf16LittleEndian: "utf-16le"
      case .utf16BigEndian: "utf-16be"
      case .windows1250, .windows1252: "1250"
      }
    #expect(said.contains(expected), "\(said)")
  }

  @Test("French", arguments: [TextBytes.utf8, .utf16LittleEndian, .windows1252])
  func french(_ encoding: TextBytes) throws {
    let (answer, items) = try legalName(Self.french, encoding, country: "FR", currency: "EUR")
    #expect("\(items)".contains(Self.french), "\(answer["lists"]) \(items)")
  }

  @Test("Bytes that are no UTF-8 after a UTF-8 mark are an error with their line, not replaced in silence")
  func brokenUTF8() throws {
    var row = Parts.coreCALDevice
    row.legalName = "Bad @ byte"
    var bytes = TextBytes.utf8WithMark.bytes(of: OpenValueList([Parts.coreCALUser, row]).text)
    if let index = bytes.firstIndex(of: UInt8(ascii: "@")) { bytes[index] = 0xFF }
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", bytes)
    let outcome = try folder.run("import", "ov.csv", "--list", "ov", "--edition", "2026-11")
    #expect(outcome.errors.contains("ov.csv:3:"), "\(outcome)")
  }

  @Test("A NUL byte inside a text list is reported")
  func nulByte() throws {
    var bytes = OpenValueList([Parts.coreCALUser, Parts.coreCALDevice]).data
    bytes.insert(0, at: bytes.count - 40)
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", bytes)
    let outcome = try folder.run("import", "ov.csv", "--list", "ov", "--edition", "2026-11")
    #expect(outcome.status == 1 || outcome.errors.contains("ov.csv:"), "\(outcome)")
  }
}
