import PriceListReading
import PriceModel
import Reporting
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A batch while it runs: what the workers share.
final class BatchRun: Sendable {
  private let workspace: Workspace
  private let batch: Batch
  private let folder: BatchFolder
  private let log: BatchLog
  private let catalogue: String
  private let writer: DocumentWriter
  private let plan: BatchPlan
  private let agreements = Mutex<[AgreementKey: AgreementPrices]>([:])
  private let tally: Mutex<Tally>
  /// Ends the run: nothing more can be written.
  private let hasEnded = Atomic(false)
  private let progress: @Sendable (BatchProgress) -> Void
  private let began: ContinuousClock.Instant

  private struct Tally {
    var answer: BatchAnswer
    var through = 0
    var failed = 0
    var isThrough: [Bool]
    var lastProgress = 0.0
    var end: PricebookError?
  }

  private struct AgreementKey: Hashable {
    var lists: [String]
    var market: String?
    var price: PriceKind
    var nearestEdition: Bool
  }

  init(
    workspace: Workspace, batch: Batch, folder: BatchFolder, log: BatchLog, catalogue: String,
    writer: DocumentWriter, plan: BatchPlan, began: ContinuousClock.Instant,
    progress: @escaping @Sendable (BatchProgress) -> Void
  ) {
    self.workspace = workspace
    self.batch = batch
    self.folder = folder
    self.log = log
    self.catalogue = catalogue
    self.writer = writer
    self.plan = plan
    self.began = began
    self.progress = progress
    let answer = BatchAnswer(requests: plan.items.count, output: folder.path, log: log.path, jobs: batch.jobs)
    tally = Mutex(Tally(answer: answer, isThrough: [Bool](repeating: false, count: plan.items.count)))
  }

  /// Does all requests. Throws ``PricebookError`` if nothing more can be written.
  func answer(isStopped: @escaping @Sendable () -> Bool) throws -> BatchAnswer {
    let items = plan.items
    Workers.run(
      items.count, threads: batch.jobs,
      isStopped: { [self] in hasEnded.load(ordering: .relaxed) || isStopped() }
    ) { [self] place in
      do throws(PricebookError) {
        note(try outcome(of: items[place]), place)
      } catch {
        // The folder or the log cannot be written to; it is the same for all that follow.
        hasEnded.store(true, ordering: .relaxed)
        tally.withLock { $0.end = $0.end ?? error }
      }
    }
    let (answer, end) = tally.withLock { tally in
      for (item, isThrough) in zip(items, tally.isThrough) where !isThrough {
        tally.answer.count(item.request?.kind) {
          $0.left += 1
          $0.requests += 1
        }
      }
      tally.answer.finish(seconds: elapsed)
      return (tally.answer, tally.end)
    }
    if var end {
      end.message += "; \(Prose.count(answer.done, "file")) made, \(answer.left) left: --resume does the rest"
      throw end
    }
    return answer
  }

  private var elapsed: Double {
    let duration = ContinuousClock.now - began
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private func note(_ outcome: BatchAnswer.Outcome, _ place: Int) {
    let item = plan.items[place]
    tally.withLock { tally in
      tally.isThrough[place] = true
      tally.through += 1
      if case .failed = outcome { tally.failed += 1 }
      tally.answer.add(
        outcome, index: item.index, line: item.line, kind: item.request?.kind, file: batch.requests.file)
      let now = elapsed
      guard now - tally.lastProgress >= 0.1 else { return }
      tally.lastProgress = now
      progress(
        BatchProgress(
          through: tally.through, failed: tally.failed, requests: plan.items.count, seconds: now))
    }
  }

  // MARK: One request

  /// What becomes of a request. Throws only what ends the batch.
  private func outcome(of item: BatchPlan.Item) throws(PricebookError) -> BatchAnswer.Outcome {
    var entry = BatchLogEntry(
      index: item.index, line: item.line, kind: item.request?.kind, status: .failed, file: item.name,
      request: item.request?.fingerprint, catalogue: catalogue)
    let failure: PricebookError
    do {
      guard let request = item.request, let name = item.name else { throw item.failure }
      var replaces = false
      var again = false
      switch item.step {
      case .fail(let error): throw error
      case .make(let mayReplace): replaces = mayReplace
      case .compare(let earlier):
        let isUntouched = try folder.digest(of: folder.place(name)).sha256 == earlier.sha256
        if isUntouched, earlier.request == request.fingerprint, earlier.catalogue == catalogue {
          return .skipped
        }
        guard isUntouched || batch.overwrites else { throw changed(name) }
        replaces = true
        again = true
      }
      try make(request, name, replaces: replaces, &entry)
      return .done(again: again, warnings: !entry.warnings.isEmpty)
    } catch let error as PricebookError {
      failure = error
    } catch let error as DocumentError {
      failure = PricebookError(.inputOutput, .noDocument, "the document cannot be made: \(error)")
    } catch let error as Ending {
      throw error.cause
    } catch {
      failure = PricebookError(.fault, .notDone, "the request cannot be done: \(error)")
    }
    entry.status = .failed
    entry.code = failure.code
    let described = BatchAnswer.Failure(
      failure, index: item.index, line: item.line, kind: item.request?.kind, file: batch.requests.file)
    entry.message = described.message
    do {
      try log.append(entry)
    } catch {
      throw error as? PricebookError ?? failure
    }
    return .failed(failure)
  }

  /// What ends the whole batch.
  private struct Ending: Error {
    var cause: PricebookError
  }

  private func changed(_ name: String) -> PricebookError {
    PricebookError(
      .fault, .outputChanged,
      "\(folder.place(name)) has been changed since it was made; --overwrite puts the new file in its place")
  }

  private func make(
    _ request: BatchRequest, _ name: String, replaces: Bool, _ entry: inout BatchLogEntry
  ) throws {
    let document = try document(for: request)
    entry.editions = document.editions
    entry.warnings = document.warnings
    let temporary = folder.temporary(request.index)
    do {
      if request.format == .xlsx {
        try writer.write(document.answer, as: .xlsx, toFile: temporary)
        (entry.bytes, entry.sha256) = try folder.digest(of: temporary)
      } else {
        var memory = MemoryOutput()
        try writer.write(document.answer, as: request.format, to: &memory)
        entry.bytes = memory.bytes.count
        entry.sha256 = FileDigest.hexadecimal(of: memory.bytes)
        do {
          try FileOutput.write(temporary) { try $0.write(memory.bytes) }
        } catch let error as OutputError {
          throw Ending(
            cause: PricebookError(.inputOutput, .cannotWrite, "cannot write into \(folder.path): \(error)"))
        }
      }
      entry.status = .done
      do {
        try log.append(entry)
      } catch let error as PricebookError {
        throw Ending(cause: error)
      }
      try folder.publish(temporary, as: name, replaces: replaces)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  // MARK: The work

  private struct Document {
    var answer: any Answer
    var editions: [String]
    var warnings: [String] = []
  }

  private func document(for request: BatchRequest) throws -> Document {
    switch request.work {
    case .quote(let quote, let terms, let layout):
      let answer = try workspace.quote(quote, terms: terms)
      return Document(
        answer: QuoteDocument(answer, layout: layout),
        editions: Self.sorted(answer.lines.map { "\($0.list) \($0.edition)" }),
        warnings: answer.warnings.map(\.message))
    case .closer(let closer):
      let answer = try workspace.closer(closer)
      return Document(
        answer: answer,
        editions: Self.sorted(
          answer.rows.flatMap(\.years).compactMap { year in
            year.list.flatMap { list in year.edition.map { "\(list) \($0)" } }
          }))
    case .diff(let list, let old, let new, let filter):
      let answer = try workspace.diff(list: list, from: old, to: new, filter: filter)
      let compared = [answer.comparison.old, answer.comparison.new].compactMap { $0 }
      return Document(answer: answer, editions: compared.map { "\(answer.comparison.list) \($0)" })
    case .agreementPrice(let agreement, let order, let terms):
      let answer = try workspace.price(order, under: agreement, try prices(terms))
      return Document(
        answer: answer,
        editions: Self.sorted(
          answer.lines.compactMap { line in
            line.source.list.flatMap { list in line.source.edition.map { "\(list) \($0)" } }
          }), warnings: answer.violations.map { "\($0.message) [\($0.rule)]" })
    }
  }

  private static func sorted(_ editions: [String]) -> [String] { Set(editions).sorted() }

  /// Agreements on the same terms share what is looked up.
  private func prices(_ terms: AgreementTerms) throws -> AgreementPrices {
    let key = AgreementKey(
      lists: terms.scope.lists, market: terms.scope.market, price: terms.price,
      nearestEdition: terms.scope.nearestEdition)
    if let known = agreements.withLock({ $0[key] }) { return known }
    let prices = AgreementPrices(workspace: workspace, terms: terms, catalogue: try workspace.catalogue())
    agreements.withLock { $0[key] = prices }
    return prices
  }
}

extension BatchPlan.Item {
  /// Why it is not begun.
  fileprivate var failure: PricebookError {
    if case .fail(let error) = step { return error }
    return PricebookError(.fault, .notDone, "the request was not understood")
  }
}
