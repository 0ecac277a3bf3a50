/// The text of a file as UTF-8, piece by piece.
final class DecodedText {
  private let input: InputFile
  private let decoder: TextDecoder
  private let buffer: UnsafeMutableRawBufferPointer
  private var offset: Int
  private var decoded: [UInt8] = []

  /// - Returns: `nil` if iconv does not know the encoding.
  init?(_ input: InputFile, _ encoding: TextEncoding, limits: ReadingLimits) {
    guard let decoder = TextDecoder(encoding) else { return nil }
    self.input = input
    self.decoder = decoder
    offset = encoding.markBytes
    buffer = .allocate(byteCount: max(1, limits.chunkBytes), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Appends the next piece; false at the end. Throws ``ReadingError`` or ``TextDecoder/Malformed``.
  func next(into text: inout [UInt8]) throws -> Bool {
    let count = try input.read(into: buffer, at: offset)
    offset += count
    try decoder.decode(UnsafeRawBufferPointer(rebasing: buffer[..<count]), isLast: count == 0, into: &text)
    return count > 0
  }

  /// Appends the next piece to a window; UTF-8 goes there directly. False at the end. Throws like ``next(into:)``.
  func next(into window: TextWindow) throws -> Bool {
    guard !decoder.isUTF8 else {
      let count = try window.append(atMost: buffer.count) { try input.read(into: $0, at: offset) }
      offset += count
      return count > 0
    }
    decoded.removeAll(keepingCapacity: true)
    let goesOn: Bool
    do {
      goesOn = try next(into: &decoded)
    } catch {
      // What is sound before the fault is read.
      decoded.withUnsafeBytes { window.append(contentsOf: $0) }
      throw error
    }
    decoded.withUnsafeBytes { window.append(contentsOf: $0) }
    return goesOn
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
