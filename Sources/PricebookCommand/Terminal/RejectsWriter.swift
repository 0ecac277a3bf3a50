import Pricebook

/// Writes the rejected records of an import, a file for each price list: the name asked for where there is one list,
/// else with the list's place before its ending.
enum RejectsWriter {
  static func write(_ rejects: [RejectsFile], to path: String, remark: (String) -> Void) throws {
    for (index, file) in rejects.enumerated() {
      let target = rejects.count == 1 ? path : numbered(path, index + 1)
      try AtomicFile.write(target) { try $0.write(file.text) }
      remark("the rejected rows of \(file.file) are in \(target)")
    }
  }

  /// What is said where rows were rejected and nobody asked for them; `nil` if none was.
  static func offer(_ answer: ImportAnswer) -> String? {
    let files = Set(answer.rejects.map(\.file))
    let rows = answer.lists.filter { files.contains($0.file) }.reduce(0) { $0 + $1.rejected }
    if rows == 0 { return nil }
    return rows == 1
      ? "a row is rejected; --rejects FILE writes it to a file that can be mended and imported"
      : "\(rows) rows are rejected; --rejects FILE writes them to a file that can be mended and imported"
  }

  private static func numbered(_ path: String, _ number: Int) -> String {
    let folderEnd = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > folderEnd else { return "\(path).\(number)" }
    return "\(path[..<dot]).\(number)\(path[dot...])"
  }
}
