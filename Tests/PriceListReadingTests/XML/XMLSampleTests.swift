import Foundation
import PriceModel
import Testing

@testable import PriceListReading

/// The public samples in Tests/Corpora. The figures come from Python's ElementTree: items, prices (one for each
/// territory), and the sum of amount × factor by currency.
@Suite("Public samples of BMEcat, cXML and UBL")
struct XMLSampleTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var file: String
    var profile: String
    var merging = Merging.full
    var items: Int
    var prices: Int
    var sums: [String: String]
    var codes: Set<String> = []
    var testDescription: String { file }
  }

  private static let bmecat12 = "bmecat/olivere-bmecat12/"
  private static let bmecat2005 = "bmecat/olivere-bmecat2005/"

  static let samples = [
    Sample(
      file: "bmecat/naugrimm/2005.1-minimal_valid_document.xml", profile: "bmecat", items: 0, prices: 0,
      sums: [:],
      codes: ["no-rows"]),
    Sample(
      file: "bmecat/naugrimm/document_without_null_values.xml", profile: "bmecat", items: 3, prices: 6,
      sums: ["EUR": "31.5", "GBP": "21.9"]),
    Sample(
      file: bmecat12 + "new_catalog.golden.xml", profile: "bmecat", items: 1, prices: 4,
      sums: ["EUR": "5600.8"]),
    Sample(
      file: bmecat12 + "new_catalog_with_blank_classification_system.golden.xml", profile: "bmecat", items: 1,
      prices: 4, sums: ["EUR": "5600.8"]),
    Sample(
      file: bmecat12 + "update_prices.golden.xml", profile: "bmecat", merging: .incremental, items: 1,
      prices: 4,
      sums: ["EUR": "5600.8"]),
    Sample(
      file: bmecat12 + "update_products.golden.xml", profile: "bmecat", merging: .incremental, items: 2,
      prices: 4,
      sums: ["EUR": "5600.8"]),
    Sample(
      file: bmecat2005 + "new_catalog.golden.xml", profile: "bmecat", items: 1, prices: 4,
      sums: ["EUR": "5600.8"]),
    Sample(
      file: bmecat2005 + "new_catalog_with_blank_classification_system.golden.xml", profile: "bmecat",
      items: 1,
      prices: 4, sums: ["EUR": "5600.8"]),
    Sample(
      file: "bmecat/sveneisenschmidt/document_without_null_values.xml", profile: "bmecat", items: 3,
      prices: 6,
      sums: ["EUR": "31.5", "GBP": "21.9"]),
    Sample(file: "cxml/Index.xml", profile: "cxml-index", items: 1, prices: 3, sums: ["EUR": "3.69"]),
    Sample(
      file: "ubl/ph-ubl/Consip_Catalogo_UBL.xml", profile: "ubl-catalogue", items: 6, prices: 6,
      sums: ["EUR": "914.69"]),
    Sample(
      file: "ubl/ph-ubl/Mobile_Catalogue_UBL.xml", profile: "ubl-catalogue", items: 8, prices: 16,
      sums: ["EUR": "16"], codes: ["repeated-row"]),
  ]

  private func read(_ file: String) throws -> ReadPriceList {
    try PriceListReader(library: builtInProfiles.get()).read(
      path: Corpus.folder.appendingPathComponent(file).path,
      options: ReadingOptions(edition: EditionLabel("2026-11")))
  }

  @Test("loads with all its items and prices", arguments: samples)
  func loads(_ sample: Sample) throws {
    let list = try read(sample.file)
    #expect(list.profile == sample.profile)
    #expect(list.merging == sample.merging)
    #expect((list.rows, list.accepted, list.rejected) == (sample.items, sample.items, 0))
    #expect(list.batch.prices.count == sample.prices)
    var sums: [String: ExactDecimal] = [:]
    for price in list.batch.prices {
      let amount = try #require(price.net.value ?? price.list.value ?? price.other.value)
      let currency = try #require(list.batch.texts.string(price.currency))
      sums[currency] = try (sums[currency] ?? .zero) + amount
    }
    #expect(sums == sample.sums.compactMapValues { ExactDecimal($0) })
    #expect(Set(list.codes) == sample.codes, "\(list.diagnostics)")
  }

  @Test("The one that declares a namespace twice is refused at its line and column")
  func illFormed() throws {
    let list = try read("bmecat/sveneisenschmidt/document_with_null_values.xml")
    #expect(list.isUnusable)
    #expect(list.codes == ["xml-not-well-formed"])
    #expect(list.diagnostics.first?.line == 2)
    #expect((list.diagnostics.first?.column ?? 0) > 1)
    #expect(list.diagnostics.first?.message.contains("redefined") == true)
  }

  @Test("The cXML message that only announces a catalogue is refused, with where it is")
  func message() throws {
    let list = try read("cxml/CatalogUploadRequest.xml")
    #expect(list.isUnusable)
    #expect(list.codes == ["not-a-price-list"])
    #expect((list.diagnostics.first?.line, list.diagnostics.first?.column) == (3, 1))
    #expect(list.diagnostics.first?.message.contains("Attachment") == true)
  }
}
