import Catalogue
import FoundationEssentials

/// The catalogue an import writes to, opened when the first list is ready for it: an import that fails before leaves
/// no empty catalogue behind. A dry run into a catalogue that does not exist yet compares with an empty one in a
/// temporary place.
final class ImportTarget {
  private let path: String
  private let dryRun: Bool
  private var opened: PriceCatalogue?
  private var temporaryFolder: String?

  init(workspace: Workspace, dryRun: Bool) {
    path = workspace.cataloguePath
    self.dryRun = dryRun
  }

  /// - Parameter changing: Whether the list may be kept; what only compares must not create a catalogue either.
  func catalogue(changing: Bool) throws -> PriceCatalogue {
    if let opened { return opened }
    if (changing && !dryRun) || FileManager.default.fileExists(atPath: path) {
      let catalogue = try translatingCatalogueErrors { try PriceCatalogue.open(path, mode: .createIfMissing) }
      discard()
      opened = catalogue
      return catalogue
    }
    let folder =
      temporaryFolder ?? FileManager.default.temporaryDirectory.path
      + "/pricebook-dry-run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    temporaryFolder = folder
    return try translatingCatalogueErrors {
      try PriceCatalogue.open(folder + "/pricebook.sqlite", mode: .createIfMissing)
    }
  }

  /// Removes what a comparison with nothing needed.
  func discard() {
    if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
    temporaryFolder = nil
  }
}
