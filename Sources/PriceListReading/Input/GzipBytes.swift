import PriceModel

/// A gzip file: one member, or several behind each other that are one list.
struct GzipBytes: ListBytes {
  let file: SystemFile
  let limits: ReadingLimits

  func pass() throws -> any BytePass { try GzipPass(file, limits) }
  var isWorthReadingAhead: Bool { file.size > 1 << 18 }
  var hasChanged: Bool { file.hasChanged }
}

/// Inflates a gzip file from its first member to its last.
final class GzipPass: BytePass {
  private let file: SystemFile
  private let limits: ReadingLimits
  private let inflater: Inflater
  private var offset = 0
  private var unpacked = 0
  private var members = 0
  private var isInMember = false
  private var isAtEnd = false
  private var fault: InputFault?

  init(_ file: SystemFile, _ limits: ReadingLimits) throws {
    guard let inflater = Inflater(.gzip) else {
      throw ReadingError(file: file.path, operation: "unpack", reason: "no memory")
    }
    self.file = file
    self.limits = limits
    self.inflater = inflater
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if let fault { throw fault }
    var filled = 0
    do {
      while filled < buffer.count, !isAtEnd {
        if inflater.pending == 0 {
          // What there is goes to the reader before the system is asked again.
          if filled > 0 { break }
          try refill()
          continue
        }
        filled += try inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
    } catch let found as InputFault {
      fault = found
      if filled == 0 { throw found }
    }
    return filled
  }

  private func refill() throws {
    let count = try file.read(into: inflater.input, at: offset)
    offset += count
    inflater.give(count)
    guard count == 0 else { return }
    guard !isInMember, members > 0 else {
      throw InputFault(
        .damagedArchive,
        "the gzip data end after \(offset) bytes in the middle of a member; accepted is a whole gzip file")
    }
    isAtEnd = true
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if !isInMember {
      let place = offset - inflater.pending
      guard members == 0 || inflater.nextByte == 0x1F else {
        throw InputFault(
          .damagedArchive,
          "bytes that are no gzip member stand behind the last one, from byte \(place + 1); accepted are gzip members only"
        )
      }
      if members > 0 { inflater.restart() }
      isInMember = true
    }
    let (count, state) = inflater.inflate(into: buffer)
    unpacked += count
    switch state {
    case .open: break
    case .ended:
      members += 1
      isInMember = false
    case .damaged(let reason):
      fault = InputFault(
        .damagedArchive,
        "the gzip data are damaged before byte \(offset - inflater.pending + 1): \(reason); accepted is a sound gzip file"
      )
    }
    if unpacked > limits.total { fault = InputFault(limits.refusal(.total)) }
    if limits.exceedsRatio(unpacked: unpacked, compressed: file.size) {
      fault = InputFault(limits.refusal(.ratio))
    }
    if let fault, count == 0 { throw fault }
    if fault != nil { isAtEnd = true }
    return count
  }
}
