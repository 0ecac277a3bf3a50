extension RuleBook {
  /// Step-up (STP).
  static let stepUp: [Rule] = [
    Rule(
      "STP-1",
      """
      A step-up SKU moves a licence from the standard to the professional version. Price = \
      L&SA(professional) − L&SA(standard).
      """,
      from: RuleSource(.openValue, section: "Software Assurance step-up SKUs"),
      example: "420 − 300 = 120; 10 units at the OV anniversary: 3,000 + 1,200."
    ),
    Rule(
      "STP-2",
      """
      It adds to the original SKU and does not replace it: the original goes on being ordered to \
      the end of the term; the step-up too, unless prepaid.
      """,
      from: RuleSource(.openValue, section: "Software Assurance step-up SKUs")
    ),
    Rule(
      "STP-3",
      """
      It may be ordered at any time in the term, at the anniversary or at its end, within the \
      standard periods for SA-only purchases; it is recognised from description and product \
      type.
      """,
      from: RuleSource(.openValue, section: "Software Assurance step-up SKUs")
    ),
    Rule(
      "STP-4",
      """
      On renewal the standard version's SA is renewed first, then the step-up is bought.
      """,
      from: RuleSource(.openValue, section: "Step-up for customers that renew")
    ),
    Rule(
      "STP-5",
      """
      To a product that is not in the agreement yet, CMP-8 comes first (Core CAL → Enterprise \
      CAL; agreements of version 6.4/6.6 to Office Enterprise).
      """,
      from: RuleSource(.openValue, section: "Step-up for customers of OV 6.6")
    ),
    Rule(
      "STP-6",
      """
      OVS: at any time, if linked to an existing order of the lower version; at the anniversary \
      the lower may be dropped and the higher ordered.
      """,
      from: RuleSource(.openValue, section: "Step-up in Open Value Subscription")
    ),
    Rule(
      "STP-7",
      """
      OVS buy-out: allowed if the step-up came before the last year and the higher product was \
      ordered at the anniversary; a step-up in the last year cannot be bought out: extend, or \
      buy a licence of the higher product in Open License.
      """,
      from: RuleSource(.openValue, section: "Step-up in Open Value Subscription")
    ),
    Rule(
      "STP-8",
      """
      Step-up orders are placed electronically only (MOET/EDI-XML); no further volume licence \
      keys are made or needed.
      """,
      from: RuleSource(.openValue, section: "Software Assurance step-up SKUs")
    ),
    Rule(
      "STP-9",
      """
      OVS: for selected products; the step-up costs only the difference in yearly subscription \
      price (Office Small Business → Office Professional Plus).
      """,
      from: RuleSource(.openValue, section: "Step-up in Open Value Subscription")
    ),
  ]
}
