/// What a check of a catalogue found.
public struct CatalogueCheck: Hashable, Sendable {
  public var lists = 0
  public var editions = 0
  /// What is wrong, a sentence each; empty for a sound catalogue.
  public var findings: [String] = []
}

/// How large a file was before and after ``PriceCatalogue/compact()``, in bytes.
public struct CatalogueSize: Hashable, Sendable {
  public var before: Int
  public var after: Int
}

extension PriceCatalogue {
  /// Looks whether the file is sound, whether everything that is referred to is there, and whether what is packed agrees with
  /// the tables from which it follows. Changes nothing.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func check() throws -> CatalogueCheck { try store.check() }

  /// Writes one state of the catalogue to another file, while it is in use. The file is there as a whole or not at all; a
  /// backup that was there before is replaced.
  ///
  /// Throws ``CatalogueError`` `not-a-catalogue` if the file is something else, which is left as it is; `storage`.
  public func backUp(to path: String) throws { try store.backUp(to: path) }

  /// Makes anew what is packed, and gives the space that is no longer used back to the system.
  ///
  /// Throws ``CatalogueError`` `storage`; the catalogue is then as it was.
  public func compact() throws -> CatalogueSize { try store.compact() }
}
