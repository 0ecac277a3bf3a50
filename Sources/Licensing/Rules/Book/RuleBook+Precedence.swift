extension RuleBook {
  /// Which rule wins (WIN).
  static let precedence: [Rule] = [
    Rule(
      "WIN-1",
      """
      Price of a line: PP-13 (AE) before PP-14 (OV cloud Additional) before PP-12 (OLS \
      commitment) before PP-9 (mid-term deal never carries: later instalments at the batch's \
      list price) before PP-1/PP-2/PP-3.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
    Rule(
      "WIN-2",
      """
      ORD-1 asks only for spread-paid lines and Office 365 Enterprise SKUs; prepaid and buy-out \
      lines and other OLS are exempt; at renewal or extension it starts afresh.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
    Rule(
      "WIN-3",
      """
      CMP-6 is not broken by the step-up change (STP-6), by UTD giving way to the regular SKU \
      (UTD-4, UTD-5), or by a successor SKU.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
    Rule(
      "WIN-4",
      """
      CMP-3: a Platform SKU (PLA, PLU) already holds the platform discount, a UTD SKU its 50 %: \
      never discount them again. No platform discount is stated for OVS-ES.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .reading
    ),
    Rule(
      "WIN-5",
      """
      LVL-1 and LVL-2 start at the minimum of LVL-4 (Japan 3). Level D is never derived; it is \
      accepted if asked for and the segment is government.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
    Rule(
      "WIN-6",
      """
      SEL-8, SEL-9, ADD-1 hold for the five online services of OLS-7; MSU alone are prorated and \
      may be AE.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
    Rule(
      "WIN-7",
      """
      NCE-4 goes before CSP-1 and REN-3; REN-2 and REN-3 are one reseller's narrower rules and \
      are cited as such.
      """,
      from: RuleSource(.productRules, section: "Which rule wins"),
      basis: .requirement
    ),
  ]
}
