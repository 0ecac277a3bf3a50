import Catalogue
import FoundationEssentials
import PriceListReading
import PriceModel

/// The front door of the library: a catalogue, the profiles, and the day on which questions are asked.
///
///     let workspace = try Workspace(cataloguePath: "pricebook.sqlite", today: CalendarDate("2026-11-20")!)
///     let answer = try workspace.show("W06-00793", in: Scope())
///
/// Every use case is an extension of this type in a folder of its own. Each returns an `Encodable` answer, which is
/// the JSON of the contract, and throws ``PricebookError``.
public struct Workspace: Sendable {
  /// Where the catalogue lies.
  public let cataloguePath: String
  /// Folders with the user's own profiles.
  public let profileFolders: [String]
  /// The day on which “current” is decided. No rule and no import reads a clock; this is the only one.
  public let today: CalendarDate
  /// The catalogue where it is held open; see ``withCatalogueOpen()``.
  private var opened: PriceCatalogue?
  /// What was answered since it is open.
  private(set) var memory: CatalogueMemory?
  private(set) var lookup: ItemLookup?

  public init(cataloguePath: String, profileFolders: [String] = [], today: CalendarDate) {
    self.cataloguePath = cataloguePath
    self.profileFolders = profileFolders
    self.today = today
  }

  /// Whether anything was ever imported: the catalogue's file is there.
  public var hasCatalogue: Bool { FileManager.default.fileExists(atPath: cataloguePath) }

  /// The same workspace with its catalogue open, for many questions. It may be shared between threads.
  ///
  /// What is asked again is answered from memory: an import that ends meanwhile may be in some answers and not in others,
  /// and every answer says on which editions it rests.
  ///
  /// Throws ``PricebookError`` if there is no catalogue.
  public func withCatalogueOpen() throws -> Workspace {
    var workspace = self
    let catalogue = try catalogue()
    workspace.opened = catalogue
    workspace.lookup = ItemLookup(catalogue)
    workspace.memory = CatalogueMemory()
    return workspace
  }

  /// The catalogue, for questions; it must exist.
  func catalogue() throws -> PriceCatalogue {
    if let opened { return opened }
    return try translatingCatalogueErrors { try PriceCatalogue.open(cataloguePath, mode: .existing) }
  }

  /// The built-in profiles and the user's.
  func profiles() throws -> ProfileLibrary {
    try translatingReadingErrors { try ProfileLibrary(userFolders: profileFolders) }
  }
}
