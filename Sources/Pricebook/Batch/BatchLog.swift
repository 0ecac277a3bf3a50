import PriceModel
import Reporting
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What became of a request: a line of the log.
struct BatchLogEntry: Sendable {
  enum Status: String, Sendable, Encodable {
    case done, failed
  }

  var index: Int
  var line: Int
  var kind: BatchKind?
  var status: Status
  /// The name of the file in the folder; of a request that failed, the one it would have had.
  var file: String?
  var bytes: Int?
  /// The SHA-256 of the file.
  var sha256: String?
  /// The digest of what was asked; see ``BatchRequest/fingerprint``.
  var request: String?
  /// The digest of the catalogue's state.
  var catalogue: String?
  /// What the document rests on: `ov-pl 2026-11`.
  var editions: [String] = []
  /// What the document says to be careful about.
  var warnings: [String] = []
  var code: String?
  var message: String?
}

extension BatchLogEntry: Encodable {
  enum CodingKeys: CodingKey {
    case schema, index, line, kind, status, file, bytes, sha256, editions, warnings, code, message, request,
      catalogue
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("pricebook.batch-log/1", forKey: .schema)
    try container.encode(index, forKey: .index)
    try container.encode(line, forKey: .line)
    try container.encode(kind, forKey: .kind)
    try container.encode(status, forKey: .status)
    try container.encode(file, forKey: .file)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(sha256, forKey: .sha256)
    try container.encode(editions, forKey: .editions)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encode(request, forKey: .request)
    try container.encode(catalogue, forKey: .catalogue)
  }

  /// Reads back what a later run has to know of a line.
  init(_ line: ArraySlice<UInt8>, file: String, number: Int) throws {
    let object = try JSONObject(
      try JSONReader.read(line, file: file, firstLine: number), file: file, what: "a line of the log",
      known: nil)
    guard try object.string("schema") == "pricebook.batch-log/1" else {
      throw object.wrong("schema", object["schema"] ?? object.node, "“pricebook.batch-log/1”")
    }
    index = try object.required("index", "a whole number", object.integer)
    self.line = try object.required("line", "a whole number", object.integer)
    guard let status = Status(rawValue: try object.required("status", "a word", object.string)) else {
      throw object.wrong("status", object["status"] ?? object.node, "“done” or “failed”")
    }
    self.status = status
    self.file = try object.string("file")
    sha256 = try object.string("sha256")
    request = try object.string("request")
    catalogue = try object.string("catalogue")
  }
}

/// The log of a batch, JSON Lines: a line for each request when it is through. A line is written with one call, so that a
/// process that is killed leaves none but the last torn.
///
/// The line of a file is written before the file has its name: a file that bears its name is always in the log.
final class BatchLog: Sendable {
  let path: String
  private let descriptor: Int32
  private let order = Mutex<Void>(())

  /// Opens the log of an earlier run to go on, or begins one.
  ///
  /// - Parameter continues: Whether what is in the log stays; a last line that was not finished does not.
  /// - Returns: The log, and for each file the last that an earlier run says of it.
  static func open(_ path: String, continues: Bool) throws -> (
    log: BatchLog, earlier: [String: BatchLogEntry]
  ) {
    var earlier: [String: BatchLogEntry] = [:]
    var sound = 0
    if continues, let bytes = try existing(path) {
      sound = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
      for (number, line) in bytes[..<sound].split(separator: 0x0A).enumerated() {
        let entry = try BatchLogEntry(line, file: path, number: number + 1)
        if let file = entry.file, entry.status == .done { earlier[file] = entry }
      }
    }
    let descriptor = systemOpen(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0, ftruncate(descriptor, off_t(sound)) == 0 else { throw failure(path) }
    return (BatchLog(path, descriptor), earlier)
  }

  /// Whether there is a log of an earlier run.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Adds a line. Throws ``PricebookError`` of kind `inputOutput`.
  func append(_ entry: BatchLogEntry) throws {
    let line = try OrderedJSONEncoder(style: .compact).encode(entry) + [0x0A]
    try order.withLock { _ in
      var output = DescriptorOutput(descriptor)
      do {
        try output.write(line)
        try output.flush()
      } catch {
        throw Self.failure(path)
      }
    }
  }

  private static func existing(_ path: String) throws -> [UInt8]? {
    isThere(path) ? try DocumentFile.read(path) : nil
  }

  private static func failure(_ path: String) -> PricebookError {
    PricebookError(
      .inputOutput, .cannotWrite, "cannot write the log \(path): \(String(cString: strerror(errno)))",
      file: path)
  }
}

/// `open(2)` for a file that may be made, under a name that the enclosing type does not hide.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o644) }
