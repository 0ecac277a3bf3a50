extension RuleBook {
  /// Up-To-Date (UTD).
  static let upToDate: [Rule] = [
    Rule(
      "UTD-1",
      """
      OVS only, once, in the initial order only: 50 % off a component whose installed version is \
      the current one or the one before. The discount is already in the price of the UTD SKU. \
      Not in OV.
      """,
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
    Rule(
      "UTD-2",
      "Any perpetual licence source counts (FPP, VL, OEM, COEM).",
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
    Rule(
      "UTD-3",
      """
      Products: Windows upgrade, Office Professional Plus, Office Small Business, Core CAL \
      Suite, Enterprise CAL Suite.
      """,
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
    Rule(
      "UTD-4",
      "Components: Y1 Office UTD + Windows ENT; Y2 and Y3 Office ENT + Windows ENT.",
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
    Rule(
      "UTD-5",
      "Platform: Y1 Office PLU + Windows PLA + Core CAL PLA; Y2 and Y3 all PLA.",
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
    Rule(
      "UTD-6",
      """
      Y2 and Y3 are at the price of the regular (non-UTD) SKU as of the date of the first-year \
      UTD order.
      """,
      from: RuleSource(.openValue, section: "Up-to-date in Open Value Subscription")
    ),
  ]
}
