import Catalogue
import FoundationEssentials

/// The catalogue an import writes to. A dry run into a catalogue that does not exist yet compares with an empty one
/// in a temporary place, so that asking creates nothing.
struct ImportTarget {
  let catalogue: PriceCatalogue
  private let temporaryFolder: String?

  init(workspace: Workspace, dryRun: Bool) throws {
    let path = workspace.cataloguePath
    guard dryRun, !FileManager.default.fileExists(atPath: path) else {
      temporaryFolder = nil
      catalogue = try translatingCatalogueErrors { try PriceCatalogue.open(path, mode: .createIfMissing) }
      return
    }
    let folder = FileManager.default.temporaryDirectory.path + "/pricebook-dry-run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    temporaryFolder = folder
    catalogue = try translatingCatalogueErrors {
      try PriceCatalogue.open(folder + "/pricebook.sqlite", mode: .createIfMissing)
    }
  }

  /// Removes what a dry run needed.
  func discard() {
    if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
  }
}
