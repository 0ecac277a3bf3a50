import PriceModel

/// What an agreement must count to be signed (LVL-4).
public struct Minimum: Sendable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable {
    case desktops, licences
    case fullTimeEquivalents = "FTE"
  }

  public let count: Int
  public let unit: Unit

  /// The minimum of a program; `nil` for programs that the rules give none. Open Value that is not
  /// organisation-wide counts licences.
  public init?(program: Program, organisationWide: Bool?, country: String?) {
    switch program {
    case .openValue: unit = organisationWide == false ? .licences : .desktops
    case .openValueSubscription: unit = .desktops
    case .openValueSubscriptionEducation: unit = .fullTimeEquivalents
    default: return nil
    }
    count = Self.count(in: country)
  }

  /// 5, in Japan 3.
  public static func count(in country: String?) -> Int { isJapan(country) ? 3 : 5 }

  static func isJapan(_ country: String?) -> Bool {
    guard let country else { return false }
    return ["JP", "JPN", "JAPAN"].contains(country.uppercased())
  }
}
