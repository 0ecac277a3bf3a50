import FoundationEssentials

/// The files behind the paths of an import: a folder stands for the price lists in it, in the order of their names.
enum ImportPaths {
  /// The endings of files that are taken from a folder.
  static let endings: Set<String> = ["csv", "txt", "tsv", "xml"]

  /// A path that does not exist stays in the result: its reading fails, and the other files are imported. Hidden
  /// files of a folder are none of its lists.
  ///
  /// - Throws: ``PricebookError`` of kind `fault` for a folder without lists.
  static func files(of paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder = false
      guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
        files.append(path)
        continue
      }
      let names = try FileManager.default.subpathsOfDirectory(atPath: path)
      let lists = names.filter { name in
        endings.contains(String(name.split(separator: ".").last ?? "").lowercased())
          && !name.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      guard !lists.isEmpty else {
        throw PricebookError(
          .fault, .emptyFolder,
          "the folder \(path) holds no price list; taken are files that end in \(Prose.list(endings.sorted()))",
          file: path)
      }
      files += lists.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
    return files
  }
}
