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

  public init(cataloguePath: String, profileFolders: [String] = [], today: CalendarDate) {
    self.cataloguePath = cataloguePath
    self.profileFolders = profileFolders
    self.today = today
  }

  /// Whether anything was ever imported: the catalogue's file is there.
  public var hasCatalogue: Bool { FileManager.default.fileExists(atPath: cataloguePath) }

  /// The catalogue, for questions; it must exist.
  func catalogue() throws -> PriceCatalogue {
    try translatingCatalogueErrors { try PriceCatalogue.open(cataloguePath, mode: .existing) }
  }

  /// The built-in profiles and the user's.
  func profiles() throws -> ProfileLibrary {
    try translatingReadingErrors { try ProfileLibrary(userFolders: profileFolders) }
  }
}
