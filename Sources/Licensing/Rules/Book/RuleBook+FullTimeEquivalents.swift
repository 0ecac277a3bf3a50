extension RuleBook {
  /// Counting FTE for OVS-ES (FTE).
  static let fullTimeEquivalents: [Rule] = [
    Rule(
      "FTE-1",
      """
      FTE = full-time faculty + part-time faculty ÷ 3 + full-time staff + part-time staff ÷ 2. \
      (exact, never rounded: 999⅔ is below 1000)
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE"),
      example: "2000 + 3000÷3 + 1000 + 1000÷2 = 4500."
    ),
    Rule(
      "FTE-2",
      """
      Maintenance, grounds and cafeteria staff may be left out if they use no institutional \
      device.
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE")
    ),
    Rule(
      "FTE-3",
      "Visiting professors count as part-time faculty.",
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE")
    ),
    Rule(
      "FTE-4",
      """
      International: FTE = the faculty and staff who work more than 200 hours a year (a head \
      count in place of FTE-1).
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE")
    ),
    Rule(
      "FTE-5",
      """
      Office 365 is licensed per user: the ordered number may exceed the FTE, but not 40 × FTE.
      """,
      from: RuleSource(.openValue, section: "Counting users of Office 365 for faculty and staff"),
      example: """
        2000 + 3000 part-time faculty, 1000 + 1000 part-time staff: up to 7000 named users.
        """
    ),
    Rule(
      "FTE-6",
      """
      The organisation of an OVS-ES agreement is one of: institution with all affiliates, \
      departments and sites; institution alone with its departments and sites; institution plus \
      named affiliates, departments, sites or defined user groups; a selected list of \
      departments, sites or user groups, if the institution is a school without departments or \
      sites.
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE")
    ),
    Rule(
      "FTE-7",
      """
      Office 365 (for example A3) is ordered for the actual number of users, also when only \
      online services are bought.
      """,
      from: RuleSource(.openValue, section: "Counting users of Office 365 for faculty and staff")
    ),
    Rule(
      "FTE-8",
      """
      All FTE employees of the participating institutions or departments are included, students \
      who are employed among them.
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE"),
      basis: .reading
    ),
  ]
}
