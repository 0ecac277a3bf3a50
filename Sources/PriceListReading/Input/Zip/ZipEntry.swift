/// An entry as the directory of a zip archive lists it.
struct ZipEntry: Hashable, Sendable {
  /// Its name as it stands in the archive, which its own header repeats.
  var rawName: [UInt8]
  /// The name as text: UTF-8 where it is that, else code page 437 as the format says.
  var name: String
  var method: UInt16
  var checksum: UInt32
  var compressedSize: Int
  var size: Int
  /// Where its own header begins.
  var offset: Int
  var isEncrypted: Bool
  var isSymbolicLink: Bool

  /// The name as it may be written to a terminal.
  var shownName: String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
  }

  /// A folder has no content.
  var isFolder: Bool { name.hasSuffix("/") }

  /// The parts of the name between slashes.
  var path: [String] { name.split(separator: "/").map(String.init) }

  static let stored: UInt16 = 0
  static let deflated: UInt16 = 8

  /// What the method is called.
  var methodName: String {
    let names: [UInt16: String] = [
      1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ",
      98: "PPMd",
      99: "AES",
    ]
    return names[method] ?? "method \(method)"
  }

  /// Why the name must not be used as a path; `nil` if it may.
  var nameFault: String? {
    if name.contains("\\") { return "has a backslash" }
    if name.hasPrefix("/") { return "is absolute" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "has control characters"
    }
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    if steps.contains("..") { return "leaves the archive" }
    if let first = steps.first, first.count == 2, first.hasSuffix(":") { return "is absolute" }
    return nil
  }
}
