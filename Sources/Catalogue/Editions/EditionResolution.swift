import PriceModel

extension PriceCatalogue {
  /// The lists with their latest edition, by name.
  public func lists() throws -> [EditionInfo] {
    var latest: [EditionInfo] = []
    for info in try editions() {
      if latest.last?.list == info.list { latest.removeLast() }
      latest.append(info)
    }
    return latest
  }

  /// The editions of a list, or of all lists: by name of the list, oldest first.
  ///
  /// Throws ``CatalogueError`` `no-such-list`.
  public func editions(of list: String? = nil) throws -> [EditionInfo] {
    let name = list.map(Self.canonicalName)
    let records = try store.read { try $0.editions(of: name) }
    if let name, records.isEmpty { throw CatalogueError.noSuchList(name) }
    return records.map(\.info)
  }

  /// The edition to ask: that of the month `month` exactly, or without a month the latest one up to `asOf`
  /// (an edition of a later month is known but not current).
  ///
  /// Throws ``CatalogueError`` `no-such-list` or `no-such-edition`, which names the month and the last edition
  /// before it.
  public func edition(of list: String, at month: EditionLabel?, asOf: EditionLabel) throws -> EditionInfo {
    let editions = try editions(of: list)
    let wanted = month ?? asOf
    let last = editions.last { $0.edition <= wanted }
    guard let last, month == nil || last.edition == wanted else {
      throw CatalogueError.noSuchEdition(Self.canonicalName(list), wanted, last: last?.edition)
    }
    return last
  }

  /// The edition of a month, or the last before it; `nil` if the list begins later.
  ///
  /// Throws ``CatalogueError`` `no-such-list`.
  public func lastEdition(of list: String, notAfter month: EditionLabel) throws -> EditionInfo? {
    try editions(of: list).last { $0.edition <= month }
  }

  /// Names of lists are lower case, however they are typed.
  static func canonicalName(_ list: String) -> String { list.lowercased() }
}
