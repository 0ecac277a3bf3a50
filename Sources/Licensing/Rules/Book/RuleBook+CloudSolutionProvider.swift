extension RuleBook {
  /// Classic CSP (CSP).
  static let cloudSolutionProvider: [Rule] = [
    Rule(
      "CSP-1",
      """
      Monthly: billed once a month, to the day of activation; seats and plan may change and be \
      cancelled at any time; from one seat.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Monthly subscription")
    ),
    Rule(
      "CSP-2",
      """
      Annual: 12 months in advance; no cancelling, no fewer seats, no plan change; more seats at \
      any time.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Annual subscription")
    ),
    Rule(
      "CSP-3",
      """
      Annual: seats added to the same tenant and plan end with the first order and are billed \
      for their days.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Annual subscription"),
      example: """
        First order 2017-10-20, valid to 2018-10-19 (365 days); seats added 2017-12-15 are billed \
        2017-12-15 … 2018-10-19 = 309 days of 365.
        """
    ),
    Rule(
      "CSP-4",
      """
      Business plans (Office 365 Business, Business Premium, Business Essentials) cannot change \
      from monthly to annual billing; enterprise and standalone plans (Exchange Online, Project) \
      can, or by a change of tenant.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Change of billing")
    ),
    Rule(
      "CSP-5",
      """
      Azure: paid afterwards, by use: per minute, per amount of data or calls, per user or \
      service.
      """,
      from: RuleSource(.cloudSolutionProvider, section: "Microsoft Azure")
    ),
  ]
}
