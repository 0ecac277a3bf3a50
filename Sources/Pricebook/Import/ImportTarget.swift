import Catalogue
import FoundationEssentials

/// The catalogue an import writes to, opened when the first list is ready for it: an import that fails before leaves
/// no empty catalogue behind. Where there is none and none is to be made, a list is compared with nothing.
final class ImportTarget {
  private let path: String
  private let dryRun: Bool
  private var opened: PriceCatalogue?

  init(workspace: Workspace, dryRun: Bool) {
    path = workspace.cataloguePath
    self.dryRun = dryRun
  }

  /// Imports a list, or in a dry run says what its import would do.
  func importEdition(_ draft: EditionDraft, options: ImportOptions) throws -> ImportOutcome {
    guard let catalogue = try catalogue(create: !dryRun && !options.dryRun && !options.add) else {
      if options.add {
        throw CatalogueError(
          .noSuchCatalogue, "there is no catalogue at \(path) with an edition that rows could be added to",
          path: path)
      }
      return ImportOutcome(firstEdition: draft)
    }
    return try catalogue.importEdition(draft, options: options)
  }

  /// The catalogue that lists are held against while they are read, if there is one. What keeps it from being opened is said
  /// when a list is ready for it.
  var present: PriceCatalogue? { try? catalogue(create: false) }

  /// Whether there is something that lists are compared with or written to.
  var isThere: Bool { !dryRun || opened != nil || FileManager.default.fileExists(atPath: path) }

  /// `nil` if there is no catalogue and none is to be made.
  private func catalogue(create: Bool) throws -> PriceCatalogue? {
    if let opened { return opened }
    guard create || FileManager.default.fileExists(atPath: path) else { return nil }
    let catalogue = try translatingCatalogueErrors { try PriceCatalogue.open(path, mode: .createIfMissing) }
    opened = catalogue
    return catalogue
  }

  /// Brings what was imported to the disk.
  func settle() throws { try translatingCatalogueErrors { try opened?.settle() } }
}
