extension RuleBook {
  /// Additional products, languages, CALs (ADD).
  static let additionalProducts: [Rule] = [
    Rule(
      "ADD-1",
      """
      Additional products may be ordered at any time; licences bought mid-year are not prorated.
      """,
      from: RuleSource(.openValue, section: "Additional products")
    ),
    Rule(
      "ADD-2",
      """
      In OV non-org-wide every product is an Additional Product, level NL, entry 5 licences \
      (Japan 3).
      """,
      from: RuleSource(.openValue, section: "Additional products")
    ),
    Rule(
      "ADD-3",
      """
      All OLS are Additional Products, except Office 365 ordered as the qualifying Enterprise \
      product of an organisation-wide agreement.
      """,
      from: RuleSource(.openValue, section: "Additional products")
    ),
    Rule(
      "ADD-4",
      """
      Languages. OVS: all languages (org-wide and additional). OV: org-wide all languages; \
      additional: single language, and non-specific for government. EMEA also offers Romanian \
      and Bulgarian; Japan also Japanese. An all-languages licence covers every language version \
      supported.
      """,
      from: RuleSource(.openValue, section: "Languages of licences")
    ),
    Rule(
      "ADD-5",
      "CALs exist per user and per device.",
      from: RuleSource(.openValue, section: "Client access licences per user or per device"),
      example: """
        W06-00793 Core CAL … OLV NL 1YR Ent Device CAL; W06-00857 Core CAL … OLV NL 1YR Ent User \
        CAL.
        """
    ),
  ]
}
