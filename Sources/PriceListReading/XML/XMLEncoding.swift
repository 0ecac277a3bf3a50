import PriceModel

/// Which encoding a document is in: the one that the user names, else what its first bytes prove, else what its
/// declaration says, else UTF-8 (XML 1.0, appendix F).
///
/// libxml2 is given UTF-8 alone: its own converters drop the rest of a document behind bytes that an encoding does
/// not have, without an error.
struct XMLEncoding {
  /// Why the encoding of a document cannot be known.
  struct Fault: Error {
    var code: DiagnosticCode
    var message: String
    var value: String

    /// As the document has it: at its beginning.
    var failure: XMLFailure { XMLFailure(line: 1, column: 1, code: code, message: message, value: value) }
  }

  let encoding: TextEncoding
  /// What it rests on.
  let basis: Assumption.Basis
  let reason: String

  init(_ survey: InputSurvey, option: String?) throws(Fault) {
    encoding = try Self.find(survey, option: option)
    let isProven = Self.marked(survey.head) != nil || survey.certain != nil
    (basis, reason) =
      option != nil
      ? (.stated, "the option --encoding says so")
      : isProven
        ? (.found, "the first bytes show it") : (.declared, "the XML declaration, or UTF-8 without one")
  }

  private static func find(_ survey: InputSurvey, option: String?) throws(Fault) -> TextEncoding {
    let proven = marked(survey.head) ?? survey.certain
    if let option {
      guard let chosen = TextEncoding(named: option) else { throw unknown(option) }
      if let proven, proven.name == chosen.name || chosen.name == "UTF-16" && proven.name.hasPrefix("UTF-16")
      {
        return proven
      }
      return chosen
    }
    if let proven { return proven }
    guard let (declaration, name) = declaration(survey.head) else { return .utf8 }
    let folded = name.lowercased()
    // A declared ASCII is taken at its word.
    let isASCII = folded == "us-ascii" || folded == "ascii"
    guard let encoding = isASCII ? TextEncoding(name: "US-ASCII") : TextEncoding(named: name) else {
      throw unknown(name)
    }
    // The declaration could be read byte by byte, so the encoding it names must read it the same.
    guard TextDecoder(encoding) != nil, DecodedText.head(declaration, encoding) == declaration else {
      throw Fault(
        code: .malformedEncoding,
        message:
          "the document says that it is \(name), and is written otherwise; accepted is the encoding that the XML declaration names, or the option --encoding",
        value: name)
    }
    return encoding
  }

  private static func unknown(_ name: String) -> Fault {
    Fault(code: .unknownEncoding, message: "“\(name)” is not an encoding that iconv knows", value: name)
  }

  /// What a byte order mark proves, or the bytes of `<?` or `<` with the NUL bytes of a wide encoding.
  private static func marked(_ head: [UInt8]) -> TextEncoding? {
    let known: [(bytes: [UInt8], name: String, markBytes: Int)] = [
      ([0xFF, 0xFE, 0, 0], "UTF-32LE", 4), ([0, 0, 0xFE, 0xFF], "UTF-32BE", 4),
      ([0x3C, 0, 0, 0], "UTF-32LE", 0), ([0, 0, 0, 0x3C], "UTF-32BE", 0),
      ([0x3C, 0, 0x3F, 0], "UTF-16LE", 0), ([0, 0x3C, 0, 0x3F], "UTF-16BE", 0),
    ]
    return known.first { head.starts(with: $0.bytes) }.map {
      TextEncoding(name: $0.name, markBytes: $0.markBytes)
    }
  }

  /// The declaration of a document, and the encoding that it names.
  private static func declaration(_ head: [UInt8]) -> (bytes: [UInt8], name: String)? {
    let start = head.prefix(1024)
    guard start.starts(with: "<?xml".utf8), let end = start.firstRange(of: Array("?>".utf8)) else {
      return nil
    }
    let bytes = Array(start[..<end.upperBound])
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
    guard let key = bytes.firstRange(of: Array("encoding".utf8)), isBlank(bytes[key.lowerBound - 1]) else {
      return nil
    }
    var rest = bytes[key.upperBound...].drop(while: isBlank)
    guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
    rest = rest.drop(while: isBlank)
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = rest.firstIndex(of: quote)
    else { return nil }
    // What is no name of an encoding is for libxml2 to refuse.
    let name = rest[..<close]
    let signs = Set("._-".utf8)
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let first = name.first, isLetter(first),
      name.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || signs.contains($0) })
    else { return nil }
    return (bytes, String(decoding: name, as: UTF8.self))
  }
}
