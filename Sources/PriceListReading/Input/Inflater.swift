import CZlib

/// zlib's inflate with a buffer for what comes in.
final class Inflater {
  enum Format {
    /// A gzip member with header and trailer, whose checksum zlib compares.
    case gzip
    /// Deflate data without a frame, as in zip.
    case raw
  }

  enum State: Equatable {
    /// There may be more.
    case open
    /// The data ended; ``pending`` bytes behind them are left.
    case ended
    /// The data are damaged; zlib's reason.
    case damaged(String)
  }

  /// Where bytes are put before ``give(_:)``.
  let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Returns: `nil` if there is no memory for it.
  init?(_ format: Format) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits: Int32 = format == .gzip ? 15 + 16 : -15
    guard inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      input.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Bytes of the input that are not used yet.
  var pending: Int { Int(stream.pointee.avail_in) }

  /// The next byte of the input; `nil` if there is none.
  var nextByte: UInt8? { pending > 0 ? stream.pointee.next_in?.pointee : nil }

  /// Takes the first `count` bytes of ``input``; only when none is pending.
  func give(_ count: Int) {
    stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(count)
  }

  /// Begins anew with what is pending: the next member.
  func restart() { inflateReset(stream) }

  /// Inflates what is pending into `buffer`; the number of bytes.
  func inflate(into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, state: State) {
    let room = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(room)
    let result = CZlib.inflate(stream, Z_NO_FLUSH)
    let count = room - Int(stream.pointee.avail_out)
    switch result {
    // Without input or room there is no progress, which is no error.
    case Z_OK, Z_BUF_ERROR: return (count, .open)
    case Z_STREAM_END: return (count, .ended)
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) }
      return (count, .damaged(reason ?? "zlib error \(result)"))
    }
  }
}
