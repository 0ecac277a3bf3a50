import CZlib

/// Deflate data, framed as a gzip member or bare as in zip.
public func deflated(_ bytes: [UInt8], gzip: Bool, level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  let bits: Int32 = gzip ? 15 + 16 : -15
  deflateInit2_(
    &stream, level, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
  var input = bytes
  let count = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      return target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<count])
}

/// A gzip file of one member.
public func gzipped(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, gzip: true) }

public func crc32(of bytes: [UInt8]) -> UInt32 {
  UInt32(
    truncatingIfNeeded: bytes.withUnsafeBufferPointer { CZlib.crc32(0, $0.baseAddress, UInt32($0.count)) })
}
