/// Text on its way into HTML.
enum HTMLText {
  /// The text with everything that could be markup, in content as in a quoted attribute, written as references. Line
  /// breaks become `lineBreak`; other control characters, which HTML does not allow, and those that turn the direction of
  /// writing become U+FFFD.
  static func escaped(_ text: String, lineBreak: String = "<br>") -> String {
    if text.utf8.allSatisfy({ isPlain($0) }) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += lineBreak
      case "\r": continue
      case "\t": result += " "
      default:
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: byte >= 0x20 && byte < 0x7F
    }
  }
}

/// Bytes as text (RFC 4648), for pictures inside a document.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var group = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      group <<= UInt32(8 * (3 - part.count))
      for position in 0..<4 {
        let digit = Int(group >> UInt32(18 - 6 * position) & 63)
        result.append(position <= part.count ? digits[digit] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
