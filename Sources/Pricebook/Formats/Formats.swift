import PriceListReading
import PriceModel

/// The answer of `formats`.
public struct FormatsAnswer: Encodable, Sendable {
  public let schema = "pricebook.formats/1"
  public var profiles: [ProfileSummary]
  /// How the file was recognised; `nil` if none was given.
  public var recognition: FileRecognition?
  /// Why the file would not be read; `nil` if it would.
  public var failure: PricebookError?

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
    case schema, profiles, recognition
  }
}

extension Workspace {
  /// The profiles known, and how a file would be recognised.
  ///
  /// Throws a ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` if a profile of the user's
  /// is not sound, `usage` if a limit is not known.
  ///
  /// - Parameter limits: Bounds to be moved, each as `NAME=SIZE`.
  public func formats(of path: String? = nil, limits: [String] = []) throws -> FormatsAnswer {
    let limits = try ReadingLimits(userSettings: limits)
    let library = try profiles()
    var answer = FormatsAnswer(profiles: library.profiles.map(FormatsAnswer.ProfileSummary.init))
    guard let path else { return answer }
    let found = try translatingReadingErrors {
      try PriceListReader(library: library).recognise(path: path, limits: limits)
    }
    answer.recognition = FormatsAnswer.FileRecognition(found)
    answer.failure = found.error(tried: library.profiles).map { PricebookError($0) }
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
