extension RuleBook {
  /// Desktop components and the platform discount (CMP).
  static let components: [Rule] = [
    Rule(
      "CMP-1",
      """
      Component categories: Windows desktop OS; Office (Office application or Office 365); CAL \
      suite. Families belong by name: Windows … upgrade → windows; Office … → office; Office 365 \
      … → office365; … CAL Suite, Core CAL, Enterprise CAL → cal; a table that users can extend.
      """,
      from: RuleSource(.openValue, section: "Desktop and components"),
      basis: .reading
    ),
    Rule(
      "CMP-2",
      """
      OV org-wide, OVS and OVS-ES need at least one component in the agreement; an OVS-ES \
      customer with a qualifying agreement at signing needs none.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "CMP-3",
      """
      All three categories chosen at the initial set-up = Platform: 15 % discount (OV org-wide), \
      5 % (OVS). A category added later never earns it.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "CMP-4",
      """
      Office licences and Office 365 seats cannot be combined to meet the organisation-wide \
      commitment.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "CMP-5",
      """
      Components are licensed in equal quantity (10 Office + 10 Windows); CALs may be more, \
      never fewer. Office 365 in OVS-ES counts users (FTE-5, FTE-7) and may be more.
      """,
      from: RuleSource(.openValue, section: "Desktop and components"),
      basis: .reading
    ),
    Rule(
      "CMP-6",
      """
      Enterprise products cannot be removed after the initial set-up (OV, OVS, OVS-ES).
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "CMP-7",
      """
      An agreement request with all three components organisation-wide must carry the "Select \
      all" mark, or it is rejected.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
    Rule(
      "CMP-8",
      """
      A new Enterprise product in a running agreement (any agreement version) needs the \
      additional-enterprise form with the signature form, sent through CLT (Japan: to \
      international operations; forms at explore.ms > OV/OVS > Forms), and may be ordered in \
      MOET/EDI-XML only after the notice of its processing; it is not eligible for CMP-3.
      """,
      from: RuleSource(.openValue, section: "Adding a new Enterprise product")
    ),
    Rule(
      "CMP-9",
      """
      No component is predefined: any product of a category may fill it. Office 365 as the \
      Enterprise product must cover all qualified desktops.
      """,
      from: RuleSource(.openValue, section: "Desktop and components")
    ),
  ]
}
