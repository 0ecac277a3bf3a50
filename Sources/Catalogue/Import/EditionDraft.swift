import PriceModel

/// An edition of a price list as it was read, ready for ``PriceCatalogue/importEdition(_:options:)``.
public struct EditionDraft: Sendable {
  /// The name of the list; stored in lower case.
  public var list: String
  public var edition: EditionLabel
  /// The program of the whole list, where the importer stated one.
  public var program: String?
  /// The name of the profile that read the file.
  public var profile: String
  /// The name of the file, for sources and messages.
  public var file: String
  /// The SHA-256 of the file, by which it is known again.
  public var sha256: String
  public var merging: Merging
  /// In an incremental list: an item that is priced is stated with all its prices, so that the former ones go.
  public var replacesPrices = false
  public var inForce: InForcePolicy
  public var batch: ItemBatch
  /// Rows of the file that were rejected, and warnings about it, for the log.
  public var rejected = 0
  public var warnings = 0
  /// What the edition is held against, if it was read before; see ``PriceCatalogue/earlierState(of:at:)``.
  public var earlier: EarlierState?

  public init(
    list: String, edition: EditionLabel, program: String? = nil, profile: String, file: String,
    sha256: String, merging: Merging = .full, inForce: InForcePolicy = .endsFirst, batch: ItemBatch
  ) {
    self.list = list
    self.edition = edition
    self.program = program
    self.profile = profile
    self.file = file
    self.sha256 = sha256
    self.merging = merging
    self.inForce = inForce
    self.batch = batch
  }
}

/// How an edition is imported.
public struct ImportOptions: Sendable {
  /// Puts the file in the place of the edition of its month, if there is one with other content.
  public var replace = false
  /// Adds the rows to the edition of their month, which must be there, as if they had stood at the end of its file.
  public var add = false
  /// Accepts an edition with over 20 % fewer rows than the one before.
  public var allowShrink = false
  /// Answers what the import would do, and does nothing.
  public var dryRun = false
  /// The day to record; the catalogue reads no clock.
  public var importedOn: CalendarDate?
  /// Leaves it to ``PriceCatalogue/settle()`` to bring the edition to the disk: one wait serves many imports. Until then
  /// the edition survives the end of the process, but may be lost in a power cut, as a whole.
  public var isSettledLater = false

  public init(
    replace: Bool = false, allowShrink: Bool = false, dryRun: Bool = false, importedOn: CalendarDate? = nil
  ) {
    self.replace = replace
    self.allowShrink = allowShrink
    self.dryRun = dryRun
    self.importedOn = importedOn
  }
}

/// What an import did, in rows of the file: `added + changed + unchanged + deleted` are all its accepted rows.
public struct ImportOutcome: Hashable, Sendable {
  /// Rows whose item, market, currency and quantity band are not in the edition before.
  public var added = 0
  /// Rows with other content than in the edition before.
  public var changed = 0
  /// Rows that held in the edition before.
  public var unchanged = 0
  /// Rows that delete.
  public var deleted = 0
  /// Items (not rows) of the edition before that a full list no longer names.
  public var removed = 0
  /// The very same file is in the catalogue as this edition; nothing was written.
  public var alreadyImported = false
  /// Warnings: `delete-absent`, `description-differs`.
  public var diagnostics: [Diagnostic] = []
  /// How often each kind of diagnostic occurred, listed or not.
  public var summaries: [DiagnosticSummary] = []
  /// The number of warnings, listed or not.
  public var warnings = 0

  public init() {}
}
