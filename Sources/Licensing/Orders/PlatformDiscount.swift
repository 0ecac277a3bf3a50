import PriceModel

/// The platform discount (CMP-3, WIN-4).
public struct PlatformDiscount: Sendable, Hashable {
  /// 15 or 5.
  public let percent: Int
  public let rule: String
  public let reason: String

  /// The discount that an agreement earns by its initial set-up, or `nil`.
  ///
  /// Platform SKUs (PLA, PLU) hold it in their price already, and it is not taken off again: it tells which SKUs to
  /// choose, not what to subtract.
  public init?(of agreement: Agreement) {
    let fillsOffice = !agreement.components.isDisjoint(with: [.office, .office365])
    guard agreement.isOrganisationWide, fillsOffice, agreement.components.isSuperset(of: [.windows, .cal])
    else { return nil }
    switch agreement.program {
    case .openValue: percent = 15
    case .openValueSubscription: percent = 5
    default: return nil
    }
    rule = "CMP-3"
    reason =
      "all three component categories were chosen at the initial set-up: \(percent) %, which the Platform SKUs "
      + "hold already"
  }

  /// Whether a SKU's price already holds a discount of the organisation: the platform's, or Up-To-Date's 50 %.
  public static func isInPrice(of offering: Offering) -> Bool {
    switch offering {
    case .platform, .platformUpToDate, .upToDate: true
    case .enterprise, .additional, .standard: false
    }
  }
}
