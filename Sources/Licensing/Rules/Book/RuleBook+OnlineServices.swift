extension RuleBook {
  /// Online services and monthly subscriptions (OLS).
  static let onlineServices: [Rule] = [
    Rule(
      "OLS-1",
      """
      OLS are subscriptions, not perpetual, and need activation. Billing: unit 12 months, \
      prepaid (PE).
      """,
      from: RuleSource(.openValue, section: "Microsoft Online Services (OLS)")
    ),
    Rule(
      "OLS-2",
      "Azure is bought as prepaid top-up SKUs, each to be used within 12 months.",
      from: RuleSource(.openValue, section: "Microsoft Online Services (OLS)")
    ),
    Rule(
      "OLS-3",
      """
      OLS other than Azure, Intune and Office 365 are found in the list by: unit 1 month, period \
      Non-specific, offering Additional Product, product type \
      MonthlySubscriptions-VolumeLicense.
      """,
      from: RuleSource(.openValue, section: "Microsoft Online Services (OLS)")
    ),
    Rule(
      "OLS-4",
      """
      MSU are prorated by month: price = monthly price × months left, the order month whole: to \
      the end of the agreement (PE), or to the next anniversary (AE). The quantity on the order \
      is the number of licences, never multiplied by months.
      """,
      from: RuleSource(.openValue, section: "Billing option of monthly subscriptions"),
      basis: .reading,
      example: """
        18 months left → PE charges 18. Example: 5 × 10.00 a month, signed 2025-01-15, ordered \
        2026-07-15: PE 18 months = 900.00; AE 6 months = 300.00, then the last year prepaid at its \
        list price.
        """
    ),
    Rule(
      "OLS-5",
      "In the last agreement year only PE.",
      from: RuleSource(.openValue, section: "Billing option of monthly subscriptions")
    ),
    Rule(
      "OLS-6",
      "Office 365 cloud lines: only PE and 12 months; anything else is rejected.",
      from: RuleSource(.openValue, section: "Cloud monthly SKUs of Office 365")
    ),
    Rule(
      "OLS-7",
      """
      OLS in Open (Azure, CRM Online, EMS, Intune, Office 365) are not available as MSU and not \
      prorated. (The source lists CRM Online and EMS among the MSU elsewhere: this rule wins.)
      """,
      from: RuleSource(.openValue, section: "Anniversary order of OLS")
    ),
  ]
}
