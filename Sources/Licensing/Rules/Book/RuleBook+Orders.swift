extension RuleBook {
  /// Orders in a running agreement (ORD).
  static let orders: [Rule] = [
    Rule(
      "ORD-1",
      """
      OV (both kinds): quantities may rise at any time and never fall; an Additional product may \
      not be dropped at the anniversary. An anniversary order with a lower quantity or a missing \
      product is rejected.
      """,
      from: RuleSource(.openValue, section: "Rules for adding quantity or products")
    ),
    Rule(
      "ORD-2",
      """
      OVS: quantities may rise or fall at the anniversary with the desktop count, not below the \
      minimum (5, Japan 3). Added mid-year, a full year is paid. Additional products may be \
      dropped at the anniversary.
      """,
      from: RuleSource(.openValue, section: "Rules for adding quantity or products")
    ),
    Rule(
      "ORD-3",
      "OVS-ES: desktop platform products may not fall below the initial order.",
      from: RuleSource(.openValue, section: "Rules for adding quantity or products")
    ),
    Rule(
      "ORD-4",
      """
      OVS: new additional products at the anniversary go in an order of their own. (OV: they may \
      stand in the anniversary order, PP-4.)
      """,
      from: RuleSource(.openValue, section: "Rules for adding quantity or products")
    ),
    Rule(
      "ORD-5",
      "Products are ordered in the month in which their use begins.",
      from: RuleSource(.openValue, section: "Rules for adding quantity or products")
    ),
    Rule(
      "ORD-6",
      """
      Back-dated orders: PO received on or before the 15th and usage date in the previous month \
      → previous month's price; otherwise the price of the month of receipt.
      """,
      from: RuleSource(.openValue, section: "Prices of back-dated orders"),
      example: """
        Usage March 2025, PO by 15 April 2025 → March prices; PO after 15 April → April prices, \
        whatever the usage date.
        """
    ),
    Rule(
      "ORD-7",
      """
      Cloud Additional products should be ordered apart from standard SKUs (a warning, not a \
      refusal); they cannot be cancelled once activated.
      """,
      from: RuleSource(.openValue, section: "Cloud monthly SKUs of Office 365")
    ),
    Rule(
      "ORD-8",
      """
      OLS are not renewed automatically. The anniversary order must hold the Office 365 \
      enterprise SKUs; Azure, CRM Online, EMS and Intune are renewed by ordering them again \
      before they expire.
      """,
      from: RuleSource(.openValue, section: "Automatic renewal of OLS")
    ),
    Rule(
      "ORD-9",
      """
      OV: an anniversary order names every Enterprise SKU on spread payment in the same or a \
      higher quantity, and each batch of an Additional SKU on spread payment exactly as it was; \
      growth comes on the current year's Acq SKU.
      """,
      from: RuleSource(.openValue, section: "Rules for adding quantity or products"),
      basis: .reading
    ),
  ]
}
