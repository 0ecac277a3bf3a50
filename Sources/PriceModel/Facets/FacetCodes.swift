// The fixed codes as types, for the rules and the walk, which compute with them. Lists may hold other values:
// an item keeps its codes as text, and `Program(rawValue: text)` is `nil` for what no rule knows.

/// A licensing program (RULES SEL-2, §15).
public enum Program: String, Sendable, Codable, CaseIterable {
  case openValue = "OV"
  case openValueSubscription = "OVS"
  case openValueSubscriptionEducation = "OVS-ES"
  case openLicense = "OLP"
  case volumeLicensing = "MVL"
  case newCommerce = "CSP-NCE"
  case legacyCSP = "CSP"
  case perpetualCSP = "CSP-PERPETUAL"
  case azure = "AZURE"

  /// Whether the Open Value order model (offering, level, unit, acquisition year) applies.
  public var isOpenValue: Bool {
    self == .openValue || self == .openValueSubscription || self == .openValueSubscriptionEducation
  }
}

/// An offering of Open Value (RULES SEL-3).
public enum Offering: String, Sendable, Codable, CaseIterable {
  case enterprise = "ENT"
  case platform = "PLA"
  case additional = "ADD"
  case upToDate = "UTD"
  case platformUpToDate = "PLU"
  case standard = "STD"
}

/// A price level (RULES SEL-4).
public enum Level: String, Sendable, Codable, CaseIterable {
  case none = "NL"
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"
}

/// A purchase unit (RULES SEL-6).
public enum PurchaseUnit: String, Sendable, Codable, CaseIterable {
  case oneYear = "1Y"
  case twoYears = "2Y"
  case threeYears = "3Y"
  case oneMonth = "1M"
  case each = "EA"
}

/// The agreement year in which units were acquired (RULES SEL-10).
public enum AcquisitionYear: String, Sendable, Codable, CaseIterable {
  case first = "Y1"
  case second = "Y2"
  case third = "Y3"
  case nonSpecific = "NS"
}

/// A customer segment.
public enum Segment: String, Sendable, Codable, CaseIterable {
  case commercial, government, academic, faculty, student, charity
}

/// What a SKU of volume licensing grants.
public enum ProductType: String, Sendable, Codable, CaseIterable {
  case license = "L"
  case licenseAndAssurance = "LSA"
  case assurance = "SA"
  case stepUp = "STEPUP"
  case monthlySubscription = "MSU"
  case subscription = "SUB"
  case buyOut = "BUYOUT"
  case perpetual = "PERPETUAL"
}

/// How a customer of Open Value pays (RULES SEL-7).
public enum Payment: String, Sendable, Codable, CaseIterable {
  case spread, prepaid
}
