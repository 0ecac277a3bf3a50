import PriceModel

/// A profile to start from, made by looking at a file that no profile reads.
///
///     let draft = try reader.draft(path: "cennik.csv")
///     draft.text      // YAML in the language of profiles, with a comment for each suggestion
///
/// It always loads. Whether it is right, somebody who knows the supplier has to say: each mapping has its reason, its
/// confidence and values of the column beside it.
public struct ProfileDraft: Sendable {
  /// A mapping that is suggested.
  public struct Suggestion: Sendable, Hashable, Encodable {
    /// The key in the profile: `partNumber`, `net`.
    public var field: String
    /// The column, or the path below the item.
    public var source: String
    /// 0 to 100.
    public var confidence: Int
    public var reason: String
    public var samples: [String]
  }

  /// The name in the draft, made of the file's.
  public internal(set) var name: String
  /// The profile as YAML.
  public internal(set) var text: String
  public internal(set) var suggestions: [Suggestion]
  /// Columns that nothing takes.
  public internal(set) var unmapped: [String]
  /// What has to be completed by hand before a list can be imported.
  public internal(set) var open: [String]
}

/// Everything that a draft says, before it is written.
struct DraftContents {
  var name = ""
  var file = ""
  var container = Profile.Container.csv
  /// What is known about the file, a line each.
  var remarks: [String] = []
  var layout: [(key: String, value: String, comment: String?)] = []
  var columns: [ColumnSuggestion] = []
  /// A currency that stands in the name of a price column or beside the prices.
  var currency: (code: String, reason: String)?
  /// Columns that are read together with another one.
  var taken: Set<String> = []
  /// Names that cannot be mapped: empty ones, and repetitions of earlier ones.
  var unnamed: [String] = []

  /// The columns that nothing takes.
  var rest: [ColumnSuggestion] {
    columns.filter { ($0.role == nil || $0.role == .other) && !taken.contains($0.column) }
  }

  func column(_ role: ColumnRole) -> ColumnSuggestion? { columns.first { $0.role == role } }

  /// Says how prices are read that stand beside other signs, or in whose place words stand.
  mutating func readAmounts(_ surveys: [(name: String, survey: ColumnSurvey)], _ format: NumberFormat) {
    for role in [ColumnRole.net, .list] {
      guard let place = columns.firstIndex(where: { $0.role == role }),
        let values = surveys.first(where: { $0.name == columns[place].column })?.survey.values,
        let source = AmountSource(columns[place].column, values, format)
      else { continue }
      columns[place].source = source.source
      columns[place].remark = source.remark
    }
  }

  /// What has to be completed by hand.
  var open: [String] {
    var open: [String] = []
    if column(.partNumber) == nil {
      open.append("no column looks like the part number; name it under “fields”")
    }
    if column(.net) == nil, column(.list) == nil {
      open.append("no column looks like a price; name it under “price”")
    }
    if column(.currency) == nil, currency == nil {
      open.append("no column has the currency; import with --currency, or name it under “price”")
    }
    return open
  }

  var draft: ProfileDraft {
    let mapped = columns.filter { $0.role != nil && $0.role != .other }
    return ProfileDraft(
      name: name, text: DraftText(contents: self).text,
      suggestions: mapped.map {
        .init(
          field: $0.role?.rawValue ?? "", source: $0.column, confidence: $0.confidence, reason: $0.reason,
          samples: $0.samples)
      },
      unmapped: rest.map(\.column), open: open)
  }

  /// A name for the profile: the file's without ending, month and digits.
  static func name(of file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    let stem = last.split(separator: ".").first.map(String.init) ?? last
    let words = ColumnNames.words(stem).filter { !$0.allSatisfy(\.isNumber) }
    let name = ListNameTemplate.cleaned(words.joined(separator: "-"))
    return name.isEmpty ? "supplier" : name
  }

  /// The currency that a text names: `Cena netto PLN`, `Preis (€)`, `12,50 Kč`.
  static func currency(in texts: [String]) -> String? {
    let signs = ["€": "EUR", "zł": "PLN", "Kč": "CZK", "£": "GBP", "$": "USD"]
    for text in texts {
      let words = text.split { !$0.isLetter }.map(String.init)
      if let code = words.first(where: ColumnSurvey.currencyCodes.contains) { return code }
      if let sign = signs.keys.sorted().first(where: text.contains) { return signs[sign] }
    }
    return nil
  }
}
