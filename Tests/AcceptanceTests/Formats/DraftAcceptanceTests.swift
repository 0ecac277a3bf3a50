import Foundation
import Testing

/// `formats FILE --draft`, then an import with what it wrote: lists that no profile knows, in four languages.
@Suite("A draft of a profile reads the list it was made of")
struct DraftAcceptanceTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let encoding: String.Encoding
    let text: String
    let part: String
    let net: String
    let currency: String
  }

  static let samples = [
    Sample(
      testDescription: "German, cp1252, semicolons", encoding: .windowsCP1252,
      text: """
        Preisliste gültig ab November
        Hersteller-Nr.;Artikelbezeichnung;Währung;EK netto;UVP;Gültig ab;Verfügbarkeit
        W06-00793;Core CAL für Geräte;EUR;1.098,20;1.322,60;01.11.2026;17
        269-09046;Office für Büros;EUR;731,00;914,00;15.11.2026;3

        """, part: "W06-00793", net: "1098.20", currency: "EUR"),
    Sample(
      testDescription: "Polish, cp1250, tabs", encoding: .windowsCP1250,
      text: "Numer części\tNazwa produktu\tCena netto PLN\tCena katalogowa PLN\tŹródło\n"
        + "W06-00793\tDostęp – urządzenie\t412,50\t515,00\tżółty\n"
        + "269-09046\tPakiet biurowy\t731,00\t914,00\tśliwka\n",
      part: "W06-00793", net: "412.50", currency: "PLN"),
    Sample(
      testDescription: "French, UTF-8, quoted", encoding: .utf8,
      text: "\"Référence fabricant\",\"Désignation\",\"Devise\",\"Prix d'achat\",\"Prix public\"\r\n"
        + "\"W06-00793\",\"Accès, poste\",\"EUR\",\"412,50\",\"515,00\"\r\n"
        + "\"269-09046\",\"Bureautique \"\"Plus\"\"\",\"EUR\",\"731,00\",\"914,00\"\r\n",
      part: "W06-00793", net: "412.50", currency: "EUR"),
    Sample(
      testDescription: "Czech, UTF-8, bars", encoding: .utf8,
      text: "Číslo dílu|Název zboží|Měna|Nákupní cena|Platnost od\n"
        + "W06-00793|Přístup pro zařízení|CZK|10412.50|2026-11-01\n"
        + "269-09046|Kancelář|CZK|731.00|2026-11-01\n",
      part: "W06-00793", net: "10412.50", currency: "CZK"),
  ]

  @Test("The list is imported with its draft, all rows and prices", arguments: samples)
  func imported(_ sample: Sample) throws {
    let folder = try TemporaryFolder()
    try folder.write("cennik-2026-11.csv", try #require(sample.text.data(using: sample.encoding)))
    try folder.run("import", "cennik-2026-11.csv", expecting: 1)
    try folder.run("formats", "cennik-2026-11.csv", "--draft", "--output", "own.yaml", expecting: 0)
    let imported = try folder.json("import", "cennik-2026-11.csv", "--profile", "own.yaml")
    #expect(imported["lists"][0]["accepted"].int == 2, "\(imported)")
    #expect(imported["lists"][0]["rejected"].int == 0)
    let price = try folder.json("show", sample.part)["items"][0]["prices"].array.first {
      $0["kind"].string == "net"
    }
    #expect(price?["amount"].amount == Decimal(string: sample.net))
    #expect(price?["currency"].string == sample.currency)
    // In the folder of profiles the list is recognised from now on.
    try folder.write("profiles/own.yaml", try folder.read("own.yaml"))
    let again = try folder.run(
      ["formats", "cennik-2026-11.csv"],
      environment: ["PRICEBOOK_PROFILES": folder.url(of: "profiles").path])
    #expect(again.status == 0, "\(again)")
  }

  @Test("Each suggestion says why, how sure it is, and shows values; JSON has the same")
  func reasons() throws {
    let folder = try TemporaryFolder()
    try folder.write("prices.csv", "Artikelnummer;Bezeichnung;Preis;Lager\nW06-00793;Core CAL;12,50;4\n")
    let text = try folder.run("formats", "prices.csv", "--draft", expecting: 0)
    for word in ["% sure, the German name", "values: W06-00793", "decimal: \",\"", "# Nothing takes"] {
      #expect(text.output.contains(word), "\(word) in \(text)")
    }
    #expect(text.errors.contains("--currency"))
    let json = try folder.json("formats", "prices.csv", "--draft")
    #expect(json["profile"].string == text.output)
    let part = json["suggestions"].array.first { $0["field"].string == "partNumber" }
    #expect(part?["source"].string == "Artikelnummer")
    #expect((50...100).contains(part?["confidence"].int ?? 0))
    try folder.json("formats", "nothing.csv", "--draft", status: 74)
    try folder.write("text.txt", "Dear all,\nhere is nothing.\n")
    try folder.json("formats", "text.txt", "--draft", status: 1)
    try folder.run("formats", "--draft", expecting: 64)
  }
}
