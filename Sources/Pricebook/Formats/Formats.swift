import PriceListReading
import PriceModel

/// The answer of `formats`.
public struct FormatsAnswer: Encodable, Sendable {
  public let schema = "pricebook.formats/1"
  public var profiles: [ProfileSummary]
  /// How the file was recognised; `nil` if none was given.
  public var recognition: FileRecognition?

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

  /// How a file would be read.
  public struct FileRecognition: Encodable, Sendable {
    public var file: String
    /// `nil` if no profile fits.
    public var profile: String?
    public var score: Int
    public var reasons: [String]
    public var encoding: String?
    public var delimiter: String?
    public var decimalMark: String?
    public var headerLine: Int?
    /// Where no profile fits: the one that comes nearest, and the columns it misses.
    public var nearestProfile: String?
    public var missingColumns: [String]
  }

  /// Why the file would not be read; `nil` if it would.
  public var failure: PricebookError? {
    guard let recognition, recognition.profile == nil else { return nil }
    let nearest = recognition.nearestProfile.map {
      "; the nearest is \($0), which misses \(Prose.list(recognition.missingColumns))"
    }
    return PricebookError(
      .fault, .notRecognised, "no profile fits the file" + (nearest ?? ""), file: recognition.file)
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
    let recognition = try translatingReadingErrors {
      try path.map { try PriceListReader(library: library).recognise(path: $0, limits: limits) }
    }
    return FormatsAnswer(
      profiles: library.profiles.map(FormatsAnswer.ProfileSummary.init),
      recognition: recognition.map(FormatsAnswer.FileRecognition.init))
  }
}

extension FormatsAnswer.ProfileSummary {
  init(_ profile: Profile) {
    self.init(
      name: profile.name, title: profile.title, container: profile.container.rawValue,
      documentation: profile.documentation, file: profile.file)
  }
}

extension FormatsAnswer.FileRecognition {
  init(_ found: Recognition) {
    self.init(
      file: found.file, profile: found.profile, score: found.score, reasons: found.reasons,
      encoding: found.encoding,
      delimiter: found.delimiter, decimalMark: found.decimalMark, headerLine: found.headerLine,
      nearestProfile: found.nearestProfile, missingColumns: found.missingColumns)
  }
}
