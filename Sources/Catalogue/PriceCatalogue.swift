import PriceModel

/// The price lists of a business with all their editions, in one file.
///
/// An item or a price is kept once with the range of editions in which it held, so a month costs what changed in it,
/// and any month can be asked.
///
///     let catalogue = try PriceCatalogue.open("pricebook.sqlite", mode: .createIfMissing)
///     try catalogue.importEdition(draft)
///     let latest = try catalogue.lists().map(\.reference)
///     let items = try catalogue.items(ItemQuestion(editions: latest, partNumbers: ["W06-00793"]))
///
/// A catalogue may be used from several threads, and by several processes at once: readers are never blocked, and
/// imports wait for each other.
public final class PriceCatalogue: Sendable {
  /// What to do if there is no file.
  public enum OpeningMode: Sendable {
    case createIfMissing
    /// A missing file is an error that names it.
    case existing
  }

  let store: any CatalogueStore

  init(store: any CatalogueStore) {
    self.store = store
  }

  /// Opens the catalogue in the file at `path`.
  ///
  /// Throws ``CatalogueError``: `no-such-catalogue`; `not-a-catalogue` for a file that is something else, which is
  /// left untouched; `newer-schema`; `older-schema` for one that cannot be brought up to date; `storage`.
  public static func open(_ path: String, mode: OpeningMode) throws -> PriceCatalogue {
    PriceCatalogue(store: try SQLiteStore(path: path, create: mode == .createIfMissing))
  }
}
