import FoundationEssentials
import PriceModel

/// The words behind the numbers of a store, within an access to the store.
final class TextReader {
  private let store: any CatalogueReading
  private var folded: [UInt32: String] = [:]
  private var arrays: [UInt32: [String]] = [:]
  private var objects: [UInt32: [String: String]] = [:]
  private var currencies: [UInt32: Currency] = [:]

  init(_ store: any CatalogueReading) {
    self.store = store
  }

  /// The text of a number; `nil` for 0.
  func text(_ id: UInt32) throws -> String? { id == 0 ? nil : try store.text(id) }

  /// The currency of a number, which is not 0.
  func currency(_ id: UInt32) throws -> Currency {
    if let currency = currencies[id] { return currency }
    let code = try store.text(id)
    guard let currency = Currency(code) else {
      throw CatalogueError.storage("a price has the currency “\(code)”")
    }
    currencies[id] = currency
    return currency
  }

  /// Whether a text is `wanted` without regard to case; `wanted` is in lower case, and `nil` is any text.
  func text(_ id: UInt32, is wanted: String?) throws -> Bool {
    guard let wanted else { return true }
    if let text = folded[id] { return text == wanted }
    guard let text = try text(id)?.lowercased() else { return false }
    folded[id] = text
    return text == wanted
  }

  /// The texts of a JSON array.
  func texts(inArray id: UInt32) throws -> [String] {
    if let texts = arrays[id] { return texts }
    let texts: [String] = try decode(id, as: "array")
    arrays[id] = texts
    return texts
  }

  /// The texts of a JSON object by their names.
  func texts(inObject id: UInt32) throws -> [String: String] {
    if let texts = objects[id] { return texts }
    let texts: [String: String] = try decode(id, as: "object")
    objects[id] = texts
    return texts
  }

  private func decode<Value: Decodable>(_ id: UInt32, as form: String) throws -> Value {
    let text = try text(id) ?? ""
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw CatalogueError.storage("“\(text)” is not a JSON \(form) of texts")
    }
  }
}

/// Keeps the items that have the facets asked for.
struct ItemFilter {
  private let texts: TextReader
  /// Field and wanted value in lower case.
  private let wanted: [(ItemField, String)]

  /// Market and currency are facets of prices, and are not looked at here.
  init(_ facets: [Facet: String], texts: TextReader) {
    self.texts = texts
    wanted = facets.compactMap { facet, value in ItemField(facet).map { ($0, value.lowercased()) } }
  }

  func accepts(_ content: ItemContent) throws -> Bool {
    try wanted.allSatisfy { try texts.text(content[$0.0], is: $0.1) }
  }
}
