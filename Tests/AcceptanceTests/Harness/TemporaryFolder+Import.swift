import Foundation
import Testing

extension TemporaryFolder {
  /// Writes a price list into the folder and imports it; checks the arithmetic that every import promises.
  @discardableResult
  func importing(
    _ name: String, _ content: Data, _ options: String..., status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    try write(name, content)
    let document = try json(["import", name] + options, status: status, sourceLocation: sourceLocation)
    expectArithmetic(document, sourceLocation: sourceLocation)
    return document
  }

  /// The Open Value list of `rows` as the list `ov-pl` of an edition.
  @discardableResult
  func importOpenValue(
    _ rows: [OpenValueRow], edition: String = "2026-11", list: String = "ov-pl",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    try importing(
      "\(list)-\(edition).csv", OpenValueList(rows).data, "--list", list, "--edition", edition,
      sourceLocation: sourceLocation)
  }

  /// The New Commerce sheet of `rows` in variant D as the list `nce-us` of an edition.
  @discardableResult
  func importNewCommerce(
    _ rows: [NewCommerceRow], edition: String = "2026-11", list: String = "nce-us",
    variant: NewCommerceVariant = .d, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    try importing(
      "\(list)-\(edition).csv", NewCommerceSheet(variant, rows).data, "--list", list, "--edition", edition,
      sourceLocation: sourceLocation)
  }

  /// The items that `show` finds for a part number.
  func items(
    _ partNumber: String, _ options: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [JSON] {
    try json(["show", partNumber] + options, sourceLocation: sourceLocation)["items"].array
  }

  /// The items of a list as `export` writes them, an item a line.
  func exported(_ arguments: String...) throws -> [JSON] {
    let outcome = try run(["export"] + arguments + ["--format", "jsonl"])
    #expect(outcome.status == 0, "\(outcome)")
    return try outcome.output.split(separator: "\n").map { try JSON.parse($0) }
  }
}

extension JSON {
  /// The amounts of an item's prices of one kind, in the order of the document.
  func amounts(_ kind: String) -> [Decimal] {
    self["prices"].array.filter { $0["kind"].string == kind }.compactMap { $0["amount"].amount }
  }

  /// The codes of the diagnostics of an import.
  var codes: [String] { self["diagnostics"].array.compactMap { $0["code"].string } }
}

/// `rows = accepted + rejected`, `accepted = added + changed + unchanged + deleted`, for every list of an import.
func expectArithmetic(_ document: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
  for list in document["lists"].array {
    func count(_ field: String) -> Int { list[field].int ?? -1 }
    #expect(
      count("rows") == count("accepted") + count("rejected"), "\(list)", sourceLocation: sourceLocation)
    #expect(
      count("accepted") == count("added") + count("changed") + count("unchanged") + count("deleted"),
      "\(list)", sourceLocation: sourceLocation)
    #expect(count("removed") >= 0, "\(list)", sourceLocation: sourceLocation)
    #expect(count("warnings") >= 0, "\(list)", sourceLocation: sourceLocation)
  }
}

/// After an import that failed: no edition, whether or not there is a catalogue by now.
func expectNothingImported(
  _ folder: TemporaryFolder, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard folder.exists("catalogue.sqlite") else { return }
  let outcome = try? folder.run("editions", "--format", "json")
  let editions = outcome.flatMap { try? JSON.document(of: $0) }?["editions"].array
  #expect(editions?.isEmpty != false, "\(outcome.map(\.description) ?? "")", sourceLocation: sourceLocation)
}
