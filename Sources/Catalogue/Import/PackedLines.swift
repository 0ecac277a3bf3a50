/// The line of every fact of an edition in the edition's file, packed.
///
/// A range keeps the line of its first edition only. When that edition is removed, or the range is cut in two, the
/// line in a later edition is needed; it comes from here. Facts are stored in the order in which items were first
/// seen, which is nearly the order of the file, so the steps from line to line are run-length coded: a few bytes
/// for a file that is in order, not a number per row.
enum PackedLines {
  /// Packs lines, given in the order of the facts; 0 stands for a fact that was carried over.
  static func pack(_ lines: some Sequence<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    var step: Int64 = 0
    var run: UInt64 = 0
    for line in lines {
      let next = Int64(line) - last
      last = Int64(line)
      if run > 0, next == step {
        run += 1
        continue
      }
      if run > 0 { append(step, run, to: &bytes) }
      step = next
      run = 1
    }
    if run > 0 { append(step, run, to: &bytes) }
    return bytes
  }

  /// The lines of ``pack(_:)``; `nil` if the bytes are damaged or do not hold `count` lines.
  static func unpack(_ bytes: [UInt8], count: Int) -> [UInt32]? {
    var lines: [UInt32] = []
    lines.reserveCapacity(count)
    var index = 0
    var last: Int64 = 0
    while index < bytes.count {
      guard let folded = number(in: bytes, at: &index), let run = number(in: bytes, at: &index),
        run <= UInt64(count - lines.count)
      else { return nil }
      let step = Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
      for _ in 0..<run {
        last &+= step
        guard let line = UInt32(exactly: last) else { return nil }
        lines.append(line)
      }
    }
    return lines.count == count ? lines : nil
  }

  /// The step folded so that small steps in both directions are small numbers, then the length of its run.
  private static func append(_ step: Int64, _ run: UInt64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: step << 1 ^ step >> 63), to: &bytes)
    append(run, to: &bytes)
  }

  /// Seven bits a byte, lowest first; the high bit says that more follow.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(in bytes: [UInt8], at index: inout Int) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 64 {
      let byte = bytes[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}
