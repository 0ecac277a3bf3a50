import PriceModel

/// Rows on their way into an edition that is there, within a transaction.
///
/// The edition is afterwards as if the rows had stood at the end of its file: what it states already stays, with the line
/// where it was read; what is new is named by the file of the addition and its line.
struct RowAddition {
  let draft: EditionDraft
  /// Rows that only price an item that the edition before does not hold.
  var pricesOfAbsent: [Int] = []
  let options: ImportOptions
  let store: any CatalogueWriting

  func run() throws -> ImportOutcome {
    let editions = try store.editions(of: draft.list)
    guard let present = editions.first(where: { $0.info.edition == draft.edition }) else {
      throw CatalogueError.nothingToAddTo(draft.list, draft.edition, editions.map(\.info.edition))
    }
    let (listID, month) = (present.listID, present.month)
    let place = EditionPlace(month, among: editions)
    let rewriting = EditionRewriting(store: store, listID: listID)
    let surroundings = try rewriting.surroundings(of: place)
    let current = try rewriting.facts(in: month, from: surroundings)
    let additions = try store.additions(to: listID)
    let own = OwnRows(
      facts: current, deletions: try store.deletions(of: listID, at: month),
      claims: try store.claims(of: listID, at: month), addition: additions.last { $0.month == month })

    let batch = try shifted(by: own.lastLine)
    let coded = CodedBatch(batch, try store.code(batch))
    var statement = FileStatement(coded)
    let before = surroundings.facts(before: place)
    let fates = RowFates(coded, statement, after: current, listsUnchanged: true)
    if present.info.merging == .incremental, draft.replacesPrices { statement.replacePrices(of: before) }
    let named = own.facts.named.without(statement.deletions).adding(statement.facts)
    var facts = named
    if present.info.merging == .incremental {
      facts = named.merged(onto: before, deleting: own.deletions + statement.deletions)
    }

    var outcome = EditionImport(
      draft: draft, pricesOfAbsent: pricesOfAbsent, options: options, store: store
    ).outcome(fates, coded, statement)
    let files = EditionFiles(editions, additions: additions)
    let existing = RowConflicts(
      draft: draft, coded: coded, current: current, files: files, month: month, store: store
    ).report(unchanged: fates.unchangedRows, describing: statement.describingRow, in: &outcome)
    outcome.removed = 0
    // What the edition only carries over becomes its own by being named.
    outcome.alreadyImported = named == own.facts.named && statement.deletions.isEmpty
    guard !options.dryRun else { return outcome }
    guard !outcome.alreadyImported else {
      try store.append(
        ImportLogEntry(.unchanged, draft, outcome, on: options.importedOn), [], of: listID)
      return outcome
    }

    try rewriting.state(facts, at: place, in: surroundings)
    let addition = EditionAddition(
      listID: listID, month: month, base: own.lastLine, rows: draft.batch.rows.count - existing,
      profile: draft.profile, file: draft.file, sha256: draft.sha256, imported: options.importedOn)
    var record = present
    record.info.rows += addition.rows
    try store.save(record)
    try store.save(addition)
    try rewriting.save(facts, at: month)
    try store.save(
      own.deletions + statement.deletions, own.claims + claims(coded, beside: own.claims), of: listID,
      at: month)
    try rewriting.carryOn(after: month, in: editions)
    let correction = EditionCorrection(
      store: store, surroundings: surroundings, was: (present, files),
      now: (record, EditionFiles(editions, additions: additions + [addition])))
    try store.append(
      ImportLogEntry(.added, draft, outcome, on: options.importedOn), try correction.corrections(facts),
      of: listID)
    return outcome
  }

  /// The rows with the lines that they have in the edition.
  private func shifted(by base: UInt32) throws -> ItemBatch {
    var batch = draft.batch
    for index in batch.rows.indices {
      let (line, overflows) = batch.rows[index].line.addingReportingOverflow(base)
      guard !overflows else {
        throw CatalogueError.storage("the files of an edition have over four billion lines together")
      }
      batch.rows[index].line = line
    }
    return batch
  }

  /// What the rows say of themselves. That all others are unchanged is said of the edition or not; it is not changed.
  private func claims(_ coded: CodedBatch, beside own: [Claim]) -> [Claim] {
    EditionImport(draft: draft, options: options, store: store).claims(coded).filter { $0.key != 0 }
  }

  /// What the edition's files state, delete and claim so far.
  private struct OwnRows {
    let facts: EditionFacts
    let deletions: [Deletion]
    let claims: [Claim]
    /// The last line that anything rests on.
    let lastLine: UInt32

    init(facts: EditionFacts, deletions: [Deletion], claims: [Claim], addition: EditionAddition?) {
      self.facts = facts
      self.deletions = deletions
      self.claims = claims
      // Nothing may rest on the last addition; its place is its own all the same.
      var last = addition.map { $0.base + 1 } ?? 0
      for fact in facts.listings { last = max(last, fact.line) }
      for fact in facts.prices { last = max(last, fact.line) }
      for deletion in deletions { last = max(last, deletion.line) }
      for claim in claims { last = max(last, claim.line) }
      lastLine = last
    }
  }
}

extension EditionFacts {
  /// The facts that some deletions leave; an item whose last price they take goes with it.
  fileprivate func without(_ deletions: [Deletion]) -> EditionFacts {
    guard !deletions.isEmpty else { return self }
    let keys = Set(deletions.lazy.filter { $0.place == nil }.map(\.key))
    let places = Set(deletions.lazy.compactMap(\.place))
    let keysLosingPrices = Set(
      prices.lazy.filter { places.contains($0.fact.place) }.map(\.fact.key))
    var result = EditionFacts()
    result.prices = prices.filter { !keys.contains($0.fact.key) && !places.contains($0.fact.place) }
    let keysWithPrices = Set(result.prices.lazy.map(\.fact.key))
    result.listings = listings.filter {
      let key = $0.fact.key
      return !keys.contains(key) && (!keysLosingPrices.contains(key) || keysWithPrices.contains(key))
    }
    return result
  }

  /// These facts and those of later rows: an item keeps its first description, and a price that is there already, also
  /// in another spelling, stays as it is.
  fileprivate func adding(_ later: EditionFacts) -> EditionFacts {
    var result = EditionFacts()
    let described = Set(listings.lazy.map(\.fact.key))
    result.listings = (listings + later.listings.filter { !described.contains($0.fact.key) })
      .sorted { $0.fact < $1.fact }
    let keys = Set(later.prices.lazy.map(\.fact.key))
    let stated = Set(prices.lazy.filter { keys.contains($0.fact.key) }.map(\.fact.normalized))
    result.prices = (prices + later.prices.filter { !stated.contains($0.fact.normalized) })
      .sorted { $0.fact < $1.fact }
    return result
  }
}
