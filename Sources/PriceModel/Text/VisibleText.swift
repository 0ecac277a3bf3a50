/// Text from strangers, made fit to be shown: nothing in it can move a cursor, hide, or turn the direction of writing.
///
///     VisibleText.of("12\u{200B}50\t\u{1B}[2J")  // "12‹U+200B›50⇥␛[2J"
public enum VisibleText {
  public static func of(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// Appends a scalar in the form in which it is seen.
  public static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x20...0x7E: text.unicodeScalars.append(scalar)
    case 0x09: text += "⇥"
    // Control pictures: ␀ to ␟, and ␡.
    case 0x00...0x1F: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: text += "␡"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        // Joiners stand within words and emoji, where they belong.
        if scalar.value == 0x200C || scalar.value == 0x200D {
          text.unicodeScalars.append(scalar)
        } else {
          text += "‹U+\(hexadecimal(scalar.value, digits: 4))›"
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// A byte that is no text: `‹A5›`.
  public static func byte(_ byte: UInt8) -> String { "‹\(hexadecimal(UInt32(byte), digits: 2))›" }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
