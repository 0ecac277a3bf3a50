extension PriceCatalogue {
  /// What the catalogue holds, in lines that differ as soon as an edition comes, goes or changes.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func state() throws -> [String] {
    try store.read { store in
      let editions = try store.editions(of: nil).map { record in
        "\(record.info.reference) \(record.info.sha256) \(record.info.rows)"
      }
      return editions + ["log \(try store.importLog(of: nil).count)"]
    }
  }
}
