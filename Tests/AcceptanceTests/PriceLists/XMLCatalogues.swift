/// Small XML price lists, written out.
enum EDI {
  /// Two items in our own form (FORMATS §6), Germany, EUR, edition 2026-11.
  static let catalogue = document(
    """
      <Item partNumber="021-10606" distributorSKU="NW-OV-0001">
        <Name>Office Standard English LicSAPk OLV NL 1Y Acq Y1 AddProd</Name>
        <Facets family="Office Standard" offering="ADD" level="NL" unit="1Y" acquired="Y1" productType="LSA" segment="commercial" language="English"/>
        <Price kind="net" amount="138.00" from="2026-11-01"/>
        <Price kind="list" amount="172.00" from="2026-11-01" to="2026-11-30"/>
      </Item>
      <Item partNumber="R18-06100" distributorSKU="NW-OV-0004">
        <Name>Windows Server CAL English LicSAPk OLV NL 1Y Acq Y1 AddProd DvcCAL</Name>
        <Facets family="Windows Server CAL" offering="ADD" level="NL" unit="1Y" acquired="Y1" productType="LSA" userType="device" segment="commercial" language="English"/>
        <Price kind="net" amount="14.20" from="2026-11-01" minQuantity="1" maxQuantity="49"/>
        <Price kind="net" amount="13.60" from="2026-11-01" minQuantity="50" maxQuantity="249"/>
        <Price kind="net" amount="13.10" from="2026-11-01" minQuantity="250"/>
        <Price kind="list" amount="17.70" from="2026-11-01"/>
      </Item>

    """)

  static func document(_ items: String, prologue: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    \(prologue)<PriceCatalogue xmlns="urn:pricebook:price-catalogue:1" edition="2026-11" currency="EUR" country="DE" program="OV">
    \(items)</PriceCatalogue>

    """
  }

  /// One item with a name as it is written in the document.
  static func item(
    _ part: String = "312-04500", name: String = "Exchange Server Standard", amount: String = "131.50"
  )
    -> String
  {
    """
      <Item partNumber="\(part)"><Name>\(name)</Name><Price kind="list" amount="\(amount)"/></Item>

    """
  }
}

/// Small UBL 2.1 catalogues.
enum UBL {
  static func document(_ lines: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <cbc:ID>CAT-1</cbc:ID>
      <cbc:IssueDate>2026-10-26</cbc:IssueDate>
      <cac:ValidityPeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2027-01-31</cbc:EndDate></cac:ValidityPeriod>
    \(lines)</Catalogue>

    """
  }

  /// One line; `identifiers` and `prices` are elements.
  static func line(
    _ number: Int, name: String, identifiers: String, prices: String, action: String? = nil
  ) -> String {
    """
      <cac:CatalogueLine>
        <cbc:ID>\(number)</cbc:ID>
        \(action.map { "<cbc:ActionCode>\($0)</cbc:ActionCode>" } ?? "")
        \(prices)
        <cac:Item><cbc:Name>\(name)</cbc:Name>\(identifiers)</cac:Item>
      </cac:CatalogueLine>

    """
  }

  static func seller(_ id: String) -> String {
    "<cac:SellersItemIdentification><cbc:ID>\(id)</cbc:ID></cac:SellersItemIdentification>"
  }
  static func manufacturer(_ id: String) -> String {
    "<cac:ManufacturersItemIdentification><cbc:ID>\(id)</cbc:ID></cac:ManufacturersItemIdentification>"
  }
  static func standard(_ id: String) -> String {
    "<cac:StandardItemIdentification><cbc:ID schemeID=\"0160\">\(id)</cbc:ID></cac:StandardItemIdentification>"
  }

  static func price(
    _ amount: String, currency: String = "EUR", country: String? = nil, min: String? = nil,
    max: String? = nil,
    basis: String? = nil
  ) -> String {
    let quantities =
      (min.map { "<cbc:MinimumQuantity unitCode=\"C62\">\($0)</cbc:MinimumQuantity>" } ?? "")
      + (max.map { "<cbc:MaximumQuantity unitCode=\"C62\">\($0)</cbc:MaximumQuantity>" } ?? "")
    let territory =
      country.map {
        "<cac:ApplicableTerritoryAddress><cac:Country><cbc:IdentificationCode>\($0)</cbc:IdentificationCode>"
          + "</cac:Country></cac:ApplicableTerritoryAddress>"
      } ?? ""
    let base = basis.map { "<cbc:BaseQuantity unitCode=\"C62\">\($0)</cbc:BaseQuantity>" } ?? ""
    return "<cac:RequiredItemLocationQuantity>\(quantities)\(territory)<cac:Price>"
      + "<cbc:PriceAmount currencyID=\"\(currency)\">\(amount)</cbc:PriceAmount>\(base)</cac:Price>"
      + "</cac:RequiredItemLocationQuantity>"
  }
}
