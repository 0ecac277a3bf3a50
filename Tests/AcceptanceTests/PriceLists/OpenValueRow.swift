/// One part of an Open Value list, by its codes; the list writes them as the vendor's order model spells them.
struct OpenValueRow: Sendable {
  var part: String
  var family: String
  var offering = "ADD"
  var level = "NL"
  var unit = "1Y"
  var acquired = "Y1"
  var net: String
  var list: String
  var program = "Open Value"
  var productType = "License/Software Assurance Pack"
  var language = "All Languages"
  var userType = ""
  var country = "PL"
  var currency = "PLN"
  var from = "2026-07-01"
  var end = ""
  var replacedBy = ""
  /// Where the item name says something of its own.
  var name: String?
  var legalName = ""

  /// The name as the price lists spell it (FORMATS §5).
  var itemName: String {
    if let name { return name }
    let tokens = [
      family, language == "All Languages" ? "ALNG" : language, "LicSAPk", "OLV", level, unit,
      acquired == "NS" ? "" : "Acq \(acquired)", Self.offeringTokens[offering] ?? offering,
      userType == "device" ? "DvcCAL" : userType == "user" ? "UsrCAL" : "",
    ]
    return tokens.filter { !$0.isEmpty }.joined(separator: " ")
  }

  var offeringName: String { Self.offeringNames[offering] ?? offering }
  var levelName: String { level == "NL" ? "Non-specific" : level }
  var unitName: String { Self.unitNames[unit] ?? unit }
  var periodName: String { acquired == "NS" ? "Non-specific" : "Acquired Year \(acquired.dropFirst())" }

  private static let offeringTokens = [
    "ENT": "Ent", "PLA": "Pltfrm", "ADD": "AddProd", "UTD": "UTD", "PLU": "PltfrmUTD",
  ]
  private static let offeringNames = [
    "ENT": "Enterprise", "PLA": "Platform", "ADD": "Additional Product", "UTD": "UTD", "PLU": "PLU",
  ]
  private static let unitNames = [
    "1Y": "1 Year", "2Y": "2 Years", "3Y": "3 Years", "1M": "1 Month", "EA": "Each",
  ]
}

/// The parts that most tests price. Figures are invented; those of Core CAL and Project are worked out by hand in
/// `SampleData/README.md`.
enum Parts {
  /// Three years by single years, and up front. The SKU of year 3 is the same for both (SEL-7).
  static let projectStandard = [
    project("B6K-00052", "1Y", "Y1", "950.00", "1187.00"),
    project("B6K-00053", "1Y", "Y2", "1215.00", "1518.00"),
    project("B6K-00054", "1Y", "Y3", "2010.00", "2512.00"),
    project("B6K-00050", "3Y", "Y1", "2793.00", "3490.00"),
    project("B6K-00051", "2Y", "Y2", "2405.70", "3006.00"),
  ]

  static let coreCALDevice = coreCAL("W06-00793", "device", "412.50", "515.00")
  static let coreCALUser = coreCAL("W06-00857", "user", "470.00", "587.00")
  static let coreCALLevelC = coreCAL("W06-00810", "device", "387.75", "484.10", level: "C")
  static let officeAdditional = OpenValueRow(
    part: "269-09046", family: "Office Professional Plus", net: "731.00", list: "914.00", language: "English")

  /// A small list of both kinds of offerings.
  static let openValue = projectStandard + [coreCALDevice, coreCALUser, coreCALLevelC, officeAdditional]

  /// Office in Open Value Subscription: the regular SKU, its UTD at half the price, and level C.
  static let subscription = [
    office("269-12410", "ENT", "NL", "600.00", "740.00"),
    office("269-12411", "UTD", "NL", "300.00", "370.00"),
    office("269-12414", "ENT", "C", "564.00", "695.60"),
    office("269-12415", "UTD", "C", "282.00", "347.80"),
  ]

  static func project(
    _ part: String, _ unit: String, _ acquired: String, _ net: String, _ list: String
  ) -> OpenValueRow {
    OpenValueRow(
      part: part, family: "Project Standard", unit: unit, acquired: acquired, net: net, list: list,
      language: "English")
  }

  static func coreCAL(
    _ part: String, _ userType: String, _ net: String, _ list: String, level: String = "NL"
  ) -> OpenValueRow {
    OpenValueRow(
      part: part, family: "Core CAL", offering: "ENT", level: level, net: net, list: list, userType: userType)
  }

  static func office(
    _ part: String, _ offering: String, _ level: String, _ net: String, _ list: String
  ) -> OpenValueRow {
    OpenValueRow(
      part: part, family: "Office Professional Plus", offering: offering, level: level, acquired: "NS",
      net: net, list: list, program: "Open Value Subscription")
  }

  /// So many different parts, for what depends on numbers of rows.
  static func many(_ count: Int) -> [OpenValueRow] {
    (0..<count).map { index in
      OpenValueRow(
        part: "ZZ\(index % 10)-\(10000 + index)", family: "Product \(index)", net: "\(100 + index).00",
        list: "\(130 + index).00", language: "English")
    }
  }
}
