/// Writes zip archives byte by byte, sound ones and others.
///
///     var zip = ZipBuilder()
///     zip.add("ov.csv", Array("…".utf8))
///     let bytes = zip.bytes
public struct ZipBuilder {
  /// An entry; every field may be made to lie.
  public struct Entry {
    public var name: [UInt8]
    public var method: UInt16
    public var data: [UInt8]
    public var checksum: UInt32
    public var size: UInt64
    /// What the directory says of the length of the data; `nil` is the truth.
    public var compressedSize: UInt64?
    /// General purpose flags: bit 0 encrypted, bit 3 sizes behind the data, bit 11 the name is UTF-8.
    public var flags: UInt16 = 1 << 11
    /// The system in the upper byte; 3 is Unix, whose file mode stands in the upper half of the attributes.
    public var madeBy: UInt16 = 3 << 8 | 20
    public var attributes: UInt32 = 0o100644 << 16
    /// The name in the entry's own header, if it is another one.
    public var localName: [UInt8]?
    /// The place of another entry's header, to share its data.
    public var sharesDataOf: Int?
    /// Sizes in an extra field of ZIP64.
    public var isZIP64 = false

    public init(_ name: String, _ content: [UInt8], stored: Bool = false) {
      self.name = Array(name.utf8)
      method = stored ? 0 : 8
      data = stored ? content : deflated(content, gzip: false)
      checksum = crc32(of: content)
      size = UInt64(content.count)
    }
  }

  public var entries: [Entry] = []
  public var comment: [UInt8] = []
  /// What the record at the end says of the number of entries; `nil` is the truth.
  public var statedCount: UInt16?
  /// A record of ZIP64 before the one at the end.
  public var hasZIP64Record = false

  public init() {}

  public mutating func add(_ name: String, _ content: [UInt8], stored: Bool = false) {
    entries.append(Entry(name, content, stored: stored))
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    var offsets: [Int] = []
    for entry in entries {
      if let shared = entry.sharesDataOf {
        offsets.append(offsets[shared])
        continue
      }
      offsets.append(out.count)
      let name = entry.localName ?? entry.name
      let isBehind = entry.flags & 1 << 3 != 0
      let stated = isBehind ? 0 : entry.compressedSize ?? UInt64(entry.data.count)
      out += little(0x0403_4B50, 4) + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2)
      out += little(0x5A21_0000, 4) + little(isBehind ? 0 : entry.checksum, 4)
      out += little(stated, 4) + little(isBehind ? 0 : entry.size, 4)
      // An extra field that only this header has: extended times.
      out += little(name.count, 2) + little(9, 2) + name + little(0x5455, 2) + little(5, 2) + [1, 0, 0, 0, 0]
      out += entry.data
      if isBehind {
        out += little(0x0807_4B50, 4) + little(entry.checksum, 4)
        out += little(entry.data.count, 4) + little(entry.size, 4)
      }
    }
    let start = out.count
    for (entry, offset) in zip(entries, offsets) { out += directoryEntry(entry, offset) }
    let size = out.count - start
    let count = statedCount.map(Int.init) ?? entries.count
    if hasZIP64Record {
      let record = out.count
      out += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
      out += little(entries.count, 8) + little(entries.count, 8) + little(size, 8) + little(start, 8)
      out += little(0x0706_4B50, 4) + little(0, 4) + little(record, 8) + little(1, 4)
    }
    out += little(0x0605_4B50, 4) + little(0, 4)
    out += little(hasZIP64Record ? 0xFFFF : count, 2) + little(hasZIP64Record ? 0xFFFF : count, 2)
    out += little(size, 4) + little(hasZIP64Record ? 0xFFFF_FFFF : start, 4)
    return out + little(comment.count, 2) + comment
  }

  private func directoryEntry(_ entry: Entry, _ offset: Int) -> [UInt8] {
    let compressed = entry.compressedSize ?? UInt64(entry.data.count)
    let wide =
      entry.isZIP64 ? little(1, 2) + little(16, 2) + little(entry.size, 8) + little(compressed, 8) : []
    var out = little(0x0201_4B50, 4) + little(entry.madeBy, 2) + little(20, 2) + little(entry.flags, 2)
    out += little(entry.method, 2) + little(0x5A21_0000, 4) + little(entry.checksum, 4)
    out +=
      little(entry.isZIP64 ? 0xFFFF_FFFF : compressed, 4)
      + little(entry.isZIP64 ? 0xFFFF_FFFF : entry.size, 4)
    out += little(entry.name.count, 2) + little(wide.count, 2) + little(0, 2) + little(0, 2) + little(0, 2)
    return out + little(entry.attributes, 4) + little(offset, 4) + entry.name + wide
  }

  private func little(_ number: some BinaryInteger, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: UInt64(truncatingIfNeeded: number) >> (8 * UInt64($0))) }
  }
}
