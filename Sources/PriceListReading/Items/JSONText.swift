/// The two shapes of JSON that a batch holds: an object of texts (attributes) and an array of texts (qualifiers).
enum JSONText {
  /// Keys sorted, so that the same attributes are the same text.
  static func object(_ pairs: [(name: String, value: String)]) -> String {
    let members = pairs.sorted { $0.name < $1.name }.map { "\(quoted($0.name)):\(quoted($0.value))" }
    return "{\(members.joined(separator: ","))}"
  }

  static func array(_ values: [String]) -> String {
    "[\(values.map(quoted).joined(separator: ","))]"
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
