import Catalogue
import PriceModel

/// The answer of `editions log`.
public struct ImportLogAnswer: Encodable, Sendable {
  public let schema = "pricebook.editions-log/1"
  /// In the order in which things were done.
  public var entries: [Entry]

  /// Something that was done to an edition; counts as in ``ImportedList``, `null` where they are not known.
  public struct Entry: Encodable, Sendable {
    public var number: Int
    public var day: CalendarDate?
    public var action: ImportLogEntry.Action
    public var list: String
    public var edition: EditionLabel
    public var file: String
    public var sha256: String
    public var profile: String
    public var accepted: Int
    public var rejected: Int?
    public var warnings: Int?
    public var added: Int?
    public var changed: Int?
    public var unchanged: Int?
    public var deleted: Int?
    public var removed: Int?
    public var replacedFile: String?
    public var replacedSHA256: String?
    /// What a replacement or an addition changed in its edition.
    public var changes: [Correction]
  }
}

extension Workspace {
  /// What was done to the editions: imports, replacements, additions and removals.
  ///
  /// - Throws: ``PricebookError`` of kind `fault` for a list that never was, `nothingMatched` for an edition to which
  ///   nothing was ever done.
  public func importLog(of list: String? = nil, edition: EditionLabel? = nil) throws -> ImportLogAnswer {
    let catalogue = try catalogue()
    let entries = try translatingCatalogueErrors { try catalogue.importLog(of: list, edition: edition) }
    if let edition, entries.isEmpty {
      throw PricebookError(
        .nothingMatched, .nothingFound,
        "nothing was ever done to an edition \(edition)\(list.map { " of \($0)" } ?? "")")
    }
    return ImportLogAnswer(
      entries: entries.map { entry, corrections in
        ImportLogAnswer.Entry(
          number: entry.number, day: entry.day, action: entry.action, list: entry.list,
          edition: entry.edition,
          file: entry.file, sha256: entry.sha256, profile: entry.profile, accepted: entry.accepted,
          rejected: entry.rejected, warnings: entry.warnings, added: entry.added, changed: entry.changed,
          unchanged: entry.unchanged, deleted: entry.deleted, removed: entry.removed,
          replacedFile: entry.replacedFile, replacedSHA256: entry.replacedSHA256, changes: corrections)
      })
  }
}

extension Correction: Encodable {
  enum CodingKeys: CodingKey {
    case change, itemName, field, kind, priceType, market, currency, minQuantity, maxQuantity, old, new,
      percent,
      oldFrom, newFrom, oldSource, newSource
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(change, forKey: .change)
    try item.encode(to: encoder)
    try container.encode(itemName, forKey: .itemName)
    try container.encode(field, forKey: .field)
    try container.encode(kind, forKey: .kind)
    try container.encode(priceType, forKey: .priceType)
    try container.encode(market, forKey: .market)
    try container.encode(currency, forKey: .currency)
    try container.encode(minQuantity, forKey: .minQuantity)
    try container.encode(maxQuantity, forKey: .maxQuantity)
    try container.encode(old, forKey: .old)
    try container.encode(new, forKey: .new)
    try container.encode(percent?.description(atLeast: 1), forKey: .percent)
    try container.encode(oldFrom, forKey: .oldFrom)
    try container.encode(newFrom, forKey: .newFrom)
    try container.encode(oldPlace, forKey: .oldSource)
    try container.encode(newPlace, forKey: .newSource)
  }
}
