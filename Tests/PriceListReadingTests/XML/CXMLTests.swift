import PriceModel
import Testing

@testable import PriceListReading

@Suite("cXML Index")
struct CXMLTests {
  private func index(_ items: String, mode: String = " loadmode=\"Full\"") throws -> ReadPriceList {
    try read(
      """
      <?xml version="1.0"?><!DOCTYPE Index SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd">
      <Index\(mode)><SupplierID domain="DUNS">942888711</SupplierID>\(items)</Index>
      """, name: "index-2026-11.xml")
  }

  private func add(_ price: String, detail: String = "", more: String = "") -> String {
    """
    <IndexItem><IndexItemAdd><ItemID><SupplierPartID>S-1</SupplierPartID></ItemID><ItemDetail>\(price)
    <Description xml:lang="en">A pen, blue<ShortName>Pen</ShortName></Description>
    <Description xml:lang="de">Ein Stift</Description>\(detail)</ItemDetail>\(more)</IndexItemAdd></IndexItem>
    """
  }

  private let price = "<UnitPrice><Money currency=\"EUR\">10.00</Money></UnitPrice>"

  @Test("Names, numbers, dates, a price in each territory")
  func item() throws {
    let list = try index(
      add(
        price,
        detail: "<ManufacturerPartID>M-1</ManufacturerPartID><ManufacturerName>Acme</ManufacturerName>",
        more:
          "<IndexItemDetail><EffectiveDate>2026-11-01T00:00:00-08:00</EffectiveDate><ExpirationDate>2026-12-31</ExpirationDate><TerritoryAvailable>DE</TerritoryAvailable><TerritoryAvailable>AT</TerritoryAvailable></IndexItemDetail>"
      ))
    #expect(list.codes == [])
    #expect(list.list == "cxml-942888711")
    #expect(list.text(.partNumber) == "M-1")
    #expect(list.text(.distributorSKU) == "S-1")
    #expect(list.text(.itemName) == "Pen")
    #expect(list.text(.description) == "A pen, blue")
    #expect(list.text(.publisher) == "Acme")
    #expect(list.text(.attributes)?.contains("Ein Stift") == true)
    #expect(
      list.prices() == [
        "net 10.00 EUR DE 2026-11-01…2026-12-31 unit", "net 10.00 EUR AT 2026-11-01…2026-12-31 unit",
      ])
  }

  @Test("Scales are tiers; the unit price holds below the first")
  func scales() throws {
    let list = try index(
      add(
        """
        <UnitPrice><Money currency="EUR">10.00</Money><PricingConditions><PricingCondition><ConditionTypes><ConditionType><Scales>
        <Scale from="10" to="49"><CostTermValue><CostTermMoney><Money currency="EUR">9.00</Money></CostTermMoney></CostTermValue></Scale>
        <Scale from="50"><Money currency="EUR">8.00</Money></Scale>
        </Scales></ConditionType></ConditionTypes></PricingCondition></PricingConditions></UnitPrice>
        """))
    #expect(
      list.prices() == [
        "net 10.00 EUR … ≤9 unit", "net 9.00 EUR … ≥10 ≤49 unit", "net 8.00 EUR … ≥50 unit",
      ])
  }

  @Test("Items are added, deleted and punched out; the load mode says what becomes of the others")
  func actions() throws {
    let items =
      add(price)
      + "<IndexItem><IndexItemDelete><ItemID><SupplierPartID>S-2</SupplierPartID></ItemID></IndexItemDelete>"
      + "<IndexItemPunchout><ItemID><SupplierPartID>S-3</SupplierPartID></ItemID><PunchoutDetail><Description xml:lang=\"en\">Configured</Description><URL>https://example.com</URL></PunchoutDetail></IndexItemPunchout></IndexItem>"
    let list = try index(items, mode: " loadmode=\"Incremental\"")
    #expect(list.merging == .incremental)
    #expect(list.batch.rows.map(\.action) == [.set, .delete, .set])
    #expect(list.text(.itemName, row: 2) == "Configured")
    #expect(list.codes == ["price-missing"])
    #expect(try index(items).merging == .full)
    // Who deletes and says no more changes what is there.
    #expect(try index(items, mode: "").merging == .incremental)
    #expect(try index(add(price), mode: "").merging == .full)
  }
}
