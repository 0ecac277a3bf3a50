import PriceModel

extension PriceCatalogue {
  /// Imports an edition of a list, in one transaction: it is in the catalogue as a whole, or not at all.
  ///
  /// The edition may come before, between or after those that the list has; the catalogue is then the same as if
  /// all had come in order. Importing the same file again changes nothing and says so.
  ///
  ///     let outcome = try catalogue.importEdition(draft, options: ImportOptions(importedOn: today))
  ///     print("\(outcome.added) added, \(outcome.removed) removed")
  ///
  /// Throws ``CatalogueError``: `edition-exists` if the month has other content and `options.replace` is not set;
  /// `shrunk` if a full list has over 20 % fewer rows than the full edition before and `options.allowShrink` is not
  /// set; `no-such-edition` if rows are to be added to an edition that is not there; `storage`.
  @discardableResult
  public func importEdition(_ draft: EditionDraft, options: ImportOptions = ImportOptions()) throws
    -> ImportOutcome
  {
    var draft = draft
    draft.list = Self.canonicalName(draft.list)
    let mode: WritingMode = options.dryRun ? .rehearsal : options.isSettledLater ? .unsettled : .durable
    return try store.write(mode) { store in
      let items = try EarlierItems(before: draft, in: store).resolve(draft.batch, merging: draft.merging)
      draft.batch = items.batch
      if options.add {
        return try RowAddition(
          draft: draft, pricesOfAbsent: items.pricesOfAbsent, options: options, store: store
        ).run()
      }
      return try EditionImport(
        draft: draft, pricesOfAbsent: items.pricesOfAbsent, options: options, store: store
      ).run()
    }
  }
}

extension PriceCatalogue {
  /// Makes sure that editions that were imported with ``ImportOptions/isSettledLater`` survive a power cut.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func settle() throws { try store.settle() }
}

/// One edition on its way into the store, within a transaction.
struct EditionImport {
  let draft: EditionDraft
  /// Rows that only price an item that the edition before does not hold.
  var pricesOfAbsent: [Int] = []
  let options: ImportOptions
  let store: any CatalogueWriting

  func run() throws -> ImportOutcome {
    let editions = try store.editions(of: draft.list)
    if options.dryRun, editions.isEmpty { return ImportOutcome(firstEdition: draft) }
    let present = editions.first { $0.info.edition == draft.edition }
    let additions = try present.map { try store.additions(to: $0.listID) } ?? []
    let added = additions.filter { $0.month == present?.month }
    let exists = CatalogueError.editionExists(
      draft.list, draft.edition, files: [present?.info.file ?? ""] + added.map(\.file))
    if let present, !options.replace, present.info.sha256 != draft.sha256 { throw exists }
    if present == nil || options.replace { try refuseShrinking(after: editions) }

    let month = draft.edition.ordinal
    let place = EditionPlace(month, among: editions)
    let coded = CodedBatch(draft.batch, try store.code(draft.batch))
    var statement = FileStatement(coded)
    let record = EditionRecord(listID: try store.listID(draft.list), info: info)
    let rewriting = EditionRewriting(store: store, listID: record.listID)

    // What was read before is as good as ever if nobody has changed the list since.
    let known = try draft.earlier.flatMap { try $0.holds(record.listID, place, in: store) ? $0 : nil }
    let earlier = try known ?? EarlierState(record.listID, place, in: store)
    let (surroundings, before) = (earlier.surroundings, earlier.before)
    let fates = RowFates(coded, statement, after: before)
    var facts = statement.facts
    if draft.merging == .incremental {
      if draft.replacesPrices { statement.replacePrices(of: before) }
      facts = facts.merged(onto: before, deleting: statement.deletions)
    }

    let wasWritten = try rewriting.state(facts, at: place, in: surroundings)
    if let present, !options.replace {
      // The same bytes read with another currency, program or profile are other content.
      if wasWritten || present.info.inForce != draft.inForce { throw exists }
      return try unchanged(record.listID)
    }
    if let present, !wasWritten, isRecorded(present.info) { return try unchanged(record.listID) }
    try store.save(record)
    try store.removeAdditions(to: record.listID, at: month)
    try rewriting.save(facts, at: month)
    try store.save(statement.deletions, claims(coded), of: record.listID, at: month)
    let others = editions.filter { $0.month != month }
    try rewriting.carryOn(
      after: month, in: (others + [record]).sorted { $0.month < $1.month })
    let outcome = outcome(fates, coded, statement)
    if !options.dryRun {
      var entry = ImportLogEntry(
        present == nil ? .imported : .replaced, draft, outcome, on: options.importedOn)
      var corrections: [Correction] = []
      if let present {
        entry.replacedFile = present.info.file
        entry.replacedSHA256 = present.info.sha256
        let correction = EditionCorrection(
          store: store, surroundings: surroundings,
          was: (present, EditionFiles(editions, additions: additions)),
          now: (record, EditionFiles(others + [record], additions: additions.filter { $0.month != month })))
        corrections = try correction.corrections(facts)
      }
      try store.append(entry, corrections, of: record.listID)
    }
    return outcome
  }

  private var info: EditionInfo {
    EditionInfo(
      list: draft.list, edition: draft.edition, rows: draft.batch.rows.count, profile: draft.profile,
      file: draft.file, sha256: draft.sha256, imported: options.importedOn, inForce: draft.inForce,
      merging: draft.merging, program: draft.program)
  }

  /// Whether an edition is recorded as this one would be, but for the day of its import.
  private func isRecorded(_ recorded: EditionInfo) -> Bool {
    var info = info
    info.imported = recorded.imported
    return info == recorded
  }

  /// A list that loses a fifth of its rows is more often a truncated file than a smaller list. Only full lists are
  /// compared, with the latest full edition before: an incremental one has as many rows as it has changes.
  private func refuseShrinking(after editions: [EditionRecord]) throws {
    guard draft.merging == .full, !options.allowShrink else { return }
    let before = editions.last { $0.info.edition < draft.edition && $0.info.merging == .full }
    guard let before, draft.batch.rows.count * 5 < before.info.rows * 4 else { return }
    throw CatalogueError.shrunk(
      draft.list, draft.edition, old: before.info.rows, new: draft.batch.rows.count)
  }

  /// The edition is there already; only that this was asked is written.
  private func unchanged(_ listID: UInt32) throws -> ImportOutcome {
    var outcome = ImportOutcome()
    outcome.alreadyImported = true
    outcome.deleted = draft.batch.rows.count { $0.action == .delete }
    outcome.unchanged = draft.batch.rows.count - outcome.deleted
    if !options.dryRun {
      try store.append(
        ImportLogEntry(.unchanged, draft, outcome, on: options.importedOn), [], of: listID)
    }
    return outcome
  }

  func outcome(_ fates: RowFates, _ coded: CodedBatch, _ statement: FileStatement) -> ImportOutcome {
    var outcome = ImportOutcome()
    outcome.added = fates.added
    outcome.changed = fates.changed
    outcome.unchanged = fates.unchanged
    outcome.deleted = fates.deleted
    outcome.removed = draft.merging == .full ? fates.unnamed : 0
    ImportWarnings(draft: draft).record(
      deletionsOfAbsent: fates.deletionsOfAbsent, pricesOfAbsent: pricesOfAbsent,
      differingRows: statement.differingRows,
      describing: { statement.describingRow[coded.keyIndex(of: draft.batch.rows[$0])] ?? $0 }, in: &outcome)
    return outcome
  }

  /// What the list says of its own rows. “Unchanged” is what most rows say; it is kept once for all of them, unless
  /// some rows say nothing.
  func claims(_ coded: CodedBatch) -> [Claim] {
    let texts = draft.batch.texts
    var says: [TextCode: Bool] = [:]
    var claims: [Claim] = []
    var unchanged: TextCode = 0
    var isSilentSomewhere = false
    for row in draft.batch.rows {
      if row.claim == 0 { isSilentSomewhere = true }
      if row.claim == 0, row.previousValues == 0 { continue }
      let isClaim = says[row.claim] ?? (ClaimedChange(texts.string(row.claim) ?? "") != .unchanged)
      says[row.claim] = isClaim
      if !isClaim { unchanged = row.claim }
      guard isClaim || row.previousValues != 0 else { continue }
      claims.append(
        Claim(
          key: coded.codes.keys[Int(row.item)], line: row.line, claim: coded.codes.texts[Int(row.claim)],
          previousValues: coded.codes.texts[Int(row.previousValues)]))
    }
    if unchanged != 0, !isSilentSomewhere {
      claims.append(
        Claim(key: 0, line: 0, claim: coded.codes.texts[Int(unchanged)], previousValues: 0))
    }
    return claims
  }
}
