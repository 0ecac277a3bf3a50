/// The text of a document as sound UTF-8, up to the first byte that its encoding does not have.
///
/// Nothing unsound is ever shown to libxml2: it takes a bad byte for something else where its buffer ends soon after.
struct XMLText {
  let input: InputFile
  let found: XMLEncoding
  /// Where the text goes wrong; `nil` if all of it is sound.
  private let fault: TextFault?
  private var limits: ReadingLimits

  /// The size of the pieces where what is said of a broken document must not depend on them.
  private static let pieceBytes = 1 << 16

  var encoding: TextEncoding { found.encoding }

  /// - Parameter encoding: The encoding that the user names.
  ///
  /// Throws ``XMLEncoding/Fault`` and what the input throws.
  init(
    _ input: InputFile, _ survey: InputSurvey, encoding option: String?, limits: ReadingLimits
  ) throws {
    self.input = input
    found = try XMLEncoding(survey, option: option)
    let encoding = found.encoding
    let isSoundUTF8 = survey.validator.faults == 0 && !survey.validator.endsInsideSequence
    fault =
      try encoding.isUTF8
      ? (isSoundUTF8 ? nil : .inUTF8(input.pass(), skipping: encoding.markBytes))
      : .inDecoded(input, encoding, limits: limits)
    self.limits = limits
    // libxml2 waits with a text until it has seen its end, so that what it finds before a bad byte depends on the
    // pieces.
    if fault != nil { self.limits.chunkBytes = Self.pieceBytes }
  }

  /// Whether it comes in pieces of the usual size.
  var isUniform: Bool { limits.chunkBytes == Self.pieceBytes }

  /// The same text in pieces of the usual size.
  var uniform: XMLText {
    var text = self
    text.limits.chunkBytes = Self.pieceBytes
    return text
  }

  /// The beginning of the text.
  func head() throws -> [UInt8] {
    var head: [UInt8] = []
    _ = try each { piece, _ in
      head.append(contentsOf: piece)
      return head.count < InputSurvey.headBytes
    }
    return head
  }

  /// Gives the text piece by piece, until `body` returns false; the last piece is empty.
  ///
  /// - Returns: Where the text goes wrong, if it was given to that place; no last piece is given then.
  func each(_ body: (UnsafeRawBufferPointer, Bool) throws -> Bool) throws -> TextPlace? {
    guard let text = DecodedText(try input.pass(), encoding, limits: limits) else { return TextPlace() }
    var given = 0
    var piece: [UInt8] = []
    while true {
      if let fault, given == fault.offset { return fault.place }
      piece.removeAll(keepingCapacity: true)
      let goesOn = try text.next(into: &piece)
      if let fault { piece.removeLast(max(0, given + piece.count - fault.offset)) }
      given += piece.count
      // A converter may hold back the bytes of an unfinished character: then the piece is empty and not the last.
      if piece.isEmpty, goesOn { continue }
      guard try piece.withUnsafeBytes({ try body($0, !goesOn) }), goesOn else { return nil }
    }
  }
}

/// A place in a text: physical line and character column, both from 1.
struct TextPlace: Equatable {
  private(set) var line = 1
  private(set) var column = 1

  mutating func pass(_ byte: UInt8) {
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}

/// The first place where bytes are none of their encoding.
struct TextFault {
  /// The bytes of sound UTF-8 before it.
  private(set) var offset = 0
  private(set) var place = TextPlace()

  private mutating func pass(_ byte: UInt8) {
    offset += 1
    place.pass(byte)
  }

  /// Where the first unsound sequence of a text in UTF-8 begins; `nil` if there is none.
  ///
  /// - Parameter mark: The bytes of the byte order mark, which do not count.
  static func inUTF8(_ pass: any BytePass, skipping mark: Int) throws -> TextFault? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var validator = UTF8Validator()
    var (start, end) = (TextFault(), TextFault())
    var skipped = 0
    while true {
      let count = try pass.read(into: buffer)
      if count == 0 { return validator.endsInsideSequence ? start : nil }
      for index in 0..<count {
        if skipped < mark {
          skipped += 1
          continue
        }
        if !validator.endsInsideSequence { start = end }
        validator.check(UnsafeRawBufferPointer(rebasing: buffer[index...index]))
        if validator.faults > 0 { return start }
        end.pass(buffer[index])
      }
    }
  }

  /// Where a text in another encoding stops being one; `nil` if all of it can be decoded.
  static func inDecoded(
    _ input: InputFile, _ encoding: TextEncoding, limits: ReadingLimits
  ) throws -> TextFault? {
    guard let text = DecodedText(try input.pass(), encoding, limits: limits) else { return TextFault() }
    var end = TextFault()
    var piece: [UInt8] = []
    do {
      while try text.next(into: &piece) {
        for byte in piece { end.pass(byte) }
        piece.removeAll(keepingCapacity: true)
      }
      return nil
    } catch is TextDecoder.Malformed {
      return end
    }
  }
}
