import FoundationEssentials
import PriceListReading
import PriceModel
import Reporting

/// Many quotes, closer tables, diffs and agreement prices, written into a folder.
///
///     let batch = Batch(try BatchRequests.read(path: "requests.csv"), folder: "november")
///     let answer = try workspace.run(batch)
///     print(answer.done, answer.failed)
public struct Batch: Sendable {
  public var requests: BatchRequests
  /// Where the files go; it is made if it is not there.
  public var folder: String
  /// Where the log goes; `nil` is `batch-log.jsonl` in the folder.
  public var log: String?
  public var defaults = BatchDefaults()
  /// Requests at a time.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Whether files of an earlier run that are as they should be stay as they are.
  public var resumes = false
  /// Whether files may take the place of others that are not of this batch.
  public var overwrites = false

  public init(_ requests: BatchRequests, folder: String) {
    self.requests = requests
    self.folder = folder
  }

  /// The name of the log in the folder.
  public static let logName = "batch-log.jsonl"

  /// The places that names can have, each with what it holds.
  public static var namePlaces: KeyValuePairs<String, String> { NamePattern.places }
}

/// How far a batch is.
public struct BatchProgress: Sendable {
  /// Requests that are through, whatever became of them.
  public var through: Int
  public var failed: Int
  public var requests: Int
  /// Since the beginning.
  public var seconds: Double

  /// Requests in a second.
  public var rate: Double { seconds > 0 ? Double(through) / seconds : 0 }
  /// Until the end, if it goes on so; `nil` before it can be said.
  public var secondsLeft: Double? {
    through > 0 ? Double(requests - through) / rate : nil
  }
}

extension Workspace {
  /// Does the requests of a batch, several at a time; one that fails is reported and the others go on.
  ///
  /// - Parameters:
  ///   - writer: How documents are written.
  ///   - isStopped: Asked before each request; those that have begun are finished.
  ///   - progress: Called now and then, from any thread, never from two at once.
  /// - Throws: ``PricebookError`` if the catalogue, the folder or the log cannot be used, or nothing more can be written.
  public func run(
    _ batch: Batch, writer: DocumentWriter? = nil, isStopped: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) throws -> BatchAnswer {
    let began = ContinuousClock.now
    let workspace = try withCatalogueOpen()
    let state = try workspace.catalogueState()
    let folder = try BatchFolder(batch.folder)
    let logPath = batch.log ?? folder.place(Batch.logName)
    if !batch.resumes, !batch.overwrites, BatchLog.isThere(logPath) {
      throw PricebookError(
        .fault, .earlierBatch,
        "\(logPath) is the log of an earlier batch; --resume does what is missing of it, --overwrite does all again",
        file: logPath)
    }
    let (log, earlier) = try BatchLog.open(logPath, continues: batch.resumes)
    let writer = writer ?? DocumentWriter(today: today)

    let requests = try batch.understood(today: today, raw: writer.raw)
    let plan = BatchPlan(
      requests, batch: batch, folder: folder, earlier: earlier,
      reserved: batch.log == nil ? Batch.logName : nil)
    let run = BatchRun(
      workspace: workspace, batch: batch, folder: folder, log: log, catalogue: state, writer: writer,
      plan: plan,
      began: began, progress: progress)
    var answer = try run.answer(isStopped: isStopped)
    answer.remarks = plan.remarks
    return answer
  }

  /// The digest of what the catalogue holds.
  private func catalogueState() throws -> String {
    let lines = try translatingCatalogueErrors { try catalogue().state() }
    return String(FileDigest.hexadecimal(of: Array(lines.joined(separator: "\n").utf8)).prefix(16))
  }
}

extension Batch {
  /// A request as it was understood, or why it was not.
  struct Understood: Sendable {
    var index: Int
    var line: Int
    var request: Result<BatchRequest, PricebookError>
  }

  /// Reads all requests, several at a time. Throws ``PricebookError`` if the name of all files cannot be used.
  func understood(today: CalendarDate, raw: Bool) throws -> [Understood] {
    let pattern: NamePattern?
    do throws(NamePattern.Fault) {
      pattern = if let name = defaults.name { try NamePattern(name) } else { nil }
    } catch {
      throw PricebookError(.usage, .wrongName, error.message)
    }
    let reading = BatchReading(
      file: requests.file, defaults: defaults, pattern: pattern, inputs: BatchInputs(besides: requests.file),
      today: today, raw: raw, indexDigits: String(requests.count).count)
    // What is wrong with the letterhead of all is said once.
    if let branding = defaults.branding { _ = try reading.inputs.letterhead(branding) }
    let entries = requests.entries
    return Workers.map(entries.count, threads: jobs) { place in
      let entry = entries[place]
      do {
        return Understood(index: entry.index, line: entry.line, request: .success(try reading.request(entry)))
      } catch let error as PricebookError {
        return Understood(index: entry.index, line: entry.line, request: .failure(error))
      } catch {
        return Understood(
          index: entry.index, line: entry.line,
          request: .failure(PricebookError(.fault, .notDone, "the request cannot be read: \(error)")))
      }
    }
  }
}
