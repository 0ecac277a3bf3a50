import FoundationEssentials
import PriceListReading
import PriceModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The price lists behind the paths that a user names: a folder and an archive stand for the lists in them, in the
/// order of their editions.
struct ImportPaths {
  private(set) var lists: [PriceListSource] = []
  /// What is said about files that are no lists.
  private(set) var diagnostics: [Diagnostic] = []

  /// A path that does not exist stays in the result: its reading fails, and the other files are imported.
  ///
  /// - Throws: ``PricebookError`` of kind `fault` for a folder without lists.
  init(_ paths: [String], reader: PriceListReader, limits: ReadingLimits) throws {
    for path in paths {
      var isFolder = false
      if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
        try takeFolder(path, reader, limits)
      } else {
        let contents = reader.contents(of: path, limits: limits)
        lists += contents.lists
        diagnostics += contents.diagnostics
      }
    }
  }

  private mutating func takeFolder(_ path: String, _ reader: PriceListReader, _ limits: ReadingLimits) throws
  {
    let folder = path.hasSuffix("/") ? path : path + "/"
    var found: [PriceListSource] = []
    var skipped = SkippedFiles()
    for name in try Self.files(below: folder, &skipped) {
      guard PriceListSource.isTaken(name) else {
        skipped.take(ending: name)
        continue
      }
      let contents = reader.contents(of: folder + name, limits: limits)
      found += contents.lists
      diagnostics += contents.diagnostics
    }
    diagnostics += skipped.diagnostics(in: path)
    guard !found.isEmpty else {
      throw PricebookError(
        .fault, .emptyFolder,
        "the folder \(path) holds no price list; taken are files that end in \(PriceListSource.shownEndings), .gz and .zip",
        file: path)
    }
    lists += PriceListSource.ordered(found)
  }

  /// The files of a folder and the folders in it, in the order of their names. Hidden ones are none of its lists, and
  /// what is no file (a pipe) would never end.
  private static func files(below folder: String, _ skipped: inout SkippedFiles) throws -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw PricebookError(.inputOutput, .cannotRead, "cannot read the folder: \(error)", file: folder)
    }
    var files: [String] = []
    for name in names.sorted() {
      if skipped.takeIfHidden(name) { continue }
      var status = stat()
      let exists = stat(folder + name, &status) == 0
      switch status.st_mode & S_IFMT {
      case S_IFREG where exists: files.append(name)
      case S_IFDIR where exists: continue
      default: skipped.take(special: name)
      }
    }
    return files
  }
}
