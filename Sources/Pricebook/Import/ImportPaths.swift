import FoundationEssentials

/// The files behind the paths of an import: a folder stands for the price lists in it, in the order of their names.
enum ImportPaths {
  /// The endings of files that are taken from a folder.
  static let endings: Set<String> = ["csv", "txt", "tsv", "xml"]

  /// - Throws: ``PricebookError`` of kind `inputOutput` for a path that does not exist or a folder without lists.
  static func files(of paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder = false
      guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw PricebookError(.inputOutput, "no-such-file", "there is no file or folder \(path)", file: path)
      }
      guard isFolder else {
        files.append(path)
        continue
      }
      let names = try FileManager.default.subpathsOfDirectory(atPath: path)
      let lists = names.filter { endings.contains(String($0.split(separator: ".").last ?? "").lowercased()) }
      guard !lists.isEmpty else {
        throw PricebookError(
          .inputOutput, "empty-folder",
          "the folder \(path) holds no price list; taken are files that end in \(Prose.list(endings.sorted()))",
          file: path)
      }
      files += lists.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
    return files
  }
}
