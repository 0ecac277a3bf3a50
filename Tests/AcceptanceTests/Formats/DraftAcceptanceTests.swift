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
    Sample(
      testDescription: "Polish, prices with zł, titles above, a total below", encoding: .windowsCP1250,
      text: "Cennik dystrybutora;;;;;\nWażny od listopada;;;;;\n\n"
        + "Kod producenta;Indeks;Nazwa towaru;Cena zakupu netto;Cena sugerowana;Stan mag.\n"
        + "W06-00793;AB-1;Dostęp dla urządzeń;1 412,50 zł;1 515,00 zł;12\n"
        + "269-09046;AB-2;Środowisko;731,00 zł;914,00 zł;>50\nRazem;;;2 143,50 zł;;\n",
      part: "W06-00793", net: "1412.50", currency: "PLN"),
    Sample(
      testDescription: "German, round prices, a name over two columns", encoding: .windowsCP1252,
      text: "sep=;\r\nArt.-Nr.;Herst.-Art.-Nr.;Bezeichnung 1;Bezeichnung 2;HEK EUR;UVP EUR;gültig ab\r\n"
        + "10001;W06-00793;Core CAL;für Geräte;1.098,-;1.322,60;01.11.2026\r\n"
        + "10002;269-09046;Straße;groß;139,–;172,-;15.11.2026\r\n",
      part: "W06-00793", net: "1098", currency: "EUR"),
    Sample(
      testDescription: "English, tabs, a word in the place of a price", encoding: .utf16,
      text: "Line\tVendor Part #\tShort Desc\tBuy Price (GBP)\tRRP\tMOQ\n"
        + "1\tW06-00793\tCore CAL device\t£1,412.50\t1,515.00\t1\n"
        + "2\t269-09046\tOffice pro\tCall\t914.00\t5\n",
      part: "W06-00793", net: "1412.50", currency: "GBP"),
    Sample(
      testDescription: "without a header", encoding: .utf8,
      text: "W06-00793,AB-1,Core CAL device licence,412.50,515.00,USD,2026-11-01\n"
        + "269-09046,AB-2,Office Professional Plus,731.00,914.00,USD,2026-11-01\n",
      part: "W06-00793", net: "412.50", currency: "USD"),
    Sample(
      testDescription: "Hungarian, a language that the table does not have", encoding: .utf8,
      text: "Gyártói cikkszám;Megnevezés;Nettó ár;Pénznem\nW06-00793;Eszköz licenc;412,50;EUR\n"
        + "269-09046;Irodai csomag;731,00;EUR\n",
      part: "W06-00793", net: "412.50", currency: "EUR"),
    Sample(
      testDescription: "XML with a root that nobody knows", encoding: .isoLatin1,
      text: """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <Preisliste><Kopf><Lieferant>Müller</Lieferant></Kopf><Positionen>
        <Position><ArtikelNr typ="h">W06-00793</ArtikelNr><Bezeichnung>Core CAL für Geräte</Bezeichnung>
          <Preise><EK waehrung="EUR">1098,20 €</EK><UVP>1322,60</UVP></Preise></Position>
        <Position><ArtikelNr typ="h">269-09046</ArtikelNr><Bezeichnung>Office für Büros</Bezeichnung>
          <Preise><EK waehrung="EUR">731,00 €</EK><UVP>914,00</UVP></Preise></Position>
        </Positionen></Preisliste>

        """.replacingOccurrences(of: "€", with: "EUR"), part: "W06-00793", net: "1098.20", currency: "EUR"),
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
