import Foundation
import Testing

@testable import PriceListReading

/// Words as they stand in price lists of six countries, and the code pages in which they arrive.
@Suite("Code pages told by their words")
struct EncodingStatisticsTests {
  struct Text: CustomTestStringConvertible, Sendable {
    var language: String
    var words: [String]
    var testDescription: String { language }
  }

  static let central = [
    Text(
      language: "Polish",
      words: [
        "Licencja dostępowa na urządzenie", "Pakiet Software Assurance dla użytkownika",
        "Wszystkie języki, rok bieżący", "Zażółć gęślą jaźń", "Opłata roczna za każdą licencję",
      ]),
    Text(
      language: "Czech",
      words: [
        "Klientská licence pro přístup", "Příliš žluťoučký kůň úpěl ďábelské ódy", "Předplatné na jeden rok",
        "Všechny jazyky, správa účtů", "Rozšířená podpora zařízení",
      ]),
    Text(
      language: "Slovak",
      words: [
        "Klientska licencia pre prístup používateľa", "Predplatné na jeden rok, všetky jazyky",
        "Rozšírená podpora zariadení", "Kŕdeľ šťastných ďatľov", "Vypísať ročné náklady na školenie",
      ]),
    Text(
      language: "Hungarian",
      words: [
        "Felhasználói hozzáférési licenc", "Árvíztűrő tükörfúrógép", "Egyéves előfizetés minden nyelven",
        "Bővített támogatás eszközökhöz", "Szerződés meghosszabbítása őszig",
      ]),
  ]

  static let western = [
    Text(
      language: "German",
      words: [
        "Zugriffslizenz für Geräte", "Jährliche Gebühr, alle Sprachen", "Schüler und Universitäten",
        "Größere Änderungen möglich", "Verlängerung der Überwachung",
      ]),
    Text(
      language: "French",
      words: [
        "Licence d’accès à la sécurité gérée", "Où la gênée reçoit l’élève",
        "Même durée, dès la première année",
        "Façade réservée aux hôpitaux", "Prévu à l’échéance, à côté du système",
      ]),
  ]

  private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    [UInt8](try #require(text.data(using: encoding), "\(text)"))
  }

  private func candidates() -> [CodePage] {
    TextEncoding.usual.compactMap(CodePage.init)
  }

  private func first(_ bytes: [UInt8]) throws -> (
    name: String, text: String, reading: EncodingStatistics.Reading
  ) {
    var statistics = EncodingStatistics()
    // In pieces, as a file comes.
    for start in stride(from: 0, to: bytes.count, by: 7) {
      bytes[start..<min(bytes.count, start + 7)].withUnsafeBytes { statistics.take($0) }
    }
    let reading = try #require(statistics.readings(candidates()).first)
    let text = String(String.UnicodeScalarView(bytes.map { reading.page.scalar($0) ?? "?" }))
    return (reading.page.name, text, reading)
  }

  @Test("Central Europe in Windows-1250 and ISO-8859-2", arguments: central)
  func centralEurope(_ sample: Text) throws {
    let text = sample.words.joined(separator: "\n") + "\n"
    // ISO-8859-2 has no typographic signs.
    for (encoding, name) in [(String.Encoding.windowsCP1250, "windows-1250"), (.isoLatin2, "ISO-8859-2")] {
      let found = try first(bytes(text, encoding))
      #expect(found.text == text, "\(found.name)")
      #expect(found.reading.language == sample.language)
      #expect(!found.reading.examples.isEmpty && found.reading.reason.contains(sample.language))
      // Where both read the same, the first is named.
      if sample.language != "Hungarian" { #expect(found.name == name) }
    }
  }

  @Test("The West in Windows-1252", arguments: western)
  func theWest(_ sample: Text) throws {
    let text = sample.words.joined(separator: "\n") + "\n"
    let found = try first(bytes(text, .windowsCP1252))
    #expect(found.text == text && found.name == "windows-1252")
    #expect(found.reading.language == sample.language)
  }

  @Test("A single line of most languages is enough", arguments: central + western)
  func single(_ sample: Text) throws {
    let encoding: String.Encoding =
      Self.western.contains { $0.language == sample.language } ? .windowsCP1252 : .windowsCP1250
    let read = try sample.words.filter { try first(bytes($0 + "\n", encoding)).text == $0 + "\n" }
    #expect(read.count >= 4, "\(Set(sample.words).subtracting(read))")
  }

  @Test("Two languages in one list")
  func mixed() throws {
    let text = (Self.western[0].words + Self.western[1].words).joined(separator: "\n") + "\n"
    #expect(try first(bytes(text, .windowsCP1252)).name == "windows-1252")
    let central = (Self.central[0].words + Self.central[1].words).joined(separator: "\n") + "\n"
    #expect(try first(bytes(central, .windowsCP1250)).name == "windows-1250")
    #expect(try first(bytes(central, .isoLatin2)).name == "ISO-8859-2")
  }

  @Test("The euro of ISO-8859-15 is no currency sign of Windows-1252")
  func euro() throws {
    let text: [UInt8] =
      Array("Gew".utf8) + [0xE4] + Array("hrte Geb".utf8) + [0xFC] + Array("hr 5 ".utf8) + [0xA4, 0x0A]
    let found = try first(text)
    #expect(found.name == "ISO-8859-15")
    #expect(found.text == "Gewährte Gebühr 5 €\n")
  }

  private let header = "Part Number,Item Name,Currency,Net Price\n"

  @Test("Czech without a Polish letter is read as Windows-1250, and the warning says by which words")
  func czechList() throws {
    let text = header + "A-1,Klientská licence pro přístup,CZK,5\nA-2,Předplatné na rok,CZK,6\n"
    let list = try read(bytes: bytes(text, .windowsCP1250))
    #expect(list.encoding == "windows-1250")
    #expect(list.text(.itemName) == "Klientská licence pro přístup")
    let warning = try #require(list.diagnostic("encoding-assumed"))
    #expect(warning.message.contains("are Czech in it"), "\(warning.message)")
  }

  @Test("ISO-8859-2 is read without being named")
  func isoList() throws {
    let text = header + "A-1,Licencja dostępowa na urządzenie,PLN,5\nA-2,Zażółć gęślą jaźń,PLN,6\n"
    let list = try read(bytes: bytes(text, .isoLatin2))
    #expect(list.encoding == "ISO-8859-2")
    #expect(list.text(.itemName, row: 1) == "Zażółć gęślą jaźń")
    #expect(list.codes == ["encoding-assumed"])
  }

  @Test("UTF-8 that is damaged in one place is not taken for a code page, and the remedy is said")
  func damaged() throws {
    var damaged = Array((header + "A-1,Zażółć gęślą,PLN,5\nA-2,jaźń #,PLN,6\n").utf8)
    damaged[damaged.firstIndex(of: UInt8(ascii: "#")) ?? 0] = 0xE9
    let list = try read(bytes: damaged)
    let error = try #require(list.diagnostic("malformed-encoding"))
    #expect(list.isUnusable && error.line == 3)
    #expect(error.message.contains("--encoding"))
  }

  @Test("Logarithm and power are those of mathematics")
  func functions() {
    for value in [1e-9, 0.001, 0.25, 0.5, 1, 1.5, 2, 10, 12345] {
      #expect(abs(naturalLogarithm(value) - log(value)) < 1e-6, "\(value)")
    }
    for power in [-600.0, -50, -7.5, -1, -0.1, 0] {
      #expect(abs(exponential(power) - exp(power)) < 1e-5, "\(power)")
    }
  }
}
