import PriceModel

/// Something that was done to an edition.
public struct ImportLogEntry: Hashable, Sendable {
  public enum Action: String, Sendable, Codable, CaseIterable {
    /// The edition is new.
    case imported
    /// Other content was put in the place of the edition that was there.
    case replaced
    /// Rows were added to the edition.
    case added
    /// The edition was there already with this content.
    case unchanged
    /// The edition was taken out.
    case removed
  }

  /// Counted up in the order in which things were done.
  public var number = 0
  public var list: String
  public var edition: EditionLabel
  public var action: Action
  /// As the importer stated it.
  public var day: CalendarDate?
  /// The file that was imported; of a removal, the one whose edition is gone.
  public var file: String
  public var sha256: String
  public var profile: String
  /// Rows of the file.
  public var accepted: Int
  /// `nil` here and below: not known, because an earlier version imported the edition, or because it is a removal.
  public var rejected: Int?
  public var warnings: Int?
  /// Rows, compared with the edition before; of an addition, with the edition as it was.
  public var added: Int?
  public var changed: Int?
  public var unchanged: Int?
  public var deleted: Int?
  /// Items of the edition before that no row names.
  public var removed: Int?
  /// Of a replacement: the file that was there before.
  public var replacedFile: String?
  public var replacedSHA256: String?

  init(_ action: Action, of info: EditionInfo, on day: CalendarDate?) {
    list = info.list
    edition = info.edition
    self.action = action
    self.day = day
    file = info.file
    sha256 = info.sha256
    profile = info.profile
    accepted = info.rows
  }

  init(_ action: Action, _ draft: EditionDraft, _ outcome: ImportOutcome, on day: CalendarDate?) {
    list = draft.list
    edition = draft.edition
    self.action = action
    self.day = day
    file = draft.file
    sha256 = draft.sha256
    profile = draft.profile
    accepted = draft.batch.rows.count
    rejected = draft.rejected
    warnings = draft.warnings + outcome.warnings
    added = outcome.added
    changed = outcome.changed
    unchanged = outcome.unchanged
    deleted = outcome.deleted
    removed = outcome.removed
  }
}

extension PriceCatalogue {
  /// What was done to the editions of a list, or of all, in the order in which it was done, with what replacements and
  /// additions changed.
  ///
  /// - Parameter edition: Only what was done to this edition.
  ///
  /// Throws ``CatalogueError`` `no-such-list` for a list that never was, or `storage`.
  public func importLog(of list: String? = nil, edition: EditionLabel? = nil) throws
    -> [(entry: ImportLogEntry, corrections: [Correction])]
  {
    let name = list.map(Self.canonicalName)
    return try store.read { store in
      let entries = try store.importLog(of: name)
      if let name, entries.isEmpty { throw CatalogueError.noSuchList(name) }
      return try entries.filter { edition == nil || $0.edition == edition }.map { entry in
        let mayHave = entry.action == .replaced || entry.action == .added
        return (entry, mayHave ? try store.corrections(of: entry.number) : [])
      }
    }
  }
}
