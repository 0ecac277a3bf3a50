/// A name cut into its words, with all words folded into one run of bytes.
///
/// Folding leaves lower case letters, digits, `+` and everything outside ASCII. Because blanks are left out too,
/// the folded form of any *sequence* of words is a contiguous slice: looking up `Acq Y1` costs what looking up
/// `AcqY1` costs, and no text is made on the way.
struct ItemNameWords {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []
  private(set) var folded: [UInt8] = []
  private var foldedStarts: [Int] = []

  init(_ name: String) {
    bytes = Array(name.utf8)
    folded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let blank = Self.blankLength(bytes, at: index)
      if blank > 0 {
        index += blank
        continue
      }
      let start = index
      foldedStarts.append(folded.count)
      while index < bytes.count, Self.blankLength(bytes, at: index) == 0 {
        if let byte = Self.folded(bytes[index]) { folded.append(byte) }
        index += 1
      }
      ranges.append(start..<index)
    }
    foldedStarts.append(folded.count)
  }

  var count: Int { ranges.count }

  /// Where the folded form of some consecutive words stands in ``folded``.
  func foldedRange(_ words: Range<Int>) -> Range<Int> {
    foldedStarts[words.lowerBound]..<foldedStarts[words.upperBound]
  }

  /// Consecutive words as written, with single blanks between them.
  func text(_ words: Range<Int>) -> String {
    words.map { String(decoding: bytes[ranges[$0]], as: UTF8.self) }.joined(separator: " ")
  }

  /// As ``text(_:)``, without a comma or semicolon at the end.
  func trimmedText(_ words: Range<Int>) -> String {
    var text = text(words)
    while text.count > 1, text.last == "," || text.last == ";" { text.removeLast() }
    return text
  }

  /// The bytes of one word as written.
  func raw(_ word: Int) -> ArraySlice<UInt8> { bytes[ranges[word]] }

  /// Whether some consecutive words stand in parentheses: `(User CAL)`.
  func areParenthesised(_ words: Range<Int>) -> Bool {
    bytes[ranges[words.lowerBound].lowerBound] == UInt8(ascii: "(")
      && bytes[ranges[words.upperBound - 1].upperBound - 1] == UInt8(ascii: ")")
  }

  /// Whether a word has neither letters nor digits: a dash between two parts of a name.
  func isPunctuation(_ word: Int) -> Bool { foldedRange(word..<word + 1).isEmpty }

  static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"): byte
    case 0x80...: byte
    default: nil
    }
  }

  /// The length in bytes of the blank at `index`, 0 if there is none. Price lists also hold U+00A0, U+202F and
  /// U+200B (FORMATS §1).
  private static func blankLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09...0x0D: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    case 0xE2
    where index + 2 < bytes.count && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x8B):
      3
    default: 0
    }
  }
}
