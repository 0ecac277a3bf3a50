import Licensing
import PriceListReading
import PriceModel

/// A request of a batch that has been understood: what to do, in which form, and under which name.
struct BatchRequest: Sendable {
  /// What is asked for.
  enum Work: Sendable {
    case quote(QuoteRequest, QuoteTerms, QuoteLayout)
    case closer(CloserRequest)
    case diff(list: String, old: EditionLabel?, new: EditionLabel?, DiffFilter)
    case agreementPrice(AgreementDocument, OrderDocument, AgreementTerms)
  }

  /// 1-based, among the requests.
  var index: Int
  /// The physical line where it begins.
  var line: Int
  var kind: BatchKind
  var work: Work
  var format: DocumentFormat
  /// What its file is called, before the name is made safe.
  var name: String
  /// The digest of everything that the file depends on but the catalogue.
  var fingerprint: String
}

/// What every request is read with.
struct BatchReading: Sendable {
  var file: String
  var defaults: BatchDefaults
  /// The name of files without one of their own; `nil` leaves it to the kind.
  var pattern: NamePattern?
  var inputs: BatchInputs
  /// The day of quotes and closer tables that state none.
  var today: CalendarDate
  /// Whether texts that look like formulas are left as they are.
  var raw: Bool
  /// Digits of the last index.
  var indexDigits: Int

  /// Reads a request. Throws ``PricebookError`` at its place in the file of the requests, or in a file that it names.
  func request(_ entry: BatchRequests.Entry) throws -> BatchRequest {
    let object = try JSONObject(
      try entry.node(file: file), file: file, what: "a request", known: BatchField.names)
    let kind = try kind(of: object)
    try refuseOtherFields(in: object, kind)
    var row = BatchRow(object: object, kind: kind, reading: self)
    let work = try row.work()
    let pattern = try row.pattern()
    let format = try row.format(pattern)
    row.values["index"] = padded(entry.index)
    row.values["kind"] = kind.rawValue
    let name: String
    do throws(NamePattern.Fault) {
      name = try Self.name(pattern, kind, row.values)
    } catch {
      throw object.fault(.wrongName, error.message, at: object["output"])
    }
    return BatchRequest(
      index: entry.index, line: entry.line, kind: kind, work: work, format: format, name: name,
      fingerprint: fingerprint(entry, format, row.digests))
  }

  private func kind(of object: JSONObject) throws -> BatchKind {
    guard let text = try object.string("kind") else { return .quote }
    guard let kind = BatchKind(name: text) else {
      throw object.wrong(
        "kind", object["kind"] ?? object.node, Prose.list(BatchKind.allCases.map { "“\($0.rawValue)”" }))
    }
    return kind
  }

  /// A field that the kind does not have would be passed over in silence.
  private func refuseOtherFields(in object: JSONObject, _ kind: BatchKind) throws {
    guard case .object(let members) = object.node.value else { return }
    for member in members where member.value.value != .null {
      guard let field = BatchField.named(member.key), !field.kinds.contains(kind) else { continue }
      throw PricebookError(
        .fault, .fieldOfOtherKind,
        "“\(member.key)” says nothing about \(kind.withArticle); it belongs to "
          + Prose.list(field.kinds.map(\.withArticle)),
        file: file, line: member.line, column: member.column)
    }
  }

  private func padded(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(0, indexDigits - digits.count)) + digits
  }

  /// The name by a pattern; without one `quote-2026-117`, `closer-0042`.
  private static func name(_ pattern: NamePattern?, _ kind: BatchKind, _ values: [String: String])
    throws(NamePattern.Fault) -> String
  {
    if let pattern { return try pattern.name(values) }
    return try NamePattern(values["number"] == nil ? "{kind}-{index}" : "{kind}-{number}").name(values)
  }

  private func fingerprint(_ entry: BatchRequests.Entry, _ format: DocumentFormat, _ digests: [String])
    -> String
  {
    var bytes = Array("pricebook.batch/1\n\(format.rawValue)\n\(raw)\n\(defaults.identity)\n".utf8)
    for digest in digests { bytes += Array("\(digest)\n".utf8) }
    return FileDigest.hexadecimal(of: bytes + entry.identity)
  }
}

extension JSONObject {
  /// A fault at the place of a value, or where the object begins.
  func fault(_ code: DiagnosticCode, _ message: String, at node: JSONNode? = nil) -> PricebookError {
    let place = node ?? self.node
    return PricebookError(.fault, code, message, file: file, line: place.line, column: place.column)
  }
}
