/// The text of a file as UTF-8, piece by piece.
final class DecodedText {
  private let pass: any BytePass
  private let decoder: TextDecoder
  private let buffer: UnsafeMutableRawBufferPointer
  private var decoded: [UInt8] = []
  /// Bytes of the byte order mark that are still to be skipped.
  private var mark: Int
  private var malformed: TextDecoder.Malformed?

  /// - Returns: `nil` if iconv does not know the encoding.
  init?(_ pass: any BytePass, _ encoding: TextEncoding, limits: ReadingLimits) {
    guard let decoder = TextDecoder(encoding) else { return nil }
    self.pass = pass
    self.decoder = decoder
    mark = encoding.markBytes
    buffer = .allocate(byteCount: max(1, limits.chunkBytes), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Appends the next piece; false at the end. Throws what the pass throws, and ``TextDecoder/Malformed`` after all
  /// text before the fault has been given.
  func next(into text: inout [UInt8]) throws -> Bool {
    if let malformed { throw malformed }
    try skipMark()
    let count = try pass.read(into: buffer)
    let given = text.count
    do {
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      try decoder.decode(bytes, isLast: count == 0, into: &text)
    } catch {
      malformed = error
      if text.count == given { throw error }
      return true
    }
    return count > 0
  }

  /// Appends the next piece to a window; UTF-8 goes there directly. False at the end. Throws like ``next(into:)``.
  func next(into window: TextWindow) throws -> Bool {
    guard !decoder.isUTF8 else {
      try skipMark()
      return try window.append(atMost: buffer.count) { try pass.read(into: $0) } > 0
    }
    decoded.removeAll(keepingCapacity: true)
    let goesOn = try next(into: &decoded)
    decoded.withUnsafeBytes { window.append(contentsOf: $0) }
    return goesOn
  }

  private func skipMark() throws {
    while mark > 0 {
      let count = try pass.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(mark)))
      mark = count == 0 ? 0 : mark - count
    }
  }

  /// The head of a file as UTF-8; a fault ends it early.
  static func head(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    var text: [UInt8] = []
    guard let decoder = TextDecoder(encoding) else { return text }
    bytes.dropFirst(encoding.markBytes).withUnsafeBytes { bytes in
      // What was sound before the fault has been appended, and the fault is reported by the pass over the file.
      try? decoder.decode(bytes, isLast: false, into: &text)
    }
    return text
  }
}
