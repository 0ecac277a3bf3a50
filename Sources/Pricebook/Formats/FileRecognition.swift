import PriceListReading
import PriceModel

extension FormatsAnswer {
  /// How a file would be read.
  public struct FileRecognition: Encodable, Sendable {
    public var file: String
    /// `nil` if no profile fits.
    public var profile: String?
    /// How well the profile, or the nearest, fits: 0 to 100.
    public var score: Int
    public var reasons: [String]
    public var encoding: String?
    public var delimiter: String?
    public var decimalMark: String?
    public var headerLine: Int?
    /// Everything that is known about the file, each with how firmly and why.
    public var assumptions: [Assumption]
    /// The columns that the header has.
    public var columns: [String]
    /// All profiles that have something in common with the file, the best first.
    public var matches: [Match]
    /// Two or more profiles that fit equally well.
    public var rivals: [String]
    /// Where no profile fits: the one that comes nearest, and the columns it misses.
    public var nearestProfile: String?
    public var missingColumns: [String]
    /// The same with all accepted names, and the column that was probably meant.
    public var missing: [Missing]
    /// The first item as it would be imported.
    public var preview: ItemPreview?
  }

  /// A profile held against the file.
  public struct Match: Encodable, Sendable {
    public var profile: String
    public var score: Int
    public var fits: Bool
    public var reasons: [String]
  }

  /// A column that the nearest profile misses.
  public struct Missing: Encodable, Sendable {
    public var names: [String]
    public var near: String?
    /// The names as people read them: the first few.
    var shownNames: String

    private enum CodingKeys: CodingKey {
      case names, near
    }
  }
}

extension FormatsAnswer.FileRecognition {
  init(_ found: Recognition) {
    self.init(
      file: found.file, profile: found.profile, score: found.score, reasons: found.reasons,
      encoding: found[.encoding]?.value, delimiter: found[.delimiter]?.value,
      decimalMark: found[.decimalMark]?.value, headerLine: found.headerLine,
      assumptions: found.assumptions, columns: found.columns,
      matches: found.matches.map {
        FormatsAnswer.Match(profile: $0.profile, score: $0.score, fits: $0.fits, reasons: $0.reasons)
      },
      rivals: found.rivals, nearestProfile: found.nearestProfile,
      missingColumns: found.missing.map { $0.names.joined(separator: " or ") },
      missing: found.missing.map {
        FormatsAnswer.Missing(names: $0.names, near: $0.near, shownNames: $0.shownNames)
      },
      preview: found.preview)
  }
}
