import PriceListReading
import PriceModel

/// The answer of `formats`.
public struct FormatsAnswer: Encodable, Sendable {
  public let schema = "pricebook.formats/1"
  public var profiles: [ProfileSummary]
  /// How the file was recognised; `nil` if none was given, or if it holds several lists.
  public var recognition: FileRecognition?
  /// Each list of the file, archive or folder, in the order in which `import` takes them.
  public var lists: [FileRecognition] = []
  /// Why lists would not be read, and what was not taken for a list.
  public var diagnostics: [Diagnostic] = []
  /// Why the first list that would not be read would not; `nil` if all would.
  public var failure: PricebookError?

  /// The number of lists that a profile reads.
  public var recognised: Int { lists.count { $0.profile != nil } }

  /// A dialect that can be read.
  public struct ProfileSummary: Encodable, Sendable {
    public var name: String
    public var title: String
    /// `csv` or `xml`.
    public var container: String
    public var documentation: String
    /// The file of a profile that is not built in.
    public var file: String?
  }

  enum CodingKeys: CodingKey {
    case schema, profiles, recognition, lists, diagnostics
  }
}

extension Workspace {
  /// The profiles known, and how a file would be recognised, or each list of an archive or a folder.
  ///
  /// Throws a ``PricebookError`` of kind `inputOutput` if a file that is named cannot be read, `fault` if a profile of
  /// the user's is not sound or a folder has no lists, `usage` if a limit is not known.
  ///
  /// - Parameter limits: Bounds to be moved, each as `NAME=SIZE`.
  public func formats(of path: String? = nil, limits: [String] = []) throws -> FormatsAnswer {
    let limits = try ReadingLimits(userSettings: limits)
    let library = try profiles()
    var answer = FormatsAnswer(profiles: library.profiles.map(FormatsAnswer.ProfileSummary.init))
    guard let path else { return answer }
    let reader = PriceListReader(library: library)
    let found = try ImportPaths([path], reader: reader, limits: limits)
    answer.diagnostics = found.diagnostics
    for source in found.lists {
      do {
        let recognition = try translatingReadingErrors { try reader.recognise(source, limits: limits) }
        answer.lists.append(FormatsAnswer.FileRecognition(recognition))
        guard let error = recognition.error(tried: library.profiles) else { continue }
        answer.diagnostics.append(error)
        answer.failure = answer.failure ?? PricebookError(error)
      } catch let error as PricebookError where found.lists.count > 1 {
        answer.lists.append(FormatsAnswer.FileRecognition(Recognition(file: source.file)))
        answer.diagnostics.append(error.diagnostic(defaultFile: source.file))
        answer.failure = answer.failure ?? error
      }
    }
    if answer.lists.count == 1 { answer.recognition = answer.lists[0] }
    return answer
  }
}

extension FormatsAnswer.ProfileSummary {
  init(_ profile: Profile) {
    self.init(
      name: profile.name, title: profile.title, container: profile.container.rawValue,
      documentation: profile.documentation, file: profile.file)
  }
}
