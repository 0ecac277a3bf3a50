/// The two shapes of JSON that a batch holds: an object of texts (attributes) and an array of texts (qualifiers).
public enum JSONText {
  /// Keys sorted, so that the same attributes are the same text.
  public static func object(_ pairs: [(name: String, value: String)]) -> String {
    let members = pairs.sorted { $0.name < $1.name }.map { "\(quoted($0.name)):\(quoted($0.value))" }
    return "{\(members.joined(separator: ","))}"
  }

  public static func array(_ values: [String]) -> String {
    "[\(values.map(quoted).joined(separator: ","))]"
  }

  /// Reads an object of texts; `nil` for anything else, also for one that has a name twice.
  public static func pairs(in text: String) -> [(name: String, value: String)]? {
    var reader = JSONTextReader(text)
    var pairs: [(name: String, value: String)] = []
    let isSound = reader.elements(from: "{", to: "}") { reader in
      guard let name = reader.string(), reader.take(":"), let value = reader.string() else { return false }
      pairs.append((name, value))
      return true
    }
    return isSound && Set(pairs.map(\.name)).count == pairs.count ? pairs : nil
  }

  /// Reads an array of texts; `nil` for anything else.
  public static func values(in text: String) -> [String]? {
    var reader = JSONTextReader(text)
    var values: [String] = []
    let isSound = reader.elements(from: "[", to: "]") { reader in
      guard let value = reader.string() else { return false }
      values.append(value)
      return true
    }
    return isSound ? values : nil
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..." ":
        if scalar == " " {
          result += " "
        } else {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Goes through the few forms of JSON that ``JSONText`` knows.
private struct JSONTextReader {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) {
    rest = text[...].unicodeScalars
  }

  /// Takes elements between commas to the end of the text; `false` if it is not built so.
  mutating func elements(
    from opening: Unicode.Scalar, to closing: Unicode.Scalar, _ element: (inout JSONTextReader) -> Bool
  ) -> Bool {
    guard take(opening) else { return false }
    if take(closing) { return isAtEnd }
    repeat { if !element(&self) { return false } } while take(",")
    return take(closing) && isAtEnd
  }

  /// Takes a sign, with the blanks before it, if it comes next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return text
      case "\\":
        guard let escaped = escaped() else { return nil }
        text.unicodeScalars.append(escaped)
      case "\0"..<" ": return nil
      default: text.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "\"": "\""
    case "\\": "\\"
    case "/": "/"
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "b": "\u{8}"
    case "f": "\u{C}"
    case "u": escapedScalar()
    default: nil
    }
  }

  /// A UTF-16 unit; the first of a pair takes the second with it.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let unit = unit() else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
    guard rest.popFirst() == "\\", rest.popFirst() == "u", let low = self.unit(),
      (0xDC00..<0xE000).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func unit() -> UInt32? {
    let digits = String(String.UnicodeScalarView(rest.prefix(4)))
    rest = rest.dropFirst(4)
    return digits.utf8.count == 4 && !digits.hasPrefix("+") ? UInt32(digits, radix: 16) : nil
  }

  private mutating func skipBlanks() {
    while let first = rest.first, first == " " || first == "\n" || first == "\r" || first == "\t" {
      rest.removeFirst()
    }
  }

  private var isAtEnd: Bool {
    rest.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
  }
}
