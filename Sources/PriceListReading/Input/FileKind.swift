/// What a file is by its first bytes.
enum FileKind: Equatable, Sendable {
  /// A list as it is, or nothing that is known here.
  case text
  case gzip
  case zip
  /// Something that holds no list to be read as text, and what would.
  case foreign(name: String, remedy: String)

  /// Bytes at the beginning that are enough to tell.
  static let headBytes = 512

  init(_ head: some Collection<UInt8>) {
    let head = Array(head.prefix(Self.headBytes))
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if ["PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{7}\u{8}"].contains(where: { head.starts(with: $0.utf8) })
    {
      self = .zip
    } else if let (_, name, remedy) = Self.signatures.first(where: { head.starts(with: $0.bytes) }) {
      self = .foreign(name: name, remedy: remedy)
    } else if head.count > 262, head[257...].starts(with: "ustar".utf8) {
      self = .foreign(name: "a tar archive", remedy: Self.unpack)
    } else {
      self = .text
    }
  }

  static let saveAsCSV = "save the sheet as CSV in UTF-8"
  static let unpack = "unpack it and import what is in it, or pack it as zip or gzip"

  private static let signatures: [(bytes: [UInt8], name: String, remedy: String)] = [
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Excel workbook of the old kind (.xls)", saveAsCSV
    ),
    (Array("%PDF-".utf8), "a PDF document", "ask the sender for the list as CSV or XML"),
    (Array("{\\rtf".utf8), "an RTF document", "ask the sender for the list as CSV or XML"),
    ([0x89, 0x50, 0x4E, 0x47], "an image", "ask the sender for the list as CSV or XML"),
    ([0xFF, 0xD8, 0xFF], "an image", "ask the sender for the list as CSV or XML"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", unpack),
    (Array("Rar!\u{1A}\u{7}".utf8), "a RAR archive", unpack),
    (Array("MSCF\0\0\0\0".utf8), "a Windows cabinet", unpack),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed with xz", unpack),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard", unpack),
    ([0x04, 0x22, 0x4D, 0x18], "compressed with LZ4", unpack),
    ([0x42, 0x5A, 0x68] + Array("91AY&SY".utf8), "compressed with bzip2", unpack),
    ([0x1F, 0x9D], "compressed with compress (.Z)", unpack),
    (Array("SQLite format 3\0".utf8), "an SQLite database", "export the list as CSV"),
  ]
}
