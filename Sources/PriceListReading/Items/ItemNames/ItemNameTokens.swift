/// The tokens of volume licensing names (FORMATS §5). A new spelling is a new word in this table.
extension ItemNameToken {
  static let all: [ItemNameToken] =
    languages + licenseTypes + programs + levels + units + acquisitionYears + offerings + userTypes
    + segments + wordsWithoutFacet

  /// Words that follow the number of a pack: `2Lic`, `2L`, `16Licenses`, `2Proc`.
  static let packSuffixes: Set<String> = [
    "l", "lic", "lics", "license", "licenses", "licence", "licences", "proc", "procs", "processor",
    "processors", "core", "cores",
  ]
  /// Those that also stand apart from their number: `4 Cores`. The short ones do not, or `Plan 2 Lic` would be
  /// a pack.
  static let packWords: Set<String> = [
    "licenses", "licences", "proc", "procs", "processor", "processors", "core", "cores",
  ]

  private static let languages: [ItemNameToken] =
    [
      .firm(.language, "SNGL", "SNGL", "SLng", "SnglLng", "Single Language", "Sngl Language"),
      .firm(.language, "ALNG", "ALNG", "AllLng", "AllLang", "All Languages", "All Language"),
    ]
    + [
      "Arabic", "Bulgarian", "Croatian", "Czech", "Danish", "Dutch", "English", "Estonian", "Finnish",
      "French", "German", "Greek", "Hebrew", "Hungarian", "Italian", "Japanese", "Korean", "Latvian",
      "Lithuanian", "Norwegian", "Polish", "Portuguese", "Romanian", "Russian", "Serbian", "Slovak",
      "Slovenian", "Spanish", "Swedish", "Thai", "Turkish", "Ukrainian",
    ].map { ItemNameToken([(.language, $0)], .firm, [$0]) }

  private static let licenseTypes: [ItemNameToken] =
    [
      .firm(
        .productType, "LSA", "LicSAPk", "LSA", "L&SA", "L+SA", "Lic+SA", "Lic/SA Pack",
        "License/Software Assurance Pack", "License & Software Assurance",
        "License and Software Assurance"),
      // “Open License + 2 years SA” sells the licence and its assurance together.
      .firm(.productType, "LSA", "+ SA"),
      ItemNameToken([(.productType, "LSA"), (.unit, "1Y")], .firm, ["+ 1 year SA"]),
      ItemNameToken([(.productType, "LSA"), (.unit, "2Y")], .firm, ["+ 2 years SA"]),
      ItemNameToken([(.productType, "LSA"), (.unit, "3Y")], .firm, ["+ 3 years SA"]),
      .firm(.productType, "SA", "SA", "Software Assurance"),
      .firm(
        .productType, "STEPUP", "SASU", "SA StepUp", "Step-Up", "StpUp", "Software Assurance Step-Up"),
      .firm(
        .productType, "SUB", "SubsVL", "SubVL", "SubscriptionVL", "Subscriptions-VolumeLicense",
        "Subscription-VolumeLicense"),
      .contextual(.productType, "SUB", "Sub", "Subs", "Subscription"),
      .firm(
        .productType, "MSU", "MthlySub", "MthlySubs", "MthlySubsVL", "MonthlySubscriptions-VolumeLicense",
        "MonthlySubscription-VolumeLicense", "MonthlySubscriptionsVL"),
      .firm(.productType, "BUYOUT", "Buy-out"),
      .contextual(.productType, "L", "L", "Lic", "License", "Licence", "License only"),
    ]

  private static let programs: [ItemNameToken] = [
    .firm(.program, "OLP", "OLP", "Open License", "Open Licence"),
    .firm(.openProgram, "OLV", "OLV", "Open Value"),
    .firm(.program, "OVS", "OVS", "Open Value Subscription"),
    .firm(
      .program, "OVS-ES", "OVS-ES", "Open Value Subscription for Education Solutions",
      "Open Value Subscription Education Solutions"),
    .firm(.program, "MVL", "MVL"),
  ]

  private static let levels: [ItemNameToken] =
    [.firm(.level, "NL", "NL", "No Level")]
    + ["A", "B", "C", "D", "E", "F"].flatMap { letter in
      [
        ItemNameToken([(.level, letter)], .contextual, [letter]),
        ItemNameToken([(.level, letter)], .firm, ["Level " + letter]),
      ]
    }

  private static let units: [ItemNameToken] =
    [1, 2, 3].map { years in
      ItemNameToken(
        [(.unit, "\(years)Y")], .firm,
        ["\(years)Y", "\(years)YR", "\(years)YRS", "\(years) Year", "\(years) Years", "\(12 * years) Months"])
    } + [
      .firm(.unit, "1M", "1M", "1 Mo", "1 Mth", "1 Month", "1 Months", "1 Month(s)"),
      .contextual(.unit, "1Y", "Annual"),
      .firm(.unit, "EA", "Each"),
    ]

  private static let acquisitionYears: [ItemNameToken] =
    [1, 2, 3].map { year in
      ItemNameToken(
        [(.acquired, "Y\(year)")], .firm,
        ["Aq Y\(year)", "Acq Y\(year)", "Acq Yr \(year)", "Acquired Year \(year)", "Acquired Yr \(year)"])
    } + [.firm(.acquired, "NS", "Acq NS", "Aq NS", "Acquired Non-specific")]

  private static let offerings: [ItemNameToken] = [
    .contextual(.offering, "ENT", "Ent", "Enterprise"),
    // Where no purchase unit is named, the “each” of an Enterprise buy-out is the unit.
    ItemNameToken(
      [(.offering, "ENT")], fallbacks: [(.unit, "EA")], .firm, ["Each Enterprise", "Each Ent"]),
    .contextual(.offering, "PLA", "PLA", "Pltfrm", "Platform"),
    .contextual(
      .offering, "ADD", "AP", "ACP", "AddProd", "AddtlProd", "Additional Product", "Additional Products"),
    .contextual(.offering, "UTD", "UTD", "Up-To-Date"),
    .firm(.offering, "PLU", "PLU", "PltfrmUTD", "Platform UTD", "Platform Up-To-Date"),
  ]

  private static let userTypes: [ItemNameToken] = [
    .firm(.userType, "device", "DvcCAL", "DCAL", "PerDvc"),
    .firm(.userType, "user", "UsrCAL", "UCAL", "PerUsr"),
    // In the family, “User CAL” is the product: Exchange Server Standard User CAL.
    .contextual(.userType, "device", "Device CAL", "Dvc CAL", "Per Device"),
    .contextual(.userType, "user", "User CAL", "Usr CAL", "Per User"),
  ]

  private static let segments: [ItemNameToken] = [
    .firm(.segment, "government", "Gov", "Govt"),
    .contextual(.segment, "government", "Government"),
    .firm(.segment, "academic", "Acdmc", "ACMC"),
    .contextual(.segment, "academic", "Academic"),
    .firm(.segment, "faculty", "Fclty", "FAC"),
    .contextual(.segment, "faculty", "Faculty"),
    .firm(.segment, "student", "Stdnt", "STU"),
    .contextual(.segment, "student", "Student"),
  ]

  /// Qualifiers that mark the end of the family, and words that must not be read one by one.
  private static let wordsWithoutFacet: [ItemNameToken] = [
    .firm(.qualifier, "ShrdSvr", "ShrdSvr"),
    .firm(.qualifier, "CoreLic", "CoreLic"),
    .firm(.qualifier, "Qlfd", "Qlfd", "Qualified"),
    .contextual(.family, "Client Access License", "Client Access License"),
  ]
}
