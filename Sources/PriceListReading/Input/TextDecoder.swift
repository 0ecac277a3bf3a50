import Glibc

/// Turns bytes of an encoding into UTF-8, chunk by chunk, with iconv.
final class TextDecoder {
  /// Bytes that the encoding does not have; decoding stops there.
  struct Malformed: Error {}

  private let converter: iconv_t?
  /// Bytes go through as they are.
  var isUTF8: Bool { converter == nil }
  /// What iconv writes into; allocated for it alone, because chunks may be small and many.
  private let block: UnsafeMutableRawBufferPointer
  /// Bytes of an unfinished character, kept for the next chunk.
  private var rest: [UInt8] = []

  /// A decoder; `nil` if iconv does not know the encoding.
  init?(_ encoding: TextEncoding) {
    if encoding.isUTF8 {
      converter = nil
      block = .allocate(byteCount: 0, alignment: 16)
      return
    }
    let opened = iconv_open("UTF-8", encoding.name)
    guard opened != iconv_t(bitPattern: -1) else { return nil }
    converter = opened
    block = .allocate(byteCount: 1 << 13, alignment: 16)
  }

  deinit {
    if let converter { iconv_close(converter) }
    block.deallocate()
  }

  /// Appends the text of `chunk` to `output`. What is sound before a fault is appended before it throws.
  ///
  /// - Parameter isLast: The file ends here; an unfinished character is then malformed.
  func decode(_ chunk: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]) throws(Malformed) {
    guard let converter else {
      output.append(contentsOf: chunk)
      return
    }
    var input = rest
    input.append(contentsOf: chunk)
    rest = []
    var failed = false
    var consumed = 0
    let total = input.count
    input.withUnsafeMutableBytes { bytes in
      var source = bytes.bindMemory(to: CChar.self).baseAddress
      var left = total
      while left > 0 {
        var target = block.bindMemory(to: CChar.self).baseAddress
        var room = block.count
        let result = iconv(converter, &source, &left, &target, &room)
        output.append(contentsOf: block[..<(block.count - room)])
        if result == -1 {
          if errno == E2BIG { continue }
          failed = errno == EILSEQ
          break
        }
      }
      consumed = total - left
    }
    if failed { throw Malformed() }
    rest = Array(input[consumed...])
    if isLast, !rest.isEmpty { throw Malformed() }
  }
}
