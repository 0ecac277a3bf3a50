import PriceModel

/// Diagnostics in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS): what editors and code hosts
/// read.
///
/// Rules are the kinds of diagnostics that occur. Columns are character columns, also in CSV, counted in code points.
public struct SARIFLog: Encodable, Sendable {
  private let run: Run

  /// - Parameter version: The version of the program.
  public init(_ diagnostics: [Diagnostic], _ summaries: [DiagnosticSummary], version: String) {
    let kinds = Set(diagnostics.map(\.definition) + summaries.map(\.definition))
    // Where a code is an error in one place and a warning in another, the error tells the rule.
    let byID = Dictionary(grouping: kinds, by: \.id).mapValues { kinds in
      kinds.first { $0.severity == .error } ?? kinds[0]
    }
    let rules = byID.values.sorted { $0.id < $1.id }
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    run = Run(
      version: version, rules: rules.map(Rule.init),
      results: diagnostics.map { Result($0, ruleIndex: places[$0.code] ?? 0) }, summaries: summaries)
  }

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("https://json.schemastore.org/sarif-2.1.0.json", forKey: .schema)
    try container.encode("2.1.0", forKey: .version)
    try container.encode([run], forKey: .runs)
  }
}

// The parts of the format. What is not there is left out: SARIF knows no null.

private struct Run: Encodable {
  var version: String
  var rules: [Rule]
  var results: [Result]
  var summaries: [DiagnosticSummary]

  private enum CodingKeys: CodingKey {
    case tool, columnKind, results, properties
    case driver, name, semanticVersion, rules, diagnosticsSummary
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var tool = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .tool)
    var driver = tool.nestedContainer(keyedBy: CodingKeys.self, forKey: .driver)
    try driver.encode("Pricebook", forKey: .name)
    try driver.encode(version, forKey: .semanticVersion)
    try driver.encode(rules, forKey: .rules)
    try container.encode("unicodeCodePoints", forKey: .columnKind)
    try container.encode(results, forKey: .results)
    var properties = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .properties)
    try properties.encode(summaries, forKey: .diagnosticsSummary)
  }
}

private struct Text: Encodable {
  var text: String
}

private struct Rule: Encodable {
  var id: String
  var shortDescription: Text
  var help: Text
  var defaultConfiguration: Level

  struct Level: Encodable { var level: String }

  init(_ code: DiagnosticCode) {
    id = code.id
    shortDescription = Text(text: code.summary)
    help = Text(text: "Accepted: \(code.accepted). \(code.remedy)")
    defaultConfiguration = Level(level: code.severity.rawValue)
  }
}

private struct Result: Encodable {
  var ruleId: String
  var ruleIndex: Int
  var level: String
  var message: Text
  var locations: [Location]
  var properties: Properties

  struct Location: Encodable { var physicalLocation: PhysicalLocation }

  struct Properties: Encodable {
    var field: String?
    var value: String?
    var expected: String
    var remedy: String

    private enum CodingKeys: CodingKey { case field, value, expected, remedy }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      if let field { try container.encode(field, forKey: .field) }
      if let value { try container.encode(value, forKey: .value) }
      try container.encode(expected, forKey: .expected)
      try container.encode(remedy, forKey: .remedy)
    }
  }

  init(_ diagnostic: Diagnostic, ruleIndex: Int) {
    ruleId = diagnostic.code
    self.ruleIndex = ruleIndex
    level = diagnostic.severity.rawValue
    message = Text(text: diagnostic.message)
    locations = [Location(physicalLocation: PhysicalLocation(diagnostic))]
    properties = Properties(
      field: diagnostic.field, value: diagnostic.value, expected: diagnostic.expected,
      remedy: diagnostic.remedy)
  }
}

private struct PhysicalLocation: Encodable {
  var file: String
  var region: Region?

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int?
    var endColumn: Int?
    var snippet: String?

    private enum CodingKeys: CodingKey { case startLine, startColumn, endColumn, snippet }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(startLine, forKey: .startLine)
      if let startColumn { try container.encode(startColumn, forKey: .startColumn) }
      if let endColumn { try container.encode(endColumn, forKey: .endColumn) }
      if let snippet { try container.encode(Text(text: snippet), forKey: .snippet) }
    }
  }

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.file
    guard let line = diagnostic.line, line > 0 else { return }
    region = Region(startLine: diagnostic.excerpt?.line ?? line)
    if let excerpt = diagnostic.excerpt, let column = excerpt.characterColumn {
      region?.startColumn = column
      region?.endColumn = column + excerpt.characterCount
      region?.snippet = excerpt.text
    }
  }

  private enum CodingKeys: CodingKey { case artifactLocation, region, uri }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var artifact = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .artifactLocation)
    try artifact.encode(Self.uri(file), forKey: .uri)
    if let region { try container.encode(region, forKey: .region) }
  }

  /// The path as a URI (RFC 3986): relative paths stay relative.
  private static func uri(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "/-._~".utf8.contains(byte)
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
