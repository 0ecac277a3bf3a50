extension ProductKinds {
  private static let windowsUpgrade = [
    NamePattern(beginning: "win", containing: ["upgrade"]),
    NamePattern(beginning: "win", containing: ["upgrd"]), NamePattern(beginning: "win", containing: ["upg"]),
  ]
  private static let suites = [
    NamePattern(containing: ["corecal"]), NamePattern(containing: ["enterprisecal"]),
    NamePattern(containing: ["entcal"]),
  ]
  private static let officeProfessionalPlus = [
    NamePattern(beginning: "office", containing: ["professionalplus"]),
    NamePattern(beginning: "office", containing: ["proplus"]),
  ]

  static let educationDesktop = NamePattern(containing: ["education", "desktop"])

  /// CMP-1. The first pattern that matches counts: Office 365 comes before Office.
  static let standardPatterns: [ComponentPattern] =
    windowsUpgrade.map { ComponentPattern(.windows, $0) }
    + [
      ComponentPattern(.office365, NamePattern(beginning: "office365")),
      ComponentPattern(.office365, NamePattern(beginning: "o365")),
      ComponentPattern(.office, NamePattern(beginning: "office")),
    ]
    + (suites + [NamePattern(containing: ["calsuite"])]).map { ComponentPattern(.cal, $0) }

  /// LVL-6.
  static let desktopPlatformProducts: [NamePattern] =
    windowsUpgrade + officeProfessionalPlus + suites + [educationDesktop]

  /// LVL-6 names Windows CAL and SharePoint CAL as examples; these are the parts of the two suites.
  static let partsOfSuites: [NamePattern] =
    ["win", "sharepoint", "exchange", "skype", "sfb", "lync", "systemcenter"].map {
      NamePattern(beginning: $0)
    }

  /// UTD-3.
  static let upToDateProducts: [NamePattern] =
    windowsUpgrade + officeProfessionalPlus + suites
    + [
      NamePattern(beginning: "office", containing: ["smallbusiness"]),
      NamePattern(beginning: "office", containing: ["smlbus"]),
    ]

  /// OLS-7.
  static let onlineServices: [(service: OnlineService, pattern: NamePattern)] = [
    (.azure, NamePattern(beginning: "azure")),
    (.crmOnline, NamePattern(containing: ["crmonline"])),
    (.crmOnline, NamePattern(beginning: "crmol")),
    (.enterpriseMobility, NamePattern(beginning: "enterprisemobility")),
    (.enterpriseMobility, NamePattern(exactly: "ems")),
    (.intune, NamePattern(containing: ["intune"])),
    (.office365, NamePattern(beginning: "office365")),
    (.office365, NamePattern(beginning: "o365")),
  ]
}
