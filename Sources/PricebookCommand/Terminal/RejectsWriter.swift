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

  private static func numbered(_ path: String, _ number: Int) -> String {
    let folderEnd = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > folderEnd else { return "\(path).\(number)" }
    return "\(path[..<dot]).\(number)\(path[dot...])"
  }
}
