import Foundation
import Testing

/// A value of a JSON document; what is not there is `exists == false`, never a crash.
struct JSON: CustomStringConvertible {
  private let value: Any?

  init(_ value: Any?) { self.value = value }

  /// The one document of a run's stdout: nothing before it, nothing after it, `schema` first.
  static func document(
    of outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let text = outcome.output
    #expect(
      text.range(of: #"^\s*\{\s*"schema"\s*:\s*"pricebook\.[a-z-]+/1""#, options: .regularExpression) != nil,
      "the first key is not schema\n\(outcome)", sourceLocation: sourceLocation)
    guard let object = try? JSONSerialization.jsonObject(with: outcome.stdout) else {
      throw NotJSON(outcome: outcome)
    }
    return JSON(object)
  }

  /// Any JSON text.
  static func parse(_ text: some StringProtocol) throws -> JSON {
    JSON(try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed]))
  }

  struct NotJSON: Error, CustomStringConvertible {
    let outcome: Outcome
    var description: String { "stdout is not one JSON document\n\(outcome)" }
  }

  subscript(key: String) -> JSON { JSON((value as? [String: Any])?[key]) }
  subscript(index: Int) -> JSON {
    guard let array = value as? [Any], array.indices.contains(index) else { return JSON(nil) }
    return JSON(array[index])
  }

  var exists: Bool { value != nil }
  var isNull: Bool { value is NSNull }
  var string: String? { value as? String }
  var int: Int? { value is String ? nil : (value as? Int) ?? (value as? NSNumber)?.intValue }
  var bool: Bool? { value as? Bool }
  var array: [JSON] { (value as? [Any] ?? []).map(JSON.init) }
  var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var isArray: Bool { value is [Any] }
  var isObject: Bool { value is [String: Any] }

  /// An amount of money or a quantity; money is a string by contract, so a number is not an amount.
  var amount: Decimal? { string.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) } }

  /// A quantity, as a number or as a string.
  var quantity: Decimal? { amount ?? int.map { Decimal($0) } }

  var description: String {
    guard let value else { return "(absent)" }
    guard
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .prettyPrinted])
    else { return "\(value)" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A decimal written as in a document: no binary fraction on the way.
func decimal(_ text: String) -> Decimal? { Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) }
