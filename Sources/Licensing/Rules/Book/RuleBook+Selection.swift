extension RuleBook {
  /// Selecting a SKU (SEL).
  static let selection: [Rule] = [
    Rule(
      "SEL-1",
      """
      The walk: program → product family → offering → level → purchase unit → acquisition year \
      (purchase period). If several SKUs are left, show how their descriptions differ (e.g. L&SA \
      vs SA, Device CAL vs User CAL) and let the user choose.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-2",
      """
      Programs: Open Value (OV), Open Value Subscription (OVS), Open Value Subscription for \
      Education Solutions (OVS-ES).
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-3",
      """
      Offerings: Enterprise (Ent), Platform (PLA), Additional Product (Addtl Prod), Up-To-Date \
      (UTD), Platform Up-To-Date (PLU).
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-4",
      """
      Levels: Non-specific (NL), C; D only for government; E and F only for faculty SKUs of \
      OVS-ES.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-5",
      """
      Student SKUs of OVS-ES are always NL and are recognised by "Stdnt" in the item name.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-6",
      """
      Purchase units: 1 year, 2 years, 3 years, 1 month, Each. "Each" is the unit of buy-out \
      SKUs.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-7",
      """
      OV: prepaid or spread payments, for purchases in agreement years 1 and 2 (in year 3 only \
      one year is left, so both are the same). Prepaid = a unit that covers the rest of the term \
      (3 years in Y1, 2 in Y2, 1 in Y3); spread = the 1-year unit, ordered again at each \
      anniversary.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU"),
      basis: .reading
    ),
    Rule(
      "SEL-8",
      """
      Online services (OLS) are always prepaid for the current subscription year: 12 months, \
      never spread, never prorated in OV/OVS (the monthly subscriptions of OLS-3 and OLS-4 \
      excepted).
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-9",
      "OVS has no prepaid option, except for OLS.",
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-10",
      """
      The acquisition year (Acq Y1, Y2, Y3 = the agreement year in which those units were \
      acquired) is chosen for OV: added Enterprise units keep the first SKU (PP-2), added \
      Additional units take the current year's Acq SKU (PP-4). OVS needs none: take the SKU the \
      list has (usually Non-specific; some OVS names read "Aq Y1").
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU")
    ),
    Rule(
      "SEL-11",
      """
      OVS-ES: one enrolment may not mix Enterprise and Platform SKUs between its faculty and its \
      student part.
      """,
      from: RuleSource(.openValue, section: "The process of selecting a SKU"),
      example: """
        Education Desktop for faculty + an Enterprise Office for students must be two OVS-ES \
        agreements.
        """
    ),
    Rule(
      "SEL-12",
      """
      A distributor sells under its own SKU or the vendor's ("SKU AB or Microsoft" [CSP]); both \
      find the item.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Introduction"),
      basis: .requirement
    ),
    Rule(
      "SEL-13",
      """
      Products are renamed (Office 365 Business Premium in February 2020 [NCE]): a search finds \
      a product by its former names too.
      """,
      from: RuleSource(.newCommerce, section: "Questions and answers")
    ),
  ]
}
