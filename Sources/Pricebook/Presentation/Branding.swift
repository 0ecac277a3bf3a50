import PriceModel
import Reporting

/// The letterhead of documents, from a small file:
///
///     {"schema": "pricebook.branding/1", "name": "Northwind Software sp. z o.o.",
///      "address": ["ul. Prosta 20", "00-850 Warszawa", "NIP 525-000-10-09"],
///      "logo": "northwind.png", "colour": "#0B5394",
///      "terms": ["Payment within 14 days. Prices hold while the edition does."]}
///
/// All but the name may be left out. The logo is a PNG, JPEG or SVG file beside the branding file; a PDF takes a PNG
/// only, and is refused with another.
public struct Branding: Sendable {
  public let letterhead: Letterhead

  private static let keys = ["schema", "name", "address", "logo", "colour", "terms"]

  /// Reads a file. Throws ``PricebookError`` with line and column, of kind `inputOutput` if it or its logo cannot be
  /// read.
  public init(path: String) throws {
    let root = try JSONObject(
      try JSONReader.read(try DocumentFile.read(path), file: path), file: path, what: "a branding file",
      known: Self.keys)
    if let schema = try root.string("schema"), schema != "pricebook.branding/1" {
      throw root.wrong("schema", root["schema"] ?? root.node, "\"pricebook.branding/1\"")
    }
    guard let name = try root.string("name") else {
      throw root.wrong("name", root.node, "the name of who sends the document")
    }
    var letterhead = Letterhead(name: name)
    letterhead.lines = try Self.texts("address", root)
    letterhead.terms = try Self.texts("terms", root)
    if let text = try root.string("colour") {
      guard let colour = Colour(hex: text) else {
        throw root.wrong("colour", root["colour"] ?? root.node, "a colour like \"#0B5394\"")
      }
      letterhead.accent = colour
    }
    if let logo = try root.string("logo") {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      let place = logo.hasPrefix("/") ? logo : folder + logo
      guard let picture = Picture(bytes: try DocumentFile.read(place)) else {
        throw root.wrong("logo", root["logo"] ?? root.node, "a file that is a PNG, JPEG or SVG picture")
      }
      letterhead.logo = picture
    }
    self.letterhead = letterhead
  }

  private static func texts(_ key: String, _ root: JSONObject) throws -> [String] {
    try (root.array(key) ?? []).map { node in
      guard case .string(let text) = node.value else { throw root.wrong(key, node, "a list of texts") }
      return text
    }
  }
}
