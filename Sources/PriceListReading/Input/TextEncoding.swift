import Glibc

/// An encoding by the name that the result states and that iconv knows.
struct TextEncoding: Hashable, Sendable {
  /// `UTF-8`, `UTF-16LE`, `windows-1250`.
  let name: String
  /// Bytes of the byte order mark that the file begins with, to be skipped.
  var markBytes = 0

  static let utf8 = TextEncoding(name: "UTF-8")

  /// What a text may be in if nothing says it: UTF-8, else the code page that makes the best sense of its words, in
  /// this order where several read the same.
  static let usual =
    [utf8] + ["windows-1252", "windows-1250", "ISO-8859-2", "ISO-8859-15"].map { TextEncoding(name: $0) }

  var isUTF8: Bool { name == "UTF-8" }

  /// The encoding of a name in any spelling (`utf8`, `cp1250`, `Latin2`); `nil` if iconv does not know it.
  init?(named name: String) {
    let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if let known = Self.known[folded] {
      self.init(name: known)
      return
    }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    iconv_close(converter)
    self.init(name: name)
  }

  init(name: String, markBytes: Int = 0) {
    self.name = name
    self.markBytes = markBytes
  }

  private static let known = [
    "utf8": "UTF-8", "utf16": "UTF-16", "utf16le": "UTF-16LE", "utf16be": "UTF-16BE",
    "windows1250": "windows-1250", "cp1250": "windows-1250", "windows1252": "windows-1252",
    "cp1252": "windows-1252", "iso88591": "ISO-8859-1", "latin1": "ISO-8859-1", "iso88592": "ISO-8859-2",
    "latin2": "ISO-8859-2", "iso885915": "ISO-8859-15", "usascii": "UTF-8", "ascii": "UTF-8",
  ]
}

/// What a first pass over a file learns before anything is parsed.
///
/// A large file that begins as sound UTF-8 is looked at only there: the rest is checked while it is read
/// (``CheckedPass``), and only if it turns out otherwise is the whole file surveyed and read once more.
struct InputSurvey {
  /// The first bytes of the file, at most 256 KiB.
  let head: [UInt8]
  /// Whether the head is all there is.
  let isWholeFile: Bool
  let validator: UTF8Validator
  /// The sound sequences of two bytes or more in the whole text.
  var soundSequences: Int
  /// Words of a text that is not UTF-8.
  let statistics: EncodingStatistics
  /// The digest of a packed list, which is not unpacked a second time for it: made by the pass that sees all of it.
  let digest: DigestQueue?
  /// Only the beginning was looked at, and found sound.
  let isProvisional: Bool
  /// The encoding that a byte order mark or the pattern of NUL bytes proves.
  let certain: TextEncoding?

  static let headBytes = 1 << 18

  /// - Parameters:
  ///   - mayBeProvisional: Whoever reads the list checks what follows the beginning.
  ///   - digests: Whether the digest is wanted.
  init(_ input: InputFile, mayBeProvisional: Bool = false, digests: Bool = true) throws {
    let pass = try input.pass()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.headBytes, alignment: 16)
    defer { buffer.deallocate() }
    var validator = UTF8Validator()
    var head: [UInt8] = []
    var statistics = EncodingStatistics()
    let digest = input.isPacked && digests ? DigestQueue() : nil
    var size = 0
    var isProvisional = false
    while true {
      let count = try pass.read(into: buffer)
      if count == 0 { break }
      if mayBeProvisional, head.count == Self.headBytes, Self.isPlainText(head, validator) {
        isProvisional = true
        break
      }
      let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      head.append(contentsOf: chunk.prefix(Self.headBytes - head.count))
      validator.check(chunk)
      if validator.faults > 0 { statistics.take(chunk) }
      digest?.update(chunk)
      size += count
    }
    self.head = head
    isWholeFile = head.count == size
    self.validator = validator
    soundSequences = validator.soundSequences
    self.statistics = statistics
    self.digest = isProvisional && digest != nil ? DigestQueue() : digest
    self.isProvisional = isProvisional
    certain = Self.proven(head)
  }

  /// Whether the head of a file is sound UTF-8 and no XML.
  private static func isPlainText(_ head: [UInt8], _ validator: UTF8Validator) -> Bool {
    validator.faults == 0 && validator.firstNULLine == 0 && proven(head)?.isUTF8 ?? true
      && !looksLikeXML(head)
  }

  /// The encoding to read the text with.
  ///
  /// - Parameters:
  ///   - option: The encoding that the user names; it wins.
  ///   - candidates: The encodings of the profile in order of preference.
  /// - Returns: The encoding; whether it was guessed among several code pages; the line of the fault if the text
  ///   is damaged UTF-8.
  func encoding(option: TextEncoding?, candidates: [TextEncoding]) -> (
    encoding: TextEncoding, guessed: Bool, faultLine: Int?
  ) {
    let soundUTF8 =
      isProvisional || validator.faults == 0 && !validator.endsInsideSequence && validator.firstNULLine == 0
    if certain == nil, validator.firstNULLine > 0 { return (option ?? .utf8, false, validator.firstNULLine) }
    let utf8Fault: Int? =
      soundUTF8
      ? nil
      : validator.firstNULLine > 0
        ? validator.firstNULLine : validator.faults > 0 ? validator.firstFaultLine : validator.currentLine
    if let option {
      var chosen = option
      if let certain,
        certain.name == option.name || option.name == "UTF-16" && certain.name.hasPrefix("UTF-16")
      {
        chosen = certain
      }
      return (chosen, false, chosen.isUTF8 ? utf8Fault : nil)
    }
    if let certain { return (certain, false, certain.isUTF8 ? utf8Fault : nil) }
    if soundUTF8 { return (.utf8, false, nil) }
    let codePages = candidates.filter { !$0.isUTF8 }
    // More sound sequences than faults, or a single one cut off at the end: UTF-8 that was damaged on the way.
    let damaged = validator.soundSequences > validator.faults || validator.faults == 0
    if damaged || codePages.isEmpty { return (.utf8, false, utf8Fault) }
    return (guess(codePages)?.encoding ?? codePages[0], true, nil)
  }

  /// The encoding among several code pages that makes the best sense of the words, with the reason.
  func guess(_ candidates: [TextEncoding]) -> (encoding: TextEncoding, reason: String)? {
    var names: Set<String> = []
    let pages = candidates.filter { names.insert($0.name).inserted }.compactMap(CodePage.init)
    guard let best = statistics.readings(pages).first else { return nil }
    return (TextEncoding(name: best.page.name), best.reason)
  }

  /// What is wrong with text that should be UTF-8, and what would be accepted.
  var malformation: String {
    let what =
      validator.firstNULLine > 0
      ? "a NUL byte, which no text has"
      : validator.faults > 1
        ? "\(validator.faults) bytes of the file are not UTF-8, the first stands here"
        : "bytes that are not UTF-8"
    return "\(what); accepted is UTF-8 without NUL bytes, or another encoding by the option --encoding"
  }

  private static func proven(_ head: [UInt8]) -> TextEncoding? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding(name: "UTF-8", markBytes: 3) }
    if head.starts(with: [0xFF, 0xFE]) { return TextEncoding(name: "UTF-16LE", markBytes: 2) }
    if head.starts(with: [0xFE, 0xFF]) { return TextEncoding(name: "UTF-16BE", markBytes: 2) }
    // Without a mark: text of the West in UTF-16 has a NUL in every other byte.
    let sample = head.prefix(512)
    guard sample.count >= 4 else { return nil }
    let zeros = sample.enumerated().filter { $0.element == 0 }
    let odd = zeros.count { $0.offset % 2 == 1 }
    let even = zeros.count - odd
    if odd * 4 > sample.count, even * 10 < odd { return TextEncoding(name: "UTF-16LE") }
    if even * 4 > sample.count, odd * 10 < even { return TextEncoding(name: "UTF-16BE") }
    return nil
  }
}
