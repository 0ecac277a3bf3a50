import PriceListReading
import PriceModel
import Reporting

/// The requests of a batch as they stand in their file: CSV with a header, or JSON Lines.
///
/// What is wrong with one request concerns that one only; a header that cannot be understood concerns all.
public struct BatchRequests: Sendable {
  /// The path as given; `-` is standard input.
  public let file: String
  let entries: [Entry]

  /// How many requests there are.
  public var count: Int { entries.count }

  /// A request that has not been understood yet.
  struct Entry: Sendable {
    /// 1-based, among the requests.
    var index: Int
    /// The physical line where it begins.
    var line: Int
    var content: Content
  }

  enum Content: Sendable {
    /// A line of JSON Lines.
    case json(ArraySlice<UInt8>)
    /// A record of CSV, as an object of what its cells hold; or what is wrong with it as a record.
    case record(Result<JSONNode, PricebookError>)
  }

  /// Reads a file, CSV or JSON Lines, told apart by the first character.
  ///
  /// Throws ``PricebookError`` of kind `inputOutput` if it cannot be read, `fault` if it holds no request, or has a header
  /// with a column that is not known.
  public static func read(path: String) throws -> BatchRequests {
    try BatchRequests(try DocumentFile.read(path), file: path)
  }

  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    switch first {
    case UInt8(ascii: "{"): entries = Self.lines(bytes)
    case UInt8(ascii: "["):
      throw PricebookError(
        .fault, .notJSON,
        "the requests are a JSON list; accepted is one object a line, without brackets around",
        file: file, line: 1, column: 1)
    default: entries = try Self.records(bytes, file)
    }
    guard !entries.isEmpty else {
      throw PricebookError(.fault, .noRequests, "the file holds no request", file: file)
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [Entry] {
    var entries: [Entry] = []
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var line = 0
    while !rest.isEmpty {
      line += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let text = rest[..<end]
      rest = end < rest.endIndex ? rest[(end + 1)...] : []
      if text.allSatisfy({ " \t\r".utf8.contains($0) }) { continue }
      entries.append(Entry(index: entries.count + 1, line: line, content: .json(text)))
    }
    return entries
  }

  private static func records(_ bytes: [UInt8], _ file: String) throws -> [Entry] {
    let table = try translatingReadingErrors { try CSVTable(bytes, file: file) }
    let fields = try columns(of: table)
    return table.rows.enumerated().map { place, row in
      Entry(
        index: place + 1, line: row.line,
        content: .record(Result(catching: { () throws(PricebookError) in try object(row, fields, file) })))
    }
  }

  /// The field of each column. Throws ``PricebookError`` for all columns that are not known or stand twice.
  private static func columns(of table: CSVTable) throws -> [BatchField] {
    var faults = InputFaults()
    var seen: Set<String> = []
    var fields: [BatchField] = []
    // The lines of a quote do not fit in a cell.
    let known = BatchField.all.filter { $0.name != "lines" }
    for (index, title) in table.header.enumerated() {
      func fault(_ code: DiagnosticCode, _ message: String) {
        faults.add(
          PricebookError(
            .fault, code, message, file: table.file, line: table.headerLine, column: index + 1))
      }
      guard let field = known.first(where: { $0.name.caseInsensitivelyEquals(title.trimmed) }) else {
        let nearest = EditDistance.nearest(to: title.trimmed, among: known.map(\.name))
        fault(
          .unknownColumn,
          "unknown column “\(title)”" + (nearest.map { "; did you mean “\($0)”?" } ?? ".")
            + " Accepted are \(Prose.list(known.map(\.name), atMost: 60))")
        continue
      }
      if !seen.insert(field.name).inserted {
        fault(.repeatedColumn, "the column “\(field.name)” stands twice")
      }
      fields.append(field)
    }
    try faults.finish()
    return fields
  }

  private static func object(_ row: CSVTable.Row, _ fields: [BatchField], _ file: String)
    throws(PricebookError) -> JSONNode
  {
    if row.fields.count > fields.count,
      row.fields[fields.count...].contains(where: { !$0.trimmed.isEmpty })
    {
      throw PricebookError(
        .fault, .longRow, "the row has \(row.fields.count) fields, the header \(fields.count)", file: file,
        line: row.line, column: fields.count + 1)
    }
    var members: [JSONNode.Member] = []
    for (index, (field, cell)) in zip(fields, row.fields).enumerated() {
      let text = cell.trimmed
      if text.isEmpty { continue }
      members.append(
        JSONNode.Member(
          key: field.name, line: row.line, column: index + 1,
          value: field.node(ofCell: text, line: row.line, column: index + 1)))
    }
    return JSONNode(.object(members), line: row.line, column: 1)
  }
}

extension BatchRequests.Entry {
  /// The request as an object. Throws ``PricebookError`` if it is none.
  func node(file: String) throws -> JSONNode {
    switch content {
    case .json(let bytes): try JSONReader.read(bytes, file: file, firstLine: line)
    case .record(let record): try record.get()
    }
  }

  /// The bytes by which a request is known again, wherever it stands in the file.
  var identity: [UInt8] {
    switch content {
    case .json(let bytes): return Array(bytes)
    case .record(.success(let node)): return (try? OrderedJSONEncoder(style: .compact).encode(node)) ?? []
    case .record(.failure): return []
    }
  }
}
