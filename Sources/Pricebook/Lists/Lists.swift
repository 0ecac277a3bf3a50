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
    EditionsAnswer(schema: "pricebook.lists/1", editions: try ask { try $0.lists() })
  }

  /// All editions of one list or of all, by list and month.
  public func editions(of list: String? = nil) throws -> EditionsAnswer {
    if let list {
      let catalogue = try catalogue()
      let editions = try translatingCatalogueErrors { try catalogue.editions(of: list) }
      return EditionsAnswer(
        schema: "pricebook.editions/1", editions: editions.map(EditionsAnswer.Edition.init))
    }
    return EditionsAnswer(schema: "pricebook.editions/1", editions: try ask { try $0.editions() })
  }

  /// Removes an edition; what it alone held is gone, and what others held stays.
  public func removeEdition(_ edition: EditionLabel, of list: String) throws {
    let catalogue = try catalogue()
    try translatingCatalogueErrors { try catalogue.removeEdition(list: list, edition: edition, on: today) }
  }

  /// Asks the catalogue; none if nothing was imported into it yet, which is an answer, not a fault.
  private func ask(_ question: (PriceCatalogue) throws -> [EditionInfo]) throws -> [EditionsAnswer.Edition] {
    do {
      let catalogue = try catalogue()
      return try translatingCatalogueErrors { try question(catalogue) }.map(EditionsAnswer.Edition.init)
    } catch let error as PricebookError where error.definition == .noSuchCatalogue {
      return []
    }
  }
}

extension EditionsAnswer.Edition {
  init(_ info: EditionInfo) {
    self.init(
      list: info.list, edition: info.edition, rows: info.rows, profile: info.profile, file: info.file,
      sha256: info.sha256, imported: info.imported)
  }
}
