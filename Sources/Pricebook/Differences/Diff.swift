import Catalogue
import PriceModel

extension Workspace {
  /// What differs between two editions of a list.
  ///
  /// - Parameters:
  ///   - old: `nil` is the edition before the new one.
  ///   - new: `nil` is the latest edition.
  /// - Throws: ``PricebookError`` of kind `fault` for a list or an edition that is not there.
  public func diff(
    list: String, from old: EditionLabel? = nil, to new: EditionLabel? = nil,
    filter: DiffFilter = DiffFilter()
  ) throws -> DiffAnswer {
    let catalogue = try catalogue()
    let editions = try translatingCatalogueErrors { try catalogue.editions(of: list).map(\.edition) }
    guard let new = new ?? editions.last else { return try refuse(list, old, editions) }
    for edition in [old, new].compactMap({ $0 }) where !editions.contains(edition) {
      return try refuse(list, edition, editions)
    }
    guard let old = old ?? editions.last(where: { $0 < new }) else {
      throw PricebookError(
        .fault, .noSuchEdition, "the list \(list) has no edition before \(new) to compare it with")
    }
    return try translatingCatalogueErrors {
      DiffAnswer(try filter.of(catalogue.compare(list: list, old: old, new: new)), filter: filter)
    }
  }

  /// The months stand as they were asked: an edition that is missing is named, never replaced by its neighbour.
  private func refuse(_ list: String, _ edition: EditionLabel?, _ editions: [EditionLabel]) throws
    -> DiffAnswer
  {
    throw PricebookError(
      .fault, .noSuchEdition,
      "the list \(list) has no edition \(edition?.description ?? ""); it has \(Prose.list(editions.map(\.description)))"
    )
  }

  /// What a month changed in all lists: each list's edition of the month against the one before it.
  ///
  /// - Parameters:
  ///   - month: `nil` takes the latest edition of each list.
  ///   - prepare: Makes of what differs in each list, as far as `filter` has left it, what is visited; lists are
  ///     compared and prepared on all cores.
  ///   - visit: Called for each list, by name.
  /// - Returns: The lists that could not be compared, and no differences.
  /// - Throws: ``PricebookError`` of kind `fault` if no list has an edition of the month.
  func diffAll<Part: Sendable>(
    month: EditionLabel? = nil, filter: DiffFilter = DiffFilter(),
    prepare: @escaping @Sendable (EditionComparison) throws -> Part, visit: (Part) throws -> Void
  ) throws -> DiffAllAnswer {
    let catalogue = try catalogue()
    let editions = try translatingCatalogueErrors { try catalogue.editions() }
    var answer = DiffAllAnswer(month: month)
    var pairs: [(list: String, old: EditionLabel, new: EditionLabel)] = []
    for (list, own) in Dictionary(grouping: editions, by: \.list).sorted(by: { $0.key < $1.key }) {
      let labels = own.map(\.edition).sorted()
      guard let new = month ?? labels.last, let info = own.first(where: { $0.edition == new }) else {
        answer.withoutEdition.append(list)
        continue
      }
      guard let old = labels.last(where: { $0 < new }) else {
        answer.begun.append(DiffAllAnswer.BegunList(list: list, edition: new, rows: info.rows))
        continue
      }
      pairs.append((list, old, new))
    }
    guard !pairs.isEmpty || !answer.begun.isEmpty else {
      guard let month else {
        throw PricebookError(
          .fault, .emptyCatalogue,
          "the catalogue \(cataloguePath) holds no list yet; import one first")
      }
      let labels = Set(editions.map(\.edition)).sorted().map(\.description)
      throw PricebookError(
        .fault, .noSuchEdition, "no list has an edition \(month); there are \(Prose.list(labels))")
    }
    let spool = Spool()
    let parts = WorkAhead(pairs) { pair in
      try prepare(
        translatingCatalogueErrors {
          try filter.of(
            catalogue.compare(list: pair.list, old: pair.old, new: pair.new, into: spool))
        })
    }
    defer { parts.cancel() }
    for _ in pairs { try visit(parts.next()) }
    return answer
  }

  /// As ``diffAll(month:filter:prepare:visit:)``, as one answer.
  public func diffAll(month: EditionLabel? = nil, filter: DiffFilter = DiffFilter()) throws -> DiffAllAnswer {
    var lists: [DiffAnswer] = []
    var answer = try diffAll(
      month: month, filter: filter, prepare: { DiffAnswer($0, filter: filter) }, visit: { lists.append($0) })
    for list in lists { answer.add(list) }
    return answer
  }
}
