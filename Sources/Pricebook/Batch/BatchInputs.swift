import PriceListReading
import PriceModel
import Reporting
import Synchronization

/// The files that requests name, each read once however many requests name it. Safe to share between threads.
final class BatchInputs: Sendable {
  /// A file that was read and understood, with the digest of its bytes.
  struct Input<Value: Sendable>: Sendable {
    var value: Value
    var digest: String
  }

  private struct Memory {
    var quotes: [String: Result<Input<QuoteRequest>, PricebookError>] = [:]
    var letterheads: [String: Result<Input<Letterhead>, PricebookError>] = [:]
    var agreements: [String: Result<Input<AgreementDocument>, PricebookError>] = [:]
    var orders: [String: Result<Input<OrderDocument>, PricebookError>] = [:]
    var languages: [Language.Code: Language] = [:]
  }

  private let memory = Mutex(Memory())
  /// The folder of the requests with a `/` at its end; empty where they come from the working folder or stdin.
  private let folder: String

  /// - Parameter file: The file of the requests.
  init(besides file: String) {
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  /// A path in a request: it begins at the folder of the requests.
  func path(_ text: String) -> String {
    text.hasPrefix("/") ? text : folder.isEmpty ? "./" + text : folder + text
  }

  func quoteRequest(_ path: String) throws -> Input<QuoteRequest> {
    try remembered(\.quotes, path) { try QuoteRequest($0, file: path) }
  }

  func letterhead(_ path: String) throws -> Input<Letterhead> {
    var input = try remembered(\.letterheads, path) { _ in try Branding(path: path).letterhead }
    input.digest += input.value.logo.map { FileDigest.hexadecimal(of: $0.bytes) } ?? ""
    return input
  }

  func agreement(_ path: String) throws -> Input<AgreementDocument> {
    try remembered(\.agreements, path) { try AgreementDocument(json: $0, file: path) }
  }

  func order(_ path: String) throws -> Input<OrderDocument> {
    try remembered(\.orders, path) { try OrderDocument(json: $0, file: path) }
  }

  func language(_ code: Language.Code) throws -> Language {
    if let known = memory.withLock({ $0.languages[code] }) { return known }
    let language = try Language(code)
    memory.withLock { $0.languages[code] = language }
    return language
  }

  /// Two threads may read a file that is new at the same time; what they find is the same.
  private func remembered<Value: Sendable>(
    _ place: WritableKeyPath<Memory, [String: Result<Input<Value>, PricebookError>]> & Sendable,
    _ path: String, _ read: ([UInt8]) throws -> Value
  ) throws -> Input<Value> {
    if let known = memory.withLock({ $0[keyPath: place][path] }) { return try known.get() }
    let result: Result<Input<Value>, PricebookError>
    do {
      let bytes = try DocumentFile.read(path)
      result = .success(Input(value: try read(bytes), digest: FileDigest.hexadecimal(of: bytes)))
    } catch let error as PricebookError {
      result = .failure(error)
    }
    memory.withLock { $0[keyPath: place][path] = result }
    return try result.get()
  }
}
