import PriceModel
import Testing

@testable import PriceListReading

@Suite("BMEcat")
struct BMEcatTests {
  private func catalogue(
    _ items: String, transaction: String = "T_NEW_CATALOG", root: String = "BMECAT", catalog: String = ""
  ) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE \(root) SYSTEM "bmecat.dtd">
    <\(root) version="1.2"><HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>K 7</CATALOG_ID>
    <DATETIME type="generation_date"><DATE>2026-11-02</DATE></DATETIME><CURRENCY>EUR</CURRENCY>\(catalog)</CATALOG>
    <SUPPLIER><SUPPLIER_ID type="duns">Süd GmbH</SUPPLIER_ID></SUPPLIER></HEADER>
    <\(transaction)>\(items)</\(transaction)></\(root)>
    """
  }

  private func article(
    _ number: String = "S-1", details: String = "", prices: String, order: String = "", mode: String = ""
  ) -> String {
    """
    <ARTICLE\(mode)><SUPPLIER_AID>\(number)</SUPPLIER_AID><ARTICLE_DETAILS>\(details)</ARTICLE_DETAILS>\(order)
    <ARTICLE_PRICE_DETAILS>\(prices)</ARTICLE_PRICE_DETAILS></ARTICLE>
    """
  }

  private func price(_ amount: String, type: String = "net_customer", more: String = "") -> String {
    "<ARTICLE_PRICE price_type=\"\(type)\"><PRICE_AMOUNT>\(amount)</PRICE_AMOUNT>\(more)</ARTICLE_PRICE>"
  }

  @Test("Numbers, names, header and language", arguments: chunkSizes)
  func fields(chunk: Int) throws {
    let details = """
      <DESCRIPTION_SHORT lang="eng">Pen</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang="deu">Stift</DESCRIPTION_SHORT>
      <DESCRIPTION_LONG>Ein Stift</DESCRIPTION_LONG><EAN>4001</EAN><MANUFACTURER_AID>M-1</MANUFACTURER_AID>
      <MANUFACTURER_NAME>Acme</MANUFACTURER_NAME>
      """
    let list = try read(
      catalogue(article(details: details, prices: price("1"))), name: "b.xml",
      options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(list.codes == [])
    #expect(list.list == "bmecat-s-d-gmbh-k-7")
    #expect(list.edition == EditionLabel("2026-11"))
    #expect(list.text(.partNumber) == "M-1")
    #expect(list.text(.distributorSKU) == "S-1")
    #expect(list.text(.itemName) == "Stift")
    #expect(list.text(.description) == "Ein Stift")
    #expect(list.text(.publisher) == "Acme")
    #expect(list.prices() == ["net 1 EUR … unit"])
    // The GTIN and the other language are kept.
    #expect(list.text(.attributes)?.contains(#""ARTICLE_DETAILS/EAN":"4001""#) == true)
    #expect(list.text(.attributes)?.contains(#""ARTICLE_DETAILS/DESCRIPTION_SHORT":"Pen""#) == true)
  }

  @Test("Without a manufacturer's number the seller's, and both spellings of the root")
  func roots() throws {
    for root in ["BMECAT", "BMEcat"] {
      let list = try read(catalogue(article(prices: price("1")), root: root), name: "b.xml")
      #expect(list.text(.partNumber) == "S-1")
    }
  }

  @Test("Decimal comma and a factor without its zero: the amount is the product")
  func factor() throws {
    let prices = price("12,50", more: "<PRICE_FACTOR>,8</PRICE_FACTOR>") + price("1.234,56", type: "nrp")
    let list = try read(catalogue(article(prices: prices)), name: "b.xml")
    #expect(list.codes == [])
    #expect(list.decimalMark == ",")
    // 12.50 × 0.8 = 10
    #expect(list.prices() == ["net 10.00 list 1234.56 EUR … unit"])
  }

  @Test("A factor that is none is an error at its place")
  func badFactor() throws {
    let list = try read(
      catalogue(article(prices: price("1", more: "<PRICE_FACTOR>x</PRICE_FACTOR>"))), name: "b.xml")
    #expect(list.codes == ["bad-number"])
    #expect(list.diagnostics.first?.field == "ARTICLE_PRICE_DETAILS/ARTICLE_PRICE/PRICE_FACTOR")
    #expect(list.rejected == 1)
  }

  @Test("Lower bounds reach up to the next one, for each kind of its own; the price quantity is the basis")
  func bounds() throws {
    func bound(_ bound: String) -> String { "<LOWER_BOUND>\(bound)</LOWER_BOUND>" }
    let prices =
      price("9", more: bound("10")) + price("10", more: bound("1")) + price("8", more: bound("100"))
      + price("12", type: "net_list", more: bound("1")) + price("3", type: "udp_dummy", more: bound("0.5"))
      + price("2", type: "udp_dummy", more: bound("2.5"))
    let order = "<ARTICLE_ORDER_DETAILS><PRICE_QUANTITY>12</PRICE_QUANTITY></ARTICLE_ORDER_DETAILS>"
    let list = try read(catalogue(article(prices: prices, order: order)), name: "b.xml")
    #expect(
      list.prices() == [
        "net 9 EUR … ≥10 ≤99 per 12 unit", "net 10 EUR … ≥1 ≤9 per 12 unit", "net 8 EUR … ≥100 per 12 unit",
        "list 12 EUR … ≥1 per 12 unit", "udp_dummy 3 EUR … ≥0.5 ≤2.4 per 12 unit",
        "udp_dummy 2 EUR … ≥2.5 per 12 unit",
      ])
  }

  @Test("Kinds: of two list prices the first of the profile counts, taxes included is another kind")
  func kinds() throws {
    let prices =
      price("5", type: "nrp") + price("4", type: "net_list") + price("6", type: "gros_list") + price("3")
      + price("7", type: "EK_ohne_MWST")
    let list = try read(catalogue(article(prices: prices)), name: "b.xml")
    #expect(
      list.prices() == [
        "nrp 5 EUR … unit", "list 4 EUR … unit", "gros_list 6 EUR … unit", "net 3 EUR … unit",
        "EK_ohne_MWST 7 EUR … unit",
      ])
  }

  @Test("Dates of a group of prices, territories of the price, else of the catalogue, a currency of its own")
  func groups() throws {
    let item = """
      <ARTICLE><SUPPLIER_AID>S</SUPPLIER_AID>
      <ARTICLE_PRICE_DETAILS><DATETIME type="valid_start_date"><DATE>2026-11-01</DATE></DATETIME>
      <DATETIME type="valid_end_date"><DATE>2026-11-30</DATE></DATETIME>
      \(price("1", more: "<PRICE_CURRENCY>CHF</PRICE_CURRENCY><TERRITORY>CH</TERRITORY>"))</ARTICLE_PRICE_DETAILS>
      <ARTICLE_PRICE_DETAILS><DATETIME type="valid_start_date"><DATE>2026-12-01</DATE></DATETIME>\(price("2"))
      </ARTICLE_PRICE_DETAILS></ARTICLE>
      """
    let list = try read(
      catalogue(item, catalog: "<TERRITORY>DE</TERRITORY><TERRITORY>AT</TERRITORY>"), name: "b.xml")
    #expect(
      list.prices() == [
        "net 1 CHF CH 2026-11-01…2026-11-30 unit", "net 2 EUR DE 2026-12-01… unit",
        "net 2 EUR AT 2026-12-01… unit",
      ])
  }

  @Test("A bound without an amount is a warning, an article without a price too")
  func withoutAmount() throws {
    let bound = "<ARTICLE_PRICE price_type=\"net_customer\"><LOWER_BOUND>10</LOWER_BOUND></ARTICLE_PRICE>"
    let list = try read(
      catalogue(article(prices: price("1") + bound) + article("S-2", prices: "")), name: "b.xml")
    #expect(list.accepted == 2)
    #expect(list.codes == ["amount-missing", "price-missing"])
  }

  @Test("Transactions and modes say what becomes of the edition before")
  func transactions() throws {
    func list(_ transaction: String, mode: String = "") throws -> ReadPriceList {
      try read(catalogue(article(prices: price("1"), mode: mode), transaction: transaction), name: "b.xml")
    }
    let new = try list("T_NEW_CATALOG", mode: " mode=\"new\"")
    #expect((new.merging, new.batch.rows.first?.action) == (.full, .set))
    let update = try list("T_UPDATE_PRODUCTS", mode: " mode=\"update\"")
    #expect((update.merging, update.batch.rows.first?.action) == (.incremental, .set))
    #expect(update.replacesPrices)
    let delete = try list("T_UPDATE_PRODUCTS", mode: " mode=\"delete\"")
    #expect((delete.merging, delete.batch.rows.first?.action) == (.incremental, .delete))
    let prices = try list("T_UPDATE_PRICES")
    #expect((prices.merging, prices.batch.rows.first?.action) == (.incremental, .reprice))
    // Whatever its mode, it knows prices alone.
    #expect(try list("T_UPDATE_PRICES", mode: " mode=\"update\"").batch.rows.first?.action == .reprice)
  }

  @Test("2005 and ETIM name their elements and namespaces otherwise")
  func versions() throws {
    for namespace in [
      "http://www.bmecat.org/bmecat/2005", "http://www.bmecat.org/bmecat/2005fd",
      "https://www.etim-international.com/bmecat/50", "",
    ] {
      let list = try read(
        """
        <BMECAT xmlns="\(namespace)"><HEADER><CATALOG><CATALOG_ID>C</CATALOG_ID><GENERATION_DATE>2026-11-05</GENERATION_DATE>
        <CURRENCY>EUR</CURRENCY></CATALOG><SUPPLIER_IDREF>X</SUPPLIER_IDREF></HEADER><T_NEW_CATALOG><PRODUCT mode="new">
        <SUPPLIER_PID>S</SUPPLIER_PID><PRODUCT_DETAILS><DESCRIPTION_SHORT>D</DESCRIPTION_SHORT>
        <INTERNATIONAL_PID type="gtin">4001</INTERNATIONAL_PID><MANUFACTURER_PID>M</MANUFACTURER_PID></PRODUCT_DETAILS>
        <PRODUCT_ORDER_DETAILS><PRICE_QUANTITY>1.0</PRICE_QUANTITY></PRODUCT_ORDER_DETAILS>
        <PRODUCT_PRICE_DETAILS><VALID_START_DATE>2026-11-01</VALID_START_DATE><PRODUCT_PRICE price_type="net_customer">
        <PRICE_AMOUNT>1.50</PRICE_AMOUNT></PRODUCT_PRICE></PRODUCT_PRICE_DETAILS></PRODUCT></T_NEW_CATALOG></BMECAT>
        """, name: "b.xml")
      #expect(list.codes == [], "\(namespace)")
      #expect(list.text(.partNumber) == "M")
      #expect(list.edition == EditionLabel("2026-11"))
      #expect(list.list == "bmecat-x-c")
      #expect(list.prices() == ["net 1.50 EUR 2026-11-01… unit"])
    }
  }

  @Test("Latin-1 bytes arrive, a second article of the same number is a warning")
  func traps() throws {
    let details =
      "<DESCRIPTION_SHORT>Büro</DESCRIPTION_SHORT><SPECIAL_TREATMENT_CLASS type=\"GGVS\">12</SPECIAL_TREATMENT_CLASS>"
    let text = catalogue(
      article(details: details, prices: price("1"))
        + article(details: details.replacing(">12<", with: ">13<"), prices: price("1"))
    ).replacing("UTF-8", with: "ISO-8859-1")
    let list = try read(bytes: text.unicodeScalars.map { UInt8($0.value) }, name: "b.xml")
    #expect(list.encoding == "ISO-8859-1")
    #expect(list.text(.itemName) == "Büro")
    #expect((list.rows, list.accepted) == (2, 2))
    // They differ only in what classifies them.
    #expect(list.codes == ["repeated-row"])
  }

  @Test("Quantities may be written with the other decimal mark, prices may not")
  func quantities() throws {
    let order = "<ARTICLE_ORDER_DETAILS><PRICE_QUANTITY>1.0</PRICE_QUANTITY></ARTICLE_ORDER_DETAILS>"
    let sound = price("12,50", more: "<LOWER_BOUND>2.5</LOWER_BOUND>") + price("9,99", type: "net_list")
    let list = try read(catalogue(article(prices: sound, order: order)), name: "b.xml")
    #expect(list.codes == [])
    #expect(list.prices() == ["net 12.50 EUR … ≥2.5 unit", "list 9.99 EUR … unit"])
    let mixed = try read(catalogue(article(prices: sound + price("1.5", type: "nrp"))), name: "b.xml")
    #expect(mixed.codes == ["bad-number"])
  }
}
