import PriceModel

/// A field in which several items differ, with its values.
public struct Difference: Hashable, Sendable, Encodable {
  public var attribute: String
  /// The distinct values, sorted; `nil` where an item does not state it.
  public var values: [String?]
}

/// What tells several items apart (RULES SEL-1): exactly the facets and descriptive fields whose values differ,
/// never part numbers or prices.
public enum Differences {
  /// The differences of some items in the order of the fields; empty for fewer than two items.
  public static func among(_ items: [Item]) -> [Difference] {
    guard items.count > 1 else { return [] }
    var result: [Difference] = []
    for field in ItemField.allCases where !identifying.contains(field) {
      add(field.name, items.map { $0[field] }, to: &result)
    }
    add(
      "qualifiers", items.map { $0.qualifiers.isEmpty ? nil : $0.qualifiers.joined(separator: " ") },
      to: &result)
    for name in Set(items.flatMap(\.attributes.keys)).sorted() {
      add(name, items.map { $0.attributes[name] }, to: &result)
    }
    return result
  }

  private static let identifying: Set<ItemField> = [.partNumber, .distributorSKU, .qualifiers, .attributes]

  private static func add(_ attribute: String, _ values: [String?], to result: inout [Difference]) {
    let distinct = Set(values)
    guard distinct.count > 1 else { return }
    result.append(Difference(attribute: attribute, values: distinct.sorted { ($0 ?? "") < ($1 ?? "") }))
  }
}
