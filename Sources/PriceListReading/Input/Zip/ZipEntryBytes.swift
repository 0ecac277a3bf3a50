import CZlib
import PriceModel

/// An entry of a zip archive, stored or deflated. Every pass inflates it anew; nothing is written anywhere.
struct ZipEntryBytes: ListBytes {
  let file: SystemFile
  let entry: ZipEntry
  let limits: ReadingLimits

  func pass() throws -> any BytePass { try ZipEntryPass(file, entry, limits) }
  var isWorthReadingAhead: Bool { entry.compressedSize > 1 << 18 }
  var hasChanged: Bool { file.hasChanged }
}

/// Unpacks an entry, and holds it to what the directory says of its size and checksum.
final class ZipEntryPass: BytePass {
  private let file: SystemFile
  private let entry: ZipEntry
  private let limits: ReadingLimits
  /// `nil` for a stored entry.
  private let inflater: Inflater?
  private var offset: Int
  /// Compressed bytes that are not read yet.
  private var left: Int
  private var unpacked = 0
  private var checksum: UInt
  private var isAtEnd = false
  private var fault: InputFault?

  init(_ file: SystemFile, _ entry: ZipEntry, _ limits: ReadingLimits) throws {
    self.file = file
    self.entry = entry
    self.limits = limits
    left = entry.compressedSize
    checksum = crc32(0, nil, 0)
    if entry.method == ZipEntry.deflated {
      inflater = Inflater(.raw)
      if inflater == nil { throw ReadingError(file: file.path, operation: "unpack", reason: "no memory") }
    } else {
      inflater = nil
    }
    // The entry's own header: its name and extra field have lengths of their own.
    let header = LittleEndian(try file.bytes(30, at: entry.offset))
    let nameLength = Int(header.uint16(26))
    let name = try file.bytes(nameLength, at: entry.offset + 30)
    guard header.uint32(0) == 0x0403_4B50, name == entry.rawName, header.uint16(8) == entry.method else {
      throw Self.damaged("its header contradicts the directory of the archive")
    }
    offset = entry.offset + 30 + nameLength + Int(header.uint16(28))
  }

  private static func damaged(_ reason: String) -> InputFault {
    InputFault(
      .damagedArchive, "the entry of the zip archive is damaged: \(reason); accepted is a sound entry")
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if let fault { throw fault }
    guard !isAtEnd, buffer.count > 0 else { return 0 }
    var count = 0
    do {
      while count == 0, !isAtEnd { count = try inflater.map { try inflate($0, buffer) } ?? copy(buffer) }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      if isAtEnd, fault == nil { try checkEnd() }
    } catch let found as InputFault {
      fault = found
    }
    if let fault, count == 0 { throw fault }
    return count
  }

  private func copy(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if left == 0 {
      isAtEnd = true
      return 0
    }
    return try readCompressed(into: buffer)
  }

  private func inflate(_ inflater: Inflater, _ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if inflater.pending == 0 {
      guard left > 0 else { throw Self.damaged("its data end before their own end") }
      inflater.give(try readCompressed(into: inflater.input))
    }
    let (count, state) = inflater.inflate(into: buffer)
    switch state {
    case .open: break
    case .ended:
      isAtEnd = true
      if left + inflater.pending > 0 { fault = Self.damaged("something follows the end of its data") }
    case .damaged(let reason):
      fault = Self.damaged(reason)
      isAtEnd = true
    }
    return count
  }

  private func readCompressed(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, left)])
    let count = try file.read(into: part, at: offset)
    if count == 0 { throw Self.damaged("the archive ends within it") }
    offset += count
    left -= count
    return count
  }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    unpacked += bytes.count
    checksum = crc32_z(checksum, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    guard fault == nil else { return }
    if unpacked > entry.size { fault = Self.damaged("it is larger than the directory says") }
    if unpacked > limits.total { fault = InputFault(limits.refusal(.total)) }
    if limits.exceedsRatio(unpacked: unpacked, compressed: entry.compressedSize) {
      fault = InputFault(limits.refusal(.ratio))
    }
  }

  private func checkEnd() throws {
    guard unpacked == entry.size else { throw Self.damaged("it is smaller than the directory says") }
    guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
      throw Self.damaged("its checksum is another one")
    }
  }
}
