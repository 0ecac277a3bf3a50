/// A column of a file with what a draft suggests for it.
struct ColumnSuggestion {
  /// As the header has it, trimmed, or the path of an XML element below the item.
  var column: String
  var role: ColumnRole?
  /// 0 to 100.
  var confidence = 0
  /// Why, as a sentence.
  var reason = ""
  var samples: [String] = []
  /// The source as YAML, where it is more than the name of the column.
  var source: String?
  /// What somebody should look at, as a sentence.
  var remark: String?

  /// Gives each role to at most one column, the surest first.
  ///
  /// - Parameter columns: Names and surveys of the columns that can be named.
  static func assigned(
    _ columns: [(name: String, survey: ColumnSurvey)], names: ColumnNames
  ) -> [ColumnSuggestion] {
    var candidates: [(column: Int, role: ColumnRole, confidence: Double, match: ColumnNames.Match?)] = []
    for (index, column) in columns.enumerated() {
      let matches = names.matches(column.name)
      for role in ColumnRole.allCases {
        let confidence = Self.confidence(role, matches[role], column.survey)
        if confidence >= 0.4 { candidates.append((index, role, confidence, matches[role])) }
      }
    }
    candidates.sort { ($1.confidence, $0.column) < ($0.confidence, $1.column) }
    var suggestions = columns.map { ColumnSuggestion(column: $0.name, samples: $0.survey.samples) }
    var taken: Set<ColumnRole> = []
    for candidate in candidates where suggestions[candidate.column].role == nil {
      if candidate.role != .other, !taken.insert(candidate.role).inserted { continue }
      suggestions[candidate.column].role = candidate.role
      suggestions[candidate.column].confidence = Int(candidate.confidence * 100)
      suggestions[candidate.column].reason = Self.reason(
        candidate.role, candidate.match, columns[candidate.column].survey)
    }
    return suggestions
  }

  /// The name counts for seven tenths, the values for three; values alone never make more than one half.
  private static func confidence(
    _ role: ColumnRole, _ match: ColumnNames.Match?, _ survey: ColumnSurvey
  ) -> Double {
    let fit = survey.fit(role)
    if let match {
      // A number under the name of a price that is none, a text under the name of a date: the name is not meant so.
      if survey.filled > 0, fit < 0.3, role != .other, role != .partNumber { return 0 }
      return 0.7 * match.nearness + 0.3 * fit
    }
    switch role {
    case .partNumber: return fit >= 0.9 ? 0.45 : 0
    case .currency, .market: return fit >= 0.9 ? 0.5 : 0
    case .from: return fit >= 0.9 ? 0.42 : 0
    case .net: return fit >= 0.9 && survey.hasDecimals ? 0.45 : 0
    case .itemName: return fit >= 0.9 && survey.isUnique ? 0.4 : 0
    default: return 0
    }
  }

  private static func reason(
    _ role: ColumnRole, _ match: ColumnNames.Match?, _ survey: ColumnSurvey
  ) -> String {
    var values = ""
    if survey.fit(role) >= 0.9 {
      switch role {
      case .partNumber, .distributorSKU: values = "its values look like part numbers"
      case .net, .list, .minQuantity, .maxQuantity: values = "its values are numbers"
      case .currency: values = "its values are currencies"
      case .market: values = "its values are countries"
      case .from, .to: values = "its values are dates"
      case .itemName, .description: values = "its values are texts"
      default: break
      }
    }
    guard let match else { return values }
    let language = languages[match.entry.language] ?? match.entry.language
    let name = match.nearness == 1 ? "the \(language) name" : "near “\(match.entry.name)” (\(language))"
    return values.isEmpty ? name : "\(name); \(values)"
  }

  private static let languages = [
    "en": "English", "de": "German", "pl": "Polish", "fr": "French", "cs": "Czech", "es": "Spanish",
    "it": "Italian", "nl": "Dutch",
  ]
}
