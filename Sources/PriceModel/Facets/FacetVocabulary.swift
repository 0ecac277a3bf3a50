/// The codes of one facet with their names and the spellings seen in price lists.
///
/// Spellings are compared without case, blanks and punctuation, so that `Lic/SA Pack`, `LicSAPk` and `LICSAPK`
/// need one entry between the first two.
public struct FacetVocabulary: Sendable {
  /// One code of a facet.
  public struct Entry: Sendable {
    /// The code of the contract, for example `LSA`.
    public let code: String
    /// The name for people, for example `License & Software Assurance`.
    public let name: String
    /// Further spellings that are accepted.
    public let spellings: [String]

    init(_ code: String, _ name: String, _ spellings: String...) {
      self.code = code
      self.name = name
      self.spellings = spellings
    }
  }

  /// In the order in which they are offered.
  public let entries: [Entry]
  private let codeBySpelling: [String: String]
  /// Spellings that state that the facet does not apply (`Non-specific` as an agreement type).
  private let notApplicable: Set<String>

  init(_ entries: [Entry], notApplicable: [String] = []) {
    self.entries = entries
    self.notApplicable = Set(notApplicable.map(Self.folded))
    var codes: [String: String] = [:]
    for entry in entries {
      for spelling in [entry.code, entry.name] + entry.spellings {
        codes[Self.folded(spelling)] = entry.code
      }
    }
    codeBySpelling = codes
  }

  /// What a spelling means.
  public enum Meaning: Equatable, Sendable {
    /// One of the codes.
    case code(String)
    /// The facet is stated not to apply.
    case notApplicable
    /// Not in the vocabulary.
    case unknown
  }

  /// The meaning of a code, a name or a spelling, in any case.
  public func meaning(of text: some StringProtocol) -> Meaning {
    let folded = Self.folded(text)
    if let code = codeBySpelling[folded] { return .code(code) }
    return notApplicable.contains(folded) ? .notApplicable : .unknown
  }

  /// The code for a code, a name or a spelling, in any case; `nil` if it is unknown.
  public func code(for text: some StringProtocol) -> String? {
    if case .code(let code) = meaning(of: text) { return code }
    return nil
  }

  /// The name of a code, for people.
  public func name(of code: String) -> String? {
    entries.first { $0.code == code }?.name
  }

  /// Lower case letters and digits only.
  static func folded(_ text: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      folded.append(scalar)
    }
    return String(folded)
  }
}
