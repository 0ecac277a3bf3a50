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
    func append(_ step: Int64, _ run: UInt64) {
      VariableInteger.append(signed: step, to: &bytes)
      VariableInteger.append(run, to: &bytes)
    }
    for line in lines {
      let next = Int64(line) - last
      last = Int64(line)
      if run > 0, next == step {
        run += 1
        continue
      }
      if run > 0 { append(step, run) }
      step = next
      run = 1
    }
    if run > 0 { append(step, run) }
    return bytes
  }

  /// The lines of ``pack(_:)``; `nil` if the bytes are damaged or do not hold `count` lines.
  static func unpack(_ bytes: [UInt8], count: Int) -> [UInt32]? {
    var lines: [UInt32] = []
    lines.reserveCapacity(count)
    var last: Int64 = 0
    return bytes.withUnsafeBufferPointer { bytes in
      var reader = VariableIntegerReader(bytes)
      while !reader.isAtEnd {
        guard let step = reader.nextSigned(), let run = reader.next(), run <= UInt64(count - lines.count)
        else { return nil }
        for _ in 0..<run {
          last &+= step
          guard let line = UInt32(exactly: last) else { return nil }
          lines.append(line)
        }
      }
      return lines.count == count ? lines : nil
    }
  }
}
