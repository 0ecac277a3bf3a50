import Foundation
import Testing

/// A folder of one test, with a catalogue of its own; it is removed with the value.
///
/// Commands run inside the folder, so that file names in arguments and in diagnostics are short.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = Self.parent.appendingPathComponent("pricebook-acceptance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Memory where there is a file system for it: hundreds of small catalogues, each synced to disk, take their time.
  private static let parent: URL = {
    let memory = URL(fileURLWithPath: "/dev/shm")
    return FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
  }()

  deinit { try? FileManager.default.removeItem(at: url) }

  var catalogue: URL { url.appendingPathComponent("catalogue.sqlite") }

  func url(of name: String) -> URL { url.appendingPathComponent(name) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(of: name).path) }
  func read(_ name: String) throws -> String { try String(contentsOf: url(of: name), encoding: .utf8) }

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ data: Data) throws {
    let file = url(of: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  /// Runs `pricebook`.
  @discardableResult
  func run(
    _ arguments: [String], stdin: Data? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try Outcome.of(
      arguments, in: url, stdin: stdin, environment: self.environment.merging(environment) { $1 })
  }

  /// The environment of every run.
  var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": url.path,
      "LANG": "C.UTF-8",
      "NO_COLOR": "1",
      "PRICEBOOK_TODAY": "2026-11-20",
      "PRICEBOOK_CATALOGUE": catalogue.path,
    ]
  }

  @discardableResult
  func run(_ arguments: String..., stdin: Data? = nil) throws -> Outcome {
    try run(arguments, stdin: stdin)
  }

  /// Runs `pricebook` and expects an exit code.
  @discardableResult
  func run(
    _ arguments: String..., expecting status: Int32, stdin: Data? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Outcome {
    let outcome = try run(arguments, stdin: stdin)
    #expect(outcome.status == status, "\(outcome)", sourceLocation: sourceLocation)
    return outcome
  }

  /// Runs `pricebook … --format json`, expects an exit code, and that stdout is exactly one JSON document whose
  /// first key is `schema`: the command's own, or where it failed also `pricebook.error/1`.
  @discardableResult
  func json(
    _ arguments: [String], status: Int32 = 0, stdin: Data? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let outcome = try run(arguments + ["--format", "json"], stdin: stdin)
    #expect(outcome.status == status, "\(outcome)", sourceLocation: sourceLocation)
    let document = try JSON.document(of: outcome, sourceLocation: sourceLocation)
    // A sub-command of a command has both names in its schema.
    let own = ["pricebook.\(arguments[0])/1", "pricebook.\(arguments.prefix(2).joined(separator: "-"))/1"]
    let schema = document["schema"].string
    #expect(
      own.contains(schema ?? "") || (status != 0 && schema == "pricebook.error/1"), "\(outcome)",
      sourceLocation: sourceLocation)
    return document
  }

  @discardableResult
  func json(
    _ arguments: String..., status: Int32 = 0, stdin: Data? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    try json(arguments, status: status, stdin: stdin, sourceLocation: sourceLocation)
  }
}
