/// What a price list says happened to one of its rows (`ChangeIndicator`, `A/C/D/U`).
enum ClaimedChange: Hashable, Sendable {
  case added, changed, unchanged, deleted
  /// A word that we do not know; it is not checked.
  case other

  /// From the text as the list writes it.
  init(_ text: String) {
    switch text.lowercased() {
    case "", "unchanged", "unc", "u", "none", "no change": self = .unchanged
    case "add", "added", "a", "new", "n", "ins": self = .added
    case "change", "changed", "chg", "c", "upd", "update": self = .changed
    case "delete", "deleted", "del", "d", "remove", "removed": self = .deleted
    default: self = .other
    }
  }

  /// New Commerce's `Unchanged` speaks of the list price only (FORMATS §1); what else changed is not its business.
  static func speaksOfListPriceOnly(_ text: String) -> Bool {
    ["unchanged", "change", "add"].contains(text.lowercased())
  }
}

/// A list's own account of the old values: `{'ProductTitle': 'Microsoft 365 E5 Security ', 'SkuTitle': '…'}`, the text of
/// a Python dictionary.
struct PreviousValues: Hashable, Sendable {
  private(set) var values: [(name: String, value: String)] = []

  static func == (left: PreviousValues, right: PreviousValues) -> Bool {
    left.values.elementsEqual(right.values) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for (name, value) in values {
      hasher.combine(name)
      hasher.combine(value)
    }
  }

  /// `nil` if the text is not of that form.
  init?(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    func skipBlanks() { rest = rest.drop { $0.properties.isWhitespace } }
    func take(_ scalar: Unicode.Scalar) -> Bool {
      skipBlanks()
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }
    func literal() -> String? {
      skipBlanks()
      guard let quote = rest.first else { return nil }
      var text = String.UnicodeScalarView()
      guard quote == "'" || quote == "\"" else {
        // A number, None, True: up to what ends a value.
        while let next = rest.first, next != ",", next != "}", next != ":" { text.append(rest.removeFirst()) }
        return String(String(text).reversed().drop { $0.isWhitespace }.reversed())
      }
      rest.removeFirst()
      while let next = rest.popFirst() {
        if next == quote { return String(text) }
        guard next == "\\", let escaped = rest.popFirst() else {
          text.append(next)
          continue
        }
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      }
      return nil
    }
    guard take("{") else { return nil }
    while !take("}") {
      if !values.isEmpty, !take(",") { return nil }
      guard let name = literal(), take(":"), let value = literal() else { return nil }
      values.append((name, value))
    }
    skipBlanks()
    guard rest.isEmpty else { return nil }
  }
}
