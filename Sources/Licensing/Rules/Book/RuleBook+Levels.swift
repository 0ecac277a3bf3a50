extension RuleBook {
  /// Price levels and minimums (LVL).
  static let levels: [Rule] = [
    Rule(
      "LVL-1",
      """
      OV organisation-wide and OVS, commercial or government: 5–249 desktops → NL; 250 and more \
      → C (where the country offers C).
      """,
      from: RuleSource(.openValue, section: "Price levels")
    ),
    Rule(
      "LVL-2",
      "OVS-ES faculty: 5–999 FTE → E; 1000 and more → F. Students: always NL.",
      from: RuleSource(.openValue, section: "Price levels")
    ),
    Rule(
      "LVL-3",
      "OV non-organisation-wide: only NL, only Additional Products.",
      from: RuleSource(.openValue, section: "Price levels")
    ),
    Rule(
      "LVL-4",
      """
      Minimum to enter: 5 desktops (OV org-wide, OVS), 5 licences (OV non-org-wide), 5 FTE \
      (OVS-ES); Japan: 3.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "LVL-5",
      """
      Level C is chosen when the agreement is created and cannot change after activation; it is \
      offered only in organisation-wide agreements, for Enterprise and Additional Products. \
      (Level D is chosen, never derived: WIN-5.)
      """,
      from: RuleSource(.openValue, section: "Price levels")
    ),
    Rule(
      "LVL-6",
      """
      OVS-ES price levels apply to desktop platform products only: Windows upgrade, Office \
      Professional Plus, Core CAL Suite, Enterprise CAL Suite, Education Desktop with Core CAL, \
      Education Desktop with ECAL; these are always ordered organisation-wide. Components of a \
      CAL suite (Windows CAL, SharePoint CAL…) are not desktop platform products but must be \
      ordered organisation-wide too. All else is ordered in any quantity. (The source says both \
      that additional products have no level and that faculty SKUs are E or F: for a faculty \
      Additional SKU take E or F if the list has it, else NL; never refuse.)
      """,
      from: RuleSource(.openValue, section: "Counting for OVS-ES: calculating FTE")
    ),
    Rule(
      "LVL-7",
      """
      The level is set by the count at signing; growing or shrinking later does not move it in \
      the running term.
      """,
      from: RuleSource(.openValue, section: "Price levels"),
      basis: .reading
    ),
  ]
}
