import PriceModel

/// How a file writes numbers: its decimal mark, and any of the usual signs between groups of three digits.
struct NumberFormat: Sendable, Equatable {
  /// `.` or `,`.
  let decimalMark: UInt8

  static let point = NumberFormat(decimalMark: UInt8(ascii: "."))
  static let comma = NumberFormat(decimalMark: UInt8(ascii: ","))

  /// The mark as the result states it.
  var mark: String { self == .comma ? "," : "." }

  /// What is accepted, for messages.
  var accepted: String {
    self == .comma
      ? "digits with a decimal comma, like 412,50 or 1.234,56"
      : "digits with a decimal point, like 412.50 or 1,234.56"
  }

  /// The number, or `nil`. `1 234,56`, `1.234,56`, `1'234,56` and the same with U+00A0, U+202F or ’ are one number.
  func number(_ text: UnsafeRawBufferPointer) -> ExactDecimal? {
    ExactDecimal(utf8: text, decimalMark: decimalMark) ?? grouped(text)
  }

  /// What is too long about a number that is written as one; `nil` if the text is no number of any length.
  func excess(of text: UnsafeRawBufferPointer) -> String? {
    var digits = 0
    var fraction: Int?
    var significant = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x30...0x39:
        digits += 1
        if significant > 0 || byte != 0x30 { significant += 1 }
        if fraction != nil { fraction = (fraction ?? 0) + 1 }
      case decimalMark where fraction == nil: fraction = 0
      case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), 0x20: if fraction != nil { return nil }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    if let fraction, fraction > Int(ExactDecimal.largestScale) {
      return "has \(fraction) digits after the decimal mark; accepted are up to \(ExactDecimal.largestScale)"
    }
    return significant > 18
      ? "has \(significant) digits; accepted are up to 18, of them up to \(ExactDecimal.largestScale) after the decimal mark"
      : nil
  }

  /// A quantity, which many lists write otherwise than their prices: what is no number with the mark of the file is
  /// taken with the other one, so that `1.0` beside `12,50` is one.
  func quantity(_ text: UnsafeRawBufferPointer) -> ExactDecimal? {
    number(text) ?? (self == .comma ? .point : Self.comma).number(text)
  }

  /// A factor, which has no groups of digits: either mark is a decimal mark, and `,8` is 0.8.
  static func factor(_ text: UnsafeRawBufferPointer) -> ExactDecimal? {
    guard let first = text.first, text.count <= 32 else { return nil }
    let isShort = first == UInt8(ascii: ".") || first == UInt8(ascii: ",")
    let digits = (isShort ? [UInt8(ascii: "0")] : []) + text
    return digits.withUnsafeBytes {
      ExactDecimal(utf8: $0) ?? ExactDecimal(utf8: $0, decimalMark: UInt8(ascii: ","))
    }
  }

  private func grouped(_ text: UnsafeRawBufferPointer) -> ExactDecimal? {
    guard text.count <= 64 else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { digits in
      var count = 0
      var index = 0
      var separator: Int?
      // Digits since the last separator; the first group may be shorter than three.
      var run = 0
      if index < text.count, text[index] == UInt8(ascii: "-") {
        digits[0] = text[0]
        count = 1
        index = 1
      }
      while index < text.count, text[index] != decimalMark {
        if text[index] >= 0x30, text[index] <= 0x39 {
          digits[count] = text[index]
          count += 1
          index += 1
          run += 1
          continue
        }
        guard let (width, kind) = Self.separator(text, at: index), kind != Int(decimalMark),
          separator == nil || separator == kind, separator == nil ? (1...3).contains(run) : run == 3
        else { return nil }
        separator = kind
        run = 0
        index += width
      }
      guard separator != nil, run == 3 else { return nil }
      while index < text.count {
        digits[count] = text[index]
        count += 1
        index += 1
      }
      return ExactDecimal(utf8: UnsafeRawBufferPointer(rebasing: digits[..<count]), decimalMark: decimalMark)
    }
  }

  /// The width of a sign between groups, and which it is; all blanks count as one kind.
  private static func separator(_ text: UnsafeRawBufferPointer, at index: Int) -> (width: Int, kind: Int)? {
    switch text[index] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): return (1, Int(text[index]))
    // The typographic apostrophe, U+2019, as Swiss spreadsheets write it.
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x99:
      return (3, Int(UInt8(ascii: "'")))
    default:
      let width = UnsafeRawBufferPointer.blankWidth(text, at: index, end: text.count)
      return width > 0 ? (width, 0x20) : nil
    }
  }
}
