import PriceModel

/// What was typed, as words; there are no operators, so whatever is typed is safe.
struct SearchWords {
  /// What stands between blanks and punctuation, as the index cuts it. The last word is a beginning.
  let words: [String]
  /// The letters and digits of all that was typed, in upper case: what a part number is compared with.
  let number: [UInt8]

  init(_ text: String) {
    words = text.unicodeScalars.split { scalar in
      if scalar.isASCII {
        return !((0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20))
      }
      return switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
        false
      default: true
      }
    }.map { String(String.UnicodeScalarView($0)) }
    number = Self.significant(text.uppercased().utf8)
  }

  /// Whether what was typed can be a part number with a slip in it: long enough, and with a digit.
  var mayBeNumber: Bool {
    (5...64).contains(number.count) && number.contains { (0x30...0x39).contains($0) }
  }

  /// Letters and digits only, so that a hyphen more or less is no mistake.
  static func significant(_ utf8: some Sequence<UInt8>) -> [UInt8] {
    utf8.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 >= 0x80 }
  }
}

/// How many slips are between a typed number and a part number.
enum NumberDistance {
  /// The letters to insert, delete, replace or swap with their neighbour; `nil` if they are more than `limit`.
  ///
  /// - Parameter isBeginning: What the number has behind the typed letters costs nothing.
  static func between(_ typed: [UInt8], _ number: [UInt8], limit: Int, isBeginning: Bool) -> Int? {
    let width = number.count
    if typed.count > width + limit || (!isBeginning && width > typed.count + limit) { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...width)
    for row in 1...max(1, typed.count) {
      var current = [row] + Array(repeating: 0, count: width)
      var smallest = row
      for column in stride(from: 1, through: width, by: 1) {
        let isSame = typed[row - 1] == number[column - 1]
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, typed[row - 1] == number[column - 2], typed[row - 2] == number[column - 1] {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current[column] = best
        smallest = min(smallest, best)
      }
      if smallest > limit { return nil }
      beforeLast = last
      last = current
    }
    let distance = isBeginning ? last.min() ?? width : last[width]
    return distance <= limit ? distance : nil
  }
}
