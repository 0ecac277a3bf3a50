import PriceModel

/// The directory of a zip archive: what is in it, checked before anything is unpacked.
///
/// Read by hand and not with libzip: that library brings two others into every start of the program, reads the whole
/// directory again for each thread, and cannot tell that entries overlap.
struct ZipDirectory {
  private(set) var entries: [ZipEntry] = []
  /// Where the directory begins and the last entry has to end.
  let start: Int

  /// - Throws: ``ReadingError``; ``InputFault`` if the archive as a whole cannot be trusted.
  init(_ file: SystemFile, limits: ReadingLimits) throws {
    let end = try ZipEnd(file)
    start = end.directoryOffset
    guard end.entries <= limits.entries else { throw InputFault(limits.refusal(.entries)) }
    var window = FileWindow(file, from: end.directoryOffset, to: end.directoryOffset + end.directorySize)
    for _ in 0..<end.entries { entries.append(try Self.entry(&window)) }
    guard window.isAtEnd else { throw Self.damaged("its directory is longer than its entries") }
    try checkPlaces()
  }

  static func damaged(_ reason: String) -> InputFault {
    InputFault(.damagedArchive, "the zip archive is damaged: \(reason); accepted is a whole zip archive")
  }

  /// The longest name that is taken, in bytes: that of a path.
  private static let longestName = 4096

  private static func entry(_ window: inout FileWindow) throws -> ZipEntry {
    let header = LittleEndian(try window.take(46))
    guard header.uint32(0) == 0x0201_4B50 else {
      throw damaged("its directory has something that is no entry")
    }
    let nameLength = Int(header.uint16(28))
    guard nameLength <= longestName else {
      throw InputFault(
        .unsafeEntry, "the name of an entry has \(nameLength) bytes; accepted are \(longestName)")
    }
    let name = try window.take(nameLength)
    let extra = try window.take(Int(header.uint16(30)))
    try window.skip(Int(header.uint16(32)))
    let flags = header.uint16(8)
    var sizes = [Int(header.uint32(24)), Int(header.uint32(20)), Int(header.uint32(42))]
    try widen(&sizes, with: extra)
    // Made on Unix or a Mac: the upper half of the attributes is the mode of the file.
    let system = header.uint16(4) >> 8
    let mode = (system == 3 || system == 19) ? header.uint32(38) >> 16 : 0
    return ZipEntry(
      rawName: name, name: text(name, isUTF8: flags & 1 << 11 != 0), method: header.uint16(10),
      checksum: header.uint32(16), compressedSize: sizes[1], size: sizes[0], offset: sizes[2],
      isEncrypted: flags & (1 | 1 << 6 | 1 << 13) != 0, isSymbolicLink: mode & 0xF000 == 0xA000)
  }

  /// Sizes and offsets beyond 32 bits stand in an extra field of their own (ZIP64), those that are needed only.
  private static func widen(_ sizes: inout [Int], with extra: [UInt8]) throws {
    guard sizes.contains(0xFFFF_FFFF) else { return }
    let bytes = LittleEndian(extra)
    var place = 0
    while place + 4 <= extra.count {
      let length = Int(bytes.uint16(place + 2))
      guard place + 4 + length <= extra.count else { break }
      if bytes.uint16(place) == 1 {
        var value = place + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
          guard value + 8 <= place + 4 + length, let wide = Int(exactly: bytes.uint64(value)) else {
            throw damaged("a size beyond 4 GiB is missing")
          }
          sizes[index] = wide
          value += 8
        }
        return
      }
      place += 4 + length
    }
    throw damaged("a size beyond 4 GiB is missing")
  }

  private static func text(_ name: [UInt8], isUTF8: Bool) -> String {
    if let text = String(validating: name, as: UTF8.self) { return text }
    var decoded: [UInt8] = []
    let decoder = isUTF8 ? nil : TextDecoder(TextEncoding(name: "CP437"))
    try? name.withUnsafeBytes { try decoder?.decode($0, isLast: true, into: &decoded) }
    return String(decoding: decoded.isEmpty ? name : decoded, as: UTF8.self)
  }

  /// No entry may begin before the one before it ends: overlapping ones make a small archive unpack to a huge one.
  private func checkPlaces() throws {
    var end = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= end else {
        throw InputFault(
          .overlappingEntries,
          "the entry “\(entry.shownName)” overlaps another; accepted are entries behind each other")
      }
      let (data, beyond) = entry.compressedSize.addingReportingOverflow(30 + entry.rawName.count)
      let (next, further) = entry.offset.addingReportingOverflow(data)
      guard !beyond, !further, next <= start else {
        throw Self.damaged("the entry “\(entry.shownName)” does not end before the directory")
      }
      end = next
    }
  }
}

/// Where the directory of a zip archive is: the record at its end.
private struct ZipEnd {
  var entries: Int
  var directorySize: Int
  var directoryOffset: Int

  init(_ file: SystemFile) throws {
    // 22 bytes and a comment of up to 65,535.
    let from = max(0, file.size - 22 - 0xFFFF)
    let tail = LittleEndian(try file.bytes(file.size - from, at: from))
    let record = stride(from: tail.count - 22, through: 0, by: -1).first { place in
      tail.uint32(place) == 0x0605_4B50 && place + 22 + Int(tail.uint16(place + 20)) == tail.count
    }
    guard let record else {
      throw ZipDirectory.damaged("the record at its end is missing, so it is cut off or something follows it")
    }
    guard tail.uint16(record + 4) == 0, tail.uint16(record + 6) == 0 else {
      throw InputFault(
        .damagedArchive, "the zip archive is one part of several; accepted is an archive in one file")
    }
    entries = Int(tail.uint16(record + 10))
    directorySize = Int(tail.uint32(record + 12))
    directoryOffset = Int(tail.uint32(record + 16))
    var directoryEnd = from + record
    if entries == 0xFFFF || directorySize == 0xFFFF_FFFF || directoryOffset == 0xFFFF_FFFF, directoryEnd >= 20
    {
      let locator = LittleEndian(try file.bytes(20, at: directoryEnd - 20))
      if locator.uint32(0) == 0x0706_4B50 {
        let place = Int(exactly: locator.uint64(8)) ?? .max
        guard place <= directoryEnd - 76 else { throw ZipDirectory.damaged("its ZIP64 record is missing") }
        try widen(LittleEndian(try file.bytes(56, at: place)))
        directoryEnd = place
      }
    }
    guard directoryOffset <= directoryEnd, directorySize <= directoryEnd - directoryOffset else {
      throw ZipDirectory.damaged("its directory does not end before the record at its end")
    }
  }

  private mutating func widen(_ record: LittleEndian) throws {
    guard record.count == 56, record.uint32(0) == 0x0606_4B50,
      let entries = Int(exactly: record.uint64(32)), let size = Int(exactly: record.uint64(40)),
      let offset = Int(exactly: record.uint64(48))
    else { throw ZipDirectory.damaged("its ZIP64 record is missing") }
    self.entries = entries
    directorySize = size
    directoryOffset = offset
  }
}
