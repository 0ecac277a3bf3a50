/// Small sound files for tests of the readers.
enum ProfileSamples {
  struct Sample {
    var text: String
    /// A name that tells the edition where the data do not.
    var name: String
    var rows: Int
  }

  static let all: [String: Sample] = [
    "nce-csv": Sample(text: nce, name: "Nov_NCE_US.csv", rows: 3),
    "open-value-csv": Sample(text: openValue, name: "ov-pl.csv", rows: 2),
    "ubl-catalogue": Sample(text: ubl, name: "catalogue.xml", rows: 2),
    "edi-xml": Sample(text: edi, name: "edi.xml", rows: 1),
    "bmecat": Sample(text: bmecat, name: "bmecat.xml", rows: 1),
    "cxml-index": Sample(text: cxml, name: "index-2026-11.xml", rows: 1),
  ]

  static let nceHeader =
    "ChangeIndicator,ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,Segment,PreviousValues"

  static let nce = """
    \(nceHeader)
    Unchanged,10-year audit log retention,CFQ7TTC0HL8Z,5,10-Year Audit Log Retention Add On for FLW,Microsoft Corporation,"To help meet … Activity API.",,P1Y,Monthly,US,USD,13.56,,,2025-04-01T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,License,16.92,Commercial,
    Unchanged,Microsoft Teams Calling Plan pay-as-you-go,CFQ7TTC0QR79,1,… (country zone 1),Microsoft Corporation,Enables …,,P1M,None,US,USD,0,,,2022-08-01T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,License;Trial;IncludeOverage,0,Commercial,
    Change,Microsoft Defender Suite,CFQ7TTC0LHQB,1,Microsoft Defender Suite,Microsoft Corporation,…,,P1Y,Annual,US,USD,115.2,,,2025-11-01T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,License,144,Commercial,"{'ProductTitle': 'Microsoft 365 E5 Security ', 'SkuTitle': 'Microsoft 365 E5 Security'}"

    """

  static let openValueHeader =
    "Part Number,Item Name,Item Legal Name,Program,Product Family,Product Type,Offering,Level,Purchase Unit,Purchase Period,Pool,Language,License Agreement Type,Customer Type,Country,Currency,Net Price,ERP Price,Effective Date,End Date,Replaced By"

  static let openValue = """
    \(openValueHeader)
    W06-00793,Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL,Core CAL Client Access License All Languages License/Software Assurance Pack Open Value No Level 1 Year Enterprise Device CAL,Open Value,Core CAL,License/Software Assurance Pack,Enterprise,Non-specific,1 Year,Acquired Year 1,Applications,All Languages,Commercial,Distributor,PL,PLN,412.50,515.00,2026-11-01,,
    269-09046,Office Professional Plus English Lic/SA Pack OLV NL 1YR Acq Y1 AddProd,,Open Value,Office Professional Plus,License/Software Assurance Pack,Additional Product,Non-specific,1 Year,Acquired Year 1,Applications,English,Commercial,Distributor,PL,PLN,731.00,914.00,2026-11-01,,

    """

  static let ubl = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <cbc:ID>C1</cbc:ID>
      <cbc:IssueDate>2026-11-03</cbc:IssueDate>
      <cac:ValidityPeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-12-31</cbc:EndDate></cac:ValidityPeriod>
      <cac:ProviderParty><cac:PartyIdentification><cbc:ID>SYSTEMAT</cbc:ID></cac:PartyIdentification></cac:ProviderParty>
      <cac:CatalogueLine>
        <cbc:ID>1</cbc:ID>
        <cbc:ActionCode>Add</cbc:ActionCode>
        <cac:RequiredItemLocationQuantity>
          <cbc:MinimumQuantity>1</cbc:MinimumQuantity>
          <cbc:MaximumQuantity>9</cbc:MaximumQuantity>
          <cac:ApplicableTerritoryAddress><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:ApplicableTerritoryAddress>
          <cac:ApplicableTerritoryAddress><cac:Country><cbc:IdentificationCode>LU</cbc:IdentificationCode></cac:Country></cac:ApplicableTerritoryAddress>
          <cac:Price><cbc:PriceAmount currencyID="EUR">12.50</cbc:PriceAmount><cbc:BaseQuantity>12</cbc:BaseQuantity></cac:Price>
        </cac:RequiredItemLocationQuantity>
        <cac:Item>
          <cbc:Description>A pen, blue</cbc:Description>
          <cbc:Name>Pen</cbc:Name>
          <cac:SellersItemIdentification><cbc:ID>S-1</cbc:ID></cac:SellersItemIdentification>
          <cac:ManufacturersItemIdentification><cbc:ID>M-1</cbc:ID></cac:ManufacturersItemIdentification>
        </cac:Item>
      </cac:CatalogueLine>
      <cac:CatalogueLine>
        <cbc:ID>2</cbc:ID>
        <cac:LineValidityPeriod><cbc:StartDate>2026-11-15</cbc:StartDate></cac:LineValidityPeriod>
        <cac:RequiredItemLocationQuantity>
          <cac:Price><cbc:PriceAmount currencyID="EUR">3</cbc:PriceAmount></cac:Price>
        </cac:RequiredItemLocationQuantity>
        <cac:Item>
          <cbc:Name>Ink</cbc:Name>
          <cac:SellersItemIdentification><cbc:ID>S-2</cbc:ID></cac:SellersItemIdentification>
        </cac:Item>
      </cac:CatalogueLine>
    </Catalogue>

    """

  /// The example of FORMATS §6.
  static let edi = """
    <PriceCatalogue xmlns="urn:pricebook:price-catalogue:1" edition="2026-11" currency="PLN" country="PL" program="OV">
      <Item partNumber="W06-00793" distributorSKU="AB-4711">
        <Name>Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL</Name>
        <Facets family="Core CAL" offering="ENT" level="NL" unit="1Y" acquired="Y1" productType="LSA" userType="device" segment="commercial" language="ALNG"/>
        <Price kind="net" amount="412.50" from="2026-11-01"/>
        <Price kind="list" amount="515.00" from="2026-11-01" to="2026-11-30" minQuantity="1" maxQuantity="249"/>
      </Item>
    </PriceCatalogue>

    """

  static let bmecat = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">
    <BMECAT version="1.2" xmlns="http://www.bmecat.org/bmecat/1.2/bmecat_new_catalog">
      <HEADER>
        <CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>SOFT</CATALOG_ID>
          <DATETIME type="generation_date"><DATE>2026-11-02</DATE></DATETIME><CURRENCY>EUR</CURRENCY></CATALOG>
        <SUPPLIER><SUPPLIER_ID>NORDWIND</SUPPLIER_ID></SUPPLIER>
      </HEADER>
      <T_NEW_CATALOG>
        <ARTICLE mode="new">
          <SUPPLIER_AID>NW-1</SUPPLIER_AID>
          <ARTICLE_DETAILS><DESCRIPTION_SHORT>Stift</DESCRIPTION_SHORT><MANUFACTURER_AID>W06-00793</MANUFACTURER_AID></ARTICLE_DETAILS>
          <ARTICLE_PRICE_DETAILS>
            <ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>10.00</PRICE_AMOUNT><LOWER_BOUND>1</LOWER_BOUND></ARTICLE_PRICE>
          </ARTICLE_PRICE_DETAILS>
        </ARTICLE>
      </T_NEW_CATALOG>
    </BMECAT>

    """

  static let cxml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE Index SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd">
    <Index loadmode="Full">
      <SupplierID domain="DUNS">942888711</SupplierID>
      <IndexItem><IndexItemAdd>
        <ItemID><SupplierPartID>NW-1</SupplierPartID></ItemID>
        <ItemDetail>
          <UnitPrice><Money currency="EUR">10.00</Money></UnitPrice>
          <Description xml:lang="en">Pen</Description><ManufacturerPartID>W06-00793</ManufacturerPartID>
        </ItemDetail>
      </IndexItemAdd></IndexItem>
    </Index>

    """
}
