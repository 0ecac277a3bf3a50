/// A form in which every answer can be written.
public enum DocumentFormat: String, CaseIterable, Sendable, Encodable {
  case table, csv, json, jsonl, md, html
  /// Files, not texts.
  case xlsx, pdf

  /// The ending of the names of its files: `txt` for a table.
  public var fileExtension: String { self == .table ? "txt" : rawValue }

  /// The form with such a name or ending.
  public init?(name: some StringProtocol) {
    let name = name.lowercased()
    self.init(rawValue: name == "txt" ? "table" : name)
  }
}
