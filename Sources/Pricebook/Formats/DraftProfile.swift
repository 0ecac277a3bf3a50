import PriceListReading
import PriceModel

/// The answer of `formats FILE --draft`.
public struct DraftAnswer: Encodable, Sendable {
  public let schema = "pricebook.formats/1"
  public var file: String
  /// The name of the profile in the draft.
  public var name: String
  public var suggestions: [ProfileDraft.Suggestion]
  /// Columns that nothing takes.
  public var unmapped: [String]
  /// What has to be completed by hand.
  public var open: [String]
  /// The profile as YAML.
  public var profile: String
}

extension Workspace {
  /// Makes a profile to start from out of a file that no profile reads.
  ///
  /// Throws a ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` if nothing in it looks like a
  /// price list, `usage` if a limit is not known.
  ///
  /// - Parameter limits: Bounds to be moved, each as `NAME=SIZE`.
  public func draftProfile(of path: String, limits: [String] = []) throws -> DraftAnswer {
    let limits = try ReadingLimits(userSettings: limits)
    let library = try profiles()
    do {
      let draft = try translatingReadingErrors {
        try PriceListReader(library: library).draft(path: path, limits: limits)
      }
      return DraftAnswer(
        file: path, name: draft.name, suggestions: draft.suggestions, unmapped: draft.unmapped,
        open: draft.open, profile: draft.text)
    } catch let error as DraftError {
      throw PricebookError(error.diagnostic)
    }
  }
}
