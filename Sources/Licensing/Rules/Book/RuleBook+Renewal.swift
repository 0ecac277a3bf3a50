extension RuleBook {
  /// Renewing Microsoft 365 at a reseller (REN).
  static let renewal: [Rule] = [
    Rule(
      "REN-1",
      "Renewal = paying the invoice of the next period; users, data and settings stay.",
      from: RuleSource(.renewal, section: "What renewal means")
    ),
    Rule(
      "REN-2",
      """
      Seats can be added until the pro-forma invoice of the next period is issued, as an order \
      from that day to the end of the current period; from the next period they are billed \
      together.
      """,
      from: RuleSource(.renewal, section: "More licences")
    ),
    Rule(
      "REN-3",
      """
      Fewer seats: only before the next period's order is issued, and only through the reseller.
      """,
      from: RuleSource(.renewal, section: "Fewer licences")
    ),
    Rule(
      "REN-4",
      "Another plan: buy the new one before the end and let the old one lapse.",
      from: RuleSource(.renewal, section: "Another package")
    ),
    Rule(
      "REN-5",
      """
      Under New Commerce a lapsed subscription cannot be revived: all its licences must be \
      bought anew; data are kept, the tools cannot be used until then.
      """,
      from: RuleSource(.renewal, section: "Why renew")
    ),
    Rule(
      "REN-6",
      "Perpetual packages (Office 2021, 2019) do not renew.",
      from: RuleSource(.renewal, section: "What renewal means")
    ),
  ]
}
