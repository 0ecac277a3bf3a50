/// How a file was recognised, or why it was not.
public struct Recognition: Sendable {
  /// The path as given.
  public internal(set) var file: String
  /// The name of the profile that fits; `nil` if none does.
  public internal(set) var profile: String?
  /// The number of the profile's columns that the header has; 1 for a root element.
  public internal(set) var score = 0
  /// What spoke for the profile.
  public internal(set) var reasons: [String] = []
  public internal(set) var encoding: String?
  public internal(set) var delimiter: String?
  public internal(set) var decimalMark: String?
  public internal(set) var headerLine: Int?
  /// If no profile fits, the one that comes nearest and the columns it misses.
  public internal(set) var nearestProfile: String?
  public internal(set) var missingColumns: [String] = []

  init(file: String) { self.file = file }
}
