/// A pass whose bytes are checked while they go by: whether they are sound UTF-8, and what their digest is.
final class CheckedPass: BytePass {
  private let pass: any BytePass
  private let digest: DigestQueue?
  private(set) var validator = UTF8Validator()
  /// Bytes that are still to be checked; what comes after them is for somebody else.
  private var left: Int

  init(_ pass: any BytePass, bytes: Int, digest: DigestQueue?) {
    self.pass = pass
    self.digest = digest
    left = bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try pass.read(into: buffer)
    let checked = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<min(count, left)])
    validator.check(checked)
    digest?.update(checked)
    left -= checked.count
    return count
  }

  /// Checks what the reader has left.
  func drain() throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while left > 0 {
      if try read(into: buffer) == 0 { return }
    }
  }

  var isSound: Bool {
    validator.faults == 0 && validator.firstNULLine == 0 && !validator.endsInsideSequence
  }
}

/// A file that began as sound UTF-8 does not go on so: it is to be surveyed as a whole.
struct UnsoundText: Error {}

extension InputSurvey {
  /// The survey of a file whose rest was found sound as well.
  func completed(soundSequences: Int) -> InputSurvey {
    var survey = self
    survey.soundSequences = soundSequences
    return survey
  }
}
