import Synchronization

/// How wide the characters of fonts are, so that most texts need no layout to be measured. Kept from one document to the
/// next, and used by one at a time.
final class PDFMetrics: @unchecked Sendable {
  private static let idle = Mutex<[PDFMetrics]>([])
  private var fonts: [PDFFont: Measures] = [:]
  private var last: (font: PDFFont, measures: Measures)?

  static func take() -> PDFMetrics { idle.withLock { $0.popLast() } ?? PDFMetrics() }

  func giveBack() { Self.idle.withLock { $0.append(self) } }

  func of(_ font: PDFFont) -> Measures {
    if let last, last.font == font { return last.measures }
    let measures = fonts[font] ?? Measures()
    fonts[font] = measures
    last = (font, measures)
    return measures
  }

  /// The widths of one font.
  final class Measures {
    private static let unknown = -1.0
    /// By the byte of the character.
    private var ascii = [Double](repeating: unknown, count: 128)
    private var others: [Character: Double] = [:]
    private var height = unknown

    func lineHeight(_ measure: () -> Double) -> Double {
      if height == Self.unknown { height = measure() }
      return height
    }

    func width(of text: String, _ measure: (Character) -> Double) -> Double {
      var sum = 0.0
      if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
        for byte in text.utf8 {
          if ascii[Int(byte)] == Self.unknown {
            ascii[Int(byte)] = measure(Character(Unicode.Scalar(byte)))
          }
          sum += ascii[Int(byte)]
        }
        return sum
      }
      for character in text {
        if let known = others[character] {
          sum += known
        } else {
          let width = measure(character)
          others[character] = width
          sum += width
        }
      }
      return sum
    }
  }
}
