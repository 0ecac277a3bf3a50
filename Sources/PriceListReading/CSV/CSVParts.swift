import PriceModel

/// Where a large file is cut so that several cores read it side by side.
///
/// A cut is a guess: the beginning of a line that seems to stand outside quotes. Whoever reads the part before it reads
/// up to there, and the guess was right if a record ends exactly where the cut is; what a reader knows at the beginning
/// of a record does not depend on what came before. A wrong guess costs time and changes nothing.
enum CSVParts {
  /// The text that is looked at for a place to cut.
  private static let lookAhead = 1 << 18

  /// The cuts of a file into so many parts, fewer where no place is found: offsets in the file, in order.
  static func cuts(of file: SystemFile, into parts: Int, from start: Int, dialect: CSVDialect) throws -> [Int]
  {
    var cuts: [Int] = []
    for number in 1..<max(1, parts) {
      let target = start + (file.size - start) / parts * number
      guard let cut = lineStart(in: try file.bytes(lookAhead, at: target), dialect).map({ $0 + target }),
        cut > cuts.last ?? start, cut < file.size
      else { continue }
      cuts.append(cut)
    }
    return cuts
  }

  /// The offset after the first line break that seems to end a record.
  static func lineStart(in text: [UInt8], _ dialect: CSVDialect) -> Int? {
    var isInside = false
    if let quote = dialect.quote {
      isInside =
        faults(in: text, dialect, quote, isInside: true) < faults(in: text, dialect, quote, isInside: false)
    }
    var index = 0
    while index + 1 < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\\"), dialect.escape == .backslash {
        index += 2
        continue
      }
      if byte == dialect.quote { isInside.toggle() }
      index += 1
      if isInside || byte != 0x0A && byte != 0x0D { continue }
      return byte == 0x0D && text[index] == 0x0A ? index + 1 : index
    }
    return nil
  }

  /// How many quotes stand where none would, if the text begins inside quotes or outside.
  private static func faults(in text: [UInt8], _ dialect: CSVDialect, _ quote: UInt8, isInside: Bool) -> Int {
    var isInside = isInside
    var faults = 0
    var index = 0
    func isBorder(_ index: Int) -> Bool {
      !text.indices.contains(index) || text[index] == dialect.delimiter || text[index] == 0x0A
        || text[index] == 0x0D
    }
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "\\"), dialect.escape == .backslash {
        index += 1
      } else if byte == quote {
        // A doubled quote closes and opens again.
        let isDoubled = index < text.count && text[index] == quote
        if isInside, isDoubled {
          index += 1
          continue
        }
        if isInside, !isBorder(index) { faults += 1 }
        if !isInside, !isBorder(index - 2) { faults += 1 }
        isInside.toggle()
      }
    }
    return faults
  }
}
