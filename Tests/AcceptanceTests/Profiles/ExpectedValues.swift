import Foundation
import Testing

extension JSON {
  /// What an answer has that it should not have, or lacks: every field that `expected` names is compared, the others
  /// are free. Objects within it are compared alike; lists must be of the same length, and their order is free.
  func differences(from expected: JSON, _ name: String = "") -> [String] {
    if expected.isObject {
      return expected.keys.sorted().flatMap { key in
        self[key].differences(from: expected[key], name.isEmpty ? key : "\(name).\(key)")
      }
    }
    if expected.isArray {
      let (found, wanted) = (array, expected.array)
      guard found.count == wanted.count else {
        return ["\(name) has \(found.count) elements, not \(wanted.count): \(self)"]
      }
      var left = found
      return wanted.flatMap { wanted -> [String] in
        let candidates = left.map { $0.differences(from: wanted, name) }
        guard let best = candidates.indices.min(by: { candidates[$0].count < candidates[$1].count }) else {
          return []
        }
        left.remove(at: best)
        return candidates[best]
      }
    }
    if expected.isNull, isNull || !exists { return [] }
    if expected.isNumber, isNumber, let wanted = expected.amount, let found = amount {
      return found == wanted ? [] : ["\(name) is \(self), not \(expected)"]
    }
    if let wanted = expected.int, let found = quantity {
      return found == Decimal(wanted) ? [] : ["\(name) is \(self), not \(expected)"]
    }
    return description == expected.description ? [] : ["\(name) is \(self), not \(expected)"]
  }

  /// A text that is a number from its first sign to its last: 115.2 and 115.20 are the same amount.
  private var isNumber: Bool {
    string?.range(of: #"^-?[0-9]+(\.[0-9]+)?$"#, options: .regularExpression) != nil
  }

  /// The sums of the prices of items by kind and currency: `net PLN`.
  static func sums(of items: [JSON]) -> [String: Decimal] {
    var sums: [String: Decimal] = [:]
    for price in items.flatMap(\.["prices"].array) {
      let kind = price["kind"].string == "other" ? price["priceType"].string : price["kind"].string
      sums["\(kind ?? "?") \(price["currency"].string ?? "?")", default: 0] += price["amount"].amount ?? 0
    }
    return sums
  }

  /// How often each code of diagnostics occurs.
  var codeCounts: [String: Int] {
    codes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
