import Catalogue
import PriceModel

/// The answer of `lists` and of `editions`.
public struct EditionsAnswer: Encodable, Sendable {
  public let schema: String
  public var editions: [Edition]

  /// An edition of a list.
  public struct Edition: Encodable, Sendable {
    public var list: String
    public var edition: EditionLabel
    public var rows: Int
    public var profile: String
    public var file: String
    public var sha256: String
    /// The day of the import.
    public var imported: CalendarDate?
  }
}

extension Workspace {
  /// The lists of the catalogue, each with its latest edition.
  public func lists() throws -> EditionsAnswer {
    var latest: [String: EditionInfo] = [:]
    for edition in try allEditions(of: nil)
    where (latest[edition.list]?.edition ?? edition.edition) <= edition.edition {
      latest[edition.list] = edition
    }
    return EditionsAnswer(
      schema: "pricebook.lists/1",
      editions: latest.values.sorted { $0.list < $1.list }.map(EditionsAnswer.Edition.init))
  }

  /// All editions of one list or of all, by list and month.
  public func editions(of list: String? = nil) throws -> EditionsAnswer {
    EditionsAnswer(
      schema: "pricebook.editions/1", editions: try allEditions(of: list).map(EditionsAnswer.Edition.init))
  }

  /// Removes an edition; what it alone held is gone, and what others held stays.
  public func removeEdition(_ edition: EditionLabel, of list: String) throws {
    let catalogue = try catalogue()
    try translatingCatalogueErrors { try catalogue.removeEdition(list: list, edition: edition) }
  }

  private func allEditions(of list: String?) throws -> [EditionInfo] {
    // A catalogue that nothing was imported into yet has no lists; that is an answer, not a fault.
    guard hasCatalogue || list != nil else { return [] }
    let catalogue: PriceCatalogue
    do {
      catalogue = try self.catalogue()
    } catch let error as PricebookError where error.code == "no-such-catalogue" && list == nil {
      return []
    }
    let editions = try translatingCatalogueErrors { try catalogue.editions(of: list) }
    return editions.sorted { ($0.list, $0.edition) < ($1.list, $1.edition) }
  }
}

extension EditionsAnswer.Edition {
  init(_ info: EditionInfo) {
    self.init(
      list: info.list, edition: info.edition, rows: info.rows, profile: info.profile, file: info.file,
      sha256: info.sha256, imported: info.imported)
  }
}
