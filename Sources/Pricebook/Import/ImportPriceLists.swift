import Catalogue
import FoundationEssentials
import PriceListReading
import PriceModel

extension Workspace {
  /// Reads price lists into the catalogue, one transaction per list.
  ///
  /// A list with a rejected row is not imported, unless the allowance admits it; all problems of all files are
  /// reported in one pass. The answer's `failure` says why a list was left out; the others are imported.
  ///
  /// - Parameter progress: Called before each file with its path, its place and the number of files.
  public func importPriceLists(
    _ request: ImportRequest, progress: (_ file: String, _ place: Int, _ count: Int) -> Void = { _, _, _ in }
  ) throws -> ImportAnswer {
    let library = try profiles()
    let profile = try translatingReadingErrors { try request.profile.map(library.profile(named:)) }
    let reader = PriceListReader(library: library)
    var options = ReadingOptions()
    options.profile = profile
    options.edition = request.edition
    options.list = request.list
    options.market = request.market
    options.currency = request.currency
    options.program = request.program
    options.encoding = request.encoding
    options.limits = try ReadingLimits(userSettings: request.limits)
    options.limits.excerptsPerCode = request.excerptsPerKind

    let target = ImportTarget(workspace: self, dryRun: request.dryRun)
    // Nothing is there to be told from the file by its digest.
    options.digests = target.isThere

    var answer = ImportAnswer(dryRun: request.dryRun)
    let (files, readings) = try start(request, reader, options, target, &answer)
    defer { readings.cancel() }
    for (place, file) in files.enumerated() {
      progress(file, place, files.count)
      var outcome = ImportedList(file: file)
      do {
        let list = try translatingReadingErrors { try readings.next() }
        outcome = ImportedList(list.read)
        try take(list, request, target, &outcome, &answer)
      } catch let error as PricebookError {
        outcome.refuse()
        answer.report(error, file: file)
      }
      answer.lists.append(outcome)
    }
    // What is reported as imported survives a power cut.
    try target.settle()
    return answer
  }

  /// In bytes; the sheet of one market has one or two million.
  private static let smallList = 4 << 20

  /// Finds the lists and begins to read them; what was not taken for a list is said. The lists themselves are held by
  /// the readers only, which close an archive after its last one.
  private func start(
    _ request: ImportRequest, _ reader: PriceListReader, _ options: ReadingOptions, _ target: ImportTarget,
    _ answer: inout ImportAnswer
  ) throws -> (files: [String], readings: WorkAhead<PriceListSource, ListToImport>) {
    let found = try ImportPaths(request.paths, reader: reader, limits: options.limits)
    answer.diagnostics += found.diagnostics
    answer.diagnosticsSummary = DiagnosticSummary.each(found.diagnostics)
    var options = options
    // Lists are read side by side; what cores are left read parts of a list.
    options.cores = max(1, ProcessInfo.processInfo.activeProcessorCount / max(1, found.lists.count))
    if found.lists.count > 1 { options.sharedItems = SharedItems() }
    // Of one list nothing is written while it is read; and rows are added to an edition, not held against one before.
    let catalogue = found.lists.count > 1 && !request.add ? target.present : nil
    // Of small lists a few may be ready; of large ones each takes its memory.
    let areSmall = found.lists.allSatisfy { ($0.size ?? .max) < Self.smallList }
    return (
      found.lists.map(\.file),
      WorkAhead(found.lists, spare: areSmall ? 4 : 1) { [options] source in
        let read = try reader.read(source, options: options)
        var list = ListToImport(read: read)
        // A state that cannot be read now is read, and its fault told, when the list is imported.
        if let catalogue, !read.isUnusable, let name = read.list, let edition = read.edition {
          list.earlier = try? catalogue.earlierState(of: name, at: edition)
        }
        return list
      }
    )
  }

  /// Hands one list that was read on to the catalogue.
  private func take(
    _ ready: ListToImport, _ request: ImportRequest, _ target: ImportTarget, _ outcome: inout ImportedList,
    _ answer: inout ImportAnswer
  ) throws {
    let read = ready.read
    answer.diagnostics += read.diagnostics
    answer.diagnosticsSummary = DiagnosticSummary.merged(answer.diagnosticsSummary + read.summaries)
    defer {
      if let text = read.rejectsFileText() {
        answer.rejects.append(
          RejectsFile(
            file: read.file, list: read.list, edition: read.edition, count: read.rejected, text: text,
            isImported: outcome.imported))
      }
    }
    guard !read.isUnusable, let list = read.list, let edition = read.edition else {
      outcome.refuse()
      answer.failure = answer.failure ?? Self.failure(of: read)
      return
    }
    var draft = EditionDraft(
      list: list, edition: edition, program: read.program, profile: read.profile, file: read.file,
      sha256: read.sha256, merging: read.merging, inForce: read.inForce,
      batch: read.batch)
    draft.replacesPrices = read.replacesPrices
    draft.rejected = read.rejected
    draft.warnings = read.warnings
    draft.earlier = ready.earlier
    var options = ImportOptions()
    options.replace = request.replace
    options.add = request.add
    options.allowShrink = request.allowShrink
    options.dryRun = request.dryRun
    options.importedOn = today
    options.isSettledLater = true

    let tolerated = request.allowance.admits(read.rejected, of: read.rows)
    if !tolerated { answer.failure = answer.failure ?? Self.failure(of: read) }
    do {
      if tolerated {
        outcome.record(try target.importEdition(draft, options: options), of: read, request, &answer)
        outcome.imported = true
        return
      }
    } catch let error as CatalogueError {
      answer.report(PricebookError(error, file: read.file), file: read.file)
      if request.add { return outcome.refuse() }
    }
    // Not imported: say what the import would have done, so that the counts add up all the same.
    options.dryRun = true
    options.replace = true
    options.allowShrink = true
    outcome.record(
      try translatingCatalogueErrors { try target.importEdition(draft, options: options) }, of: read,
      request, &answer)
  }

  /// The first error among the diagnostics of a list that is not imported.
  static func failure(of read: ReadPriceList) -> PricebookError {
    guard let first = read.diagnostics.first(where: { $0.severity == .error }) else {
      return PricebookError(.fault, .notImported, "\(read.file) was not imported", file: read.file)
    }
    return PricebookError(
      .fault, first.definition, first.message, file: first.file, line: first.line, column: first.column)
  }
}

extension ImportedList {
  init(_ read: ReadPriceList) {
    self.init(
      file: read.file, list: read.list, edition: read.edition, profile: read.profile, encoding: read.encoding,
      delimiter: read.delimiter, decimalMark: read.decimalMark, headerLine: read.headerLine,
      assumptions: read.recognition.assumptions, rows: read.rows,
      accepted: read.accepted, rejected: read.rejected,
      warnings: read.warnings)
  }

  /// Nothing of the list was taken, and nothing can be said of what an import would have done.
  fileprivate mutating func refuse() {
    rejected = rows
    accepted = 0
  }

  fileprivate mutating func record(
    _ done: ImportOutcome, of read: ReadPriceList, _ request: ImportRequest, _ answer: inout ImportAnswer
  ) {
    added = done.added
    changed = done.changed
    unchanged = done.unchanged
    deleted = done.deleted
    removed = done.removed
    alreadyImported = done.alreadyImported
    warnings += done.warnings
    answer.diagnostics += read.withExcerpts(done.diagnostics, perCode: request.excerptsPerKind)
    answer.diagnosticsSummary = DiagnosticSummary.merged(answer.diagnosticsSummary + done.summaries)
  }
}

/// A list that was read, with what it is held against.
private struct ListToImport: Sendable {
  let read: ReadPriceList
  var earlier: EarlierState?
}
