import PriceListReading
import PriceModel

/// The answer of `formats FILE --draft`.
public struct DraftAnswer: Encodable, Sendable {
  public let schema = "pricebook.formats/1"
  /// The list that was looked at: of an archive or a folder, the first that no profile reads.
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
  /// Makes a profile to start from out of a file that no profile reads; of an archive or a folder, out of the first
  /// such list.
  ///
  /// Throws a ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` if nothing in it looks like a
  /// price list, `usage` if a limit is not known.
  ///
  /// - Parameter limits: Bounds to be moved, each as `NAME=SIZE`.
  public func draftProfile(of path: String, limits: [String] = []) throws -> DraftAnswer {
    let limits = try ReadingLimits(userSettings: limits)
    let reader = PriceListReader(library: try profiles())
    let lists = try ImportPaths([path], reader: reader, limits: limits).lists
    let unknown = lists.count == 1 ? nil : lists.first { isUnknown($0, reader, limits) }
    do {
      let source = unknown ?? lists[0]
      let draft = try translatingReadingErrors { try reader.draft(source, limits: limits) }
      return DraftAnswer(
        file: source.file, name: draft.name, suggestions: draft.suggestions, unmapped: draft.unmapped,
        open: draft.open, profile: draft.text)
    } catch let error as DraftError {
      throw PricebookError(error.diagnostic)
    }
  }

  /// Whether a list can be read as text and no profile reads it.
  private func isUnknown(
    _ source: PriceListSource, _ reader: PriceListReader, _ limits: ReadingLimits
  ) -> Bool {
    guard let found = try? reader.recognise(source, limits: limits) else { return false }
    return found.profile == nil && !found.isRefused
  }
}
