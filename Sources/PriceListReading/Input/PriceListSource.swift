import PriceModel

/// Where a price list comes from: a file, standard input, or an entry of an archive.
///
///     let contents = reader.contents(of: "november.zip")
///     for source in contents.lists {
///       print(source.file)                     // november.zip/pl/ov-2026-11.csv
///       let list = try reader.read(source, options: ReadingOptions())
///     }
public struct PriceListSource: Sendable {
  enum Origin: Sendable {
    /// A file that is opened when it is read.
    case path(String)
    /// Standard input, which cannot be opened again.
    case opened(SystemFile)
    case entry(ZipArchive, ZipEntry)
    /// Something that is not read, which is said in its place.
    case refused(InputFault)
    /// Something that could not be read, which is said in its place.
    case failed(ReadingError)
  }

  /// What results and diagnostics call it: the path as given, `archive.zip/folder/entry.csv` for an entry.
  public let file: String
  /// The names in which a month may stand, the nearest to the list first.
  let names: [String]
  let origin: Origin

  /// How many bytes it has, as far as that is known before it is read; `nil` for what is packed by itself, or comes from
  /// elsewhere.
  public var size: Int? {
    switch origin {
    case .path(let path): Self.isArchiveName(path) ? nil : SystemFile.size(ofFileAt: path)
    case .entry(_, let entry): entry.size
    case .opened, .refused, .failed: nil
    }
  }

  /// The endings of files that are taken from folders and archives, lower case.
  static let endings: Set<String> = ["ap", "asc", "csv", "dat", "tab", "tsv", "txt", "xml"]
  /// The endings of archives and compressed files.
  static let archiveEndings: Set<String> = [
    "7z", "bz2", "cab", "gz", "rar", "tar", "tgz", "xz", "zip", "zst",
  ]
  /// The endings in words: `.csv, .txt and .xml`.
  public static let shownEndings = endings.sorted().map { ".\($0)" }.joined(separator: ", ")

  static func ending(_ name: String) -> String {
    let last = lastComponent(name)
    return last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() } ?? ""
  }

  static func isListName(_ name: String) -> Bool { endings.contains(ending(name)) }
  static func isArchiveName(_ name: String) -> Bool { archiveEndings.contains(ending(name)) }

  /// Whether a file of a folder is looked into: lists, and lists packed with gzip or zip.
  public static func isTaken(_ name: String) -> Bool {
    isListName(name) || ["gz", "zip"].contains(ending(name))
  }

  static func lastComponent(_ path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// Names for a message: the first few, and the number of the others.
  static func shown(_ names: [String]) -> String {
    let few = names.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 5 ? "\(few) and \(names.count - 5) more" : few
  }
}

/// What a path holds.
public struct PriceListContents: Sendable {
  /// One list, or as many as an archive has, in the order of their editions.
  public var lists: [PriceListSource]
  /// What is said about the rest: files that are no lists.
  public var diagnostics: [Diagnostic] = []

  init(_ lists: [PriceListSource]) {
    self.lists = lists
  }
}

extension PriceListReader {
  /// Looks what a path holds. Nothing of a list is read; what cannot be opened, or is refused, is among the lists and
  /// says so when it is read.
  public func contents(of path: String, limits: ReadingLimits = ReadingLimits()) -> PriceListContents {
    let name = PriceListSource.lastComponent(path)
    func one(_ origin: PriceListSource.Origin) -> PriceListContents {
      PriceListContents([PriceListSource(file: path, names: [name], origin: origin)])
    }
    do {
      let file = try SystemFile(path: path, system: system)
      guard FileKind(try file.bytes(FileKind.headBytes, at: 0)) == .zip else {
        return one(path == "-" ? .opened(file) : .path(path))
      }
      let listing = try ZipListing(ZipArchive(file, limits: limits, system: system), limits)
      var contents = PriceListContents(PriceListSource.ordered(listing.sources))
      contents.diagnostics = listing.skipped.diagnostics(in: path)
      return contents
    } catch let fault as InputFault {
      return one(.refused(fault))
    } catch let failure as ReadingError {
      return one(.failed(failure))
    } catch {
      return one(.path(path))
    }
  }
}
