import Pricebook
import PriceModel

/// Writes the rejected records of an import, a file for each price list: the name asked for where there is one list,
/// else with the list's place before its ending. It says what to do with them.
struct RejectsWriter {
  private let request: ImportRequest

  init(_ request: ImportRequest) {
    self.request = request
  }

  func write(_ rejects: [RejectsFile], to path: String, remark: (String) -> Void) throws {
    for (index, file) in rejects.enumerated() {
      let target = rejects.count == 1 ? path : Self.numbered(path, index + 1)
      try AtomicFile.write(target) { try $0.write(file.text) }
      remark("the rejected rows of \(file.file) are in \(target)")
      guard let command = command(target, file) else { continue }
      remark(
        file.isImported && !request.dryRun
          ? "mend them there and add them: \(command)"
          : "once the other rows are imported (--max-rejects), mend them there and add them: \(command)")
    }
  }

  /// What is said where rows were rejected and nobody asked for them; `nil` if none was.
  static func offer(_ answer: ImportAnswer) -> String? {
    let files = Set(answer.rejects.map(\.file))
    let rows = answer.lists.filter { files.contains($0.file) }.reduce(0) { $0 + $1.rejected }
    if rows == 0 { return nil }
    return rows == 1
      ? "a row is rejected; --rejects FILE writes it to a file that can be mended and imported with --add"
      : "\(rows) rows are rejected; --rejects FILE writes them to a file that can be mended and imported with --add"
  }

  /// The command that adds the rows when they are mended; what was said of the list is said again.
  private func command(_ target: String, _ file: RejectsFile) -> String? {
    guard let list = file.list, let edition = file.edition else { return nil }
    var words = [
      "pricebook import --add", Self.quoted(target), "--list", Self.quoted(list), "--edition", "\(edition)",
    ]
    let options: [(String, String?)] = [
      ("--profile", request.profile), ("--market", request.market), ("--currency", request.currency?.code),
      ("--program", request.program),
    ]
    for (name, value) in options {
      if let value { words += [name, Self.quoted(value)] }
    }
    return words.joined(separator: " ")
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || "/._-+@%:,=".utf8.contains(byte) || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte & 0xDF)
    }
    return isPlain && !word.isEmpty
      ? word
      : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func numbered(_ path: String, _ number: Int) -> String {
    let folderEnd = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > folderEnd else { return "\(path).\(number)" }
    return "\(path[..<dot]).\(number)\(path[dot...])"
  }
}
