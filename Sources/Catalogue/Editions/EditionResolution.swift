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

  /// Names of lists are lower case, however they are typed.
  static func canonicalName(_ list: String) -> String { list.lowercased() }
}
