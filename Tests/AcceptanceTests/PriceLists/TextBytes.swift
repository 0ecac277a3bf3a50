import Foundation

/// The encodings in which price lists arrive.
enum TextBytes: String, CaseIterable, Sendable {
  case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, windows1250, windows1252

  /// The bytes of `text`. The single-byte encodings come from small tables written by hand from their charts, for the
  /// letters that these tests use; a letter that has no byte becomes a question mark, which no test expects.
  func bytes(of text: String) -> Data {
    switch self {
    case .utf8: Data(text.utf8)
    case .utf8WithMark: Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    case .utf16LittleEndian:
      text.utf16.reduce(into: Data([0xFF, 0xFE])) { data, unit in
        data.append(UInt8(unit & 0xFF))
        data.append(UInt8(unit >> 8))
      }
    case .utf16BigEndian:
      text.utf16.reduce(into: Data([0xFE, 0xFF])) { data, unit in
        data.append(UInt8(unit >> 8))
        data.append(UInt8(unit & 0xFF))
      }
    case .windows1250: Self.bytes(of: text, by: Self.centralEuropean)
    case .windows1252: Self.bytes(of: text, by: Self.westernEuropean)
    }
  }

  private static func bytes(of text: String, by table: [Unicode.Scalar: UInt8]) -> Data {
    Data(
      text.unicodeScalars.map { scalar in
        scalar.isASCII ? UInt8(scalar.value) : table[scalar] ?? UInt8(ascii: "?")
      })
  }

  private static let centralEuropean: [Unicode.Scalar: UInt8] = [
    "Ą": 0xA5, "Ć": 0xC6, "Ę": 0xCA, "Ł": 0xA3, "Ń": 0xD1, "Ó": 0xD3, "Ś": 0x8C, "Ź": 0x8F, "Ż": 0xAF,
    "ą": 0xB9, "ć": 0xE6, "ę": 0xEA, "ł": 0xB3, "ń": 0xF1, "ó": 0xF3, "ś": 0x9C, "ź": 0x9F, "ż": 0xBF,
    "–": 0x96, "\u{A0}": 0xA0, "€": 0x80,
  ]

  private static let westernEuropean: [Unicode.Scalar: UInt8] = [
    "à": 0xE0, "â": 0xE2, "ç": 0xE7, "è": 0xE8, "é": 0xE9, "ê": 0xEA, "î": 0xEE, "ô": 0xF4, "ù": 0xF9,
    "û": 0xFB, "œ": 0x9C, "É": 0xC9, "À": 0xC0, "ä": 0xE4, "ö": 0xF6, "ü": 0xFC, "ß": 0xDF, "ñ": 0xF1,
    "’": 0x92, "–": 0x96, "\u{A0}": 0xA0, "€": 0x80,
  ]
}
