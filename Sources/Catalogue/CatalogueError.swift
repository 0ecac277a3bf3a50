import PriceModel

/// What went wrong in the catalogue: a code for programs, a sentence for people, and what it was about.
///
///     do {
///       try catalogue.importEdition(draft)
///     } catch let error as CatalogueError where error.code == .editionExists {
///       // offer --replace
///     }
public struct CatalogueError: Error, Hashable, Sendable {
  /// Which kind of error; its id is the code in messages and in JSON.
  public var code: DiagnosticCode
  /// What happened and what to do about it, in one or two sentences.
  public var message: String
  public var list: String?
  public var edition: EditionLabel?
  /// The path of the catalogue.
  public var path: String?
  /// For `shrunk`: the rows of the edition before and of the new one.
  public var oldRows: Int?
  public var newRows: Int?

  public init(
    _ code: DiagnosticCode, _ message: String, list: String? = nil, edition: EditionLabel? = nil,
    path: String? = nil
  ) {
    self.code = code
    self.message = message
    self.list = list
    self.edition = edition
    self.path = path
  }
}

extension CatalogueError: CustomStringConvertible {
  public var description: String { "\(message) [\(code.id)]" }
}

extension CatalogueError {
  static func noSuchList(_ list: String) -> CatalogueError {
    CatalogueError(.noSuchList, "the catalogue has no list “\(list)”", list: list)
  }

  /// `last` is the latest edition before the month, if there is one.
  static func noSuchEdition(_ list: String, _ month: EditionLabel, last: EditionLabel?) -> CatalogueError {
    let hint = last.map { "the last before is \($0)" } ?? "it has none before that month"
    return CatalogueError(
      .noSuchEdition, "the list “\(list)” has no edition of \(month); \(hint)", list: list, edition: month)
  }

  static func nothingToAddTo(_ list: String, _ month: EditionLabel, _ present: [EditionLabel])
    -> CatalogueError
  {
    let has = present.isEmpty ? "none" : present.map(\.description).joined(separator: ", ")
    return CatalogueError(
      .noSuchEdition,
      "the list “\(list)” has no edition of \(month) that rows could be added to; it has \(has)", list: list,
      edition: month)
  }

  /// - Parameter files: What the edition was read from: its own file, and those whose rows were added to it.
  static func editionExists(_ list: String, _ month: EditionLabel, files: [String]) -> CatalogueError {
    CatalogueError(
      .editionExists,
      "the edition \(month) of “\(list)” is in the catalogue with other content (from \(files.joined(separator: ", "))); "
        + "replace it explicitly if this file corrects it",
      list: list, edition: month)
  }

  static func shrunk(_ list: String, _ month: EditionLabel, old: Int, new: Int) -> CatalogueError {
    var error = CatalogueError(
      .shrunk,
      "the edition \(month) of “\(list)” has \(new) rows, the one before has \(old): over 20 % fewer; "
        + "the file may be cut off, allow the shrinking explicitly if it is not",
      list: list, edition: month)
    error.oldRows = old
    error.newRows = new
    return error
  }

  static func storage(_ message: String) -> CatalogueError {
    CatalogueError(.storage, message)
  }
}
