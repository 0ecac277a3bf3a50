extension RuleBook {
  /// Office 365 in Open (OPN).
  static let open: [Rule] = [
    Rule(
      "OPN-1",
      """
      Renewal opens 30 days before the end. A key activated early makes the activation day the \
      new anniversary (the days left are lost).
      """,
      from: RuleSource(.open, section: "Question 1: from when can I renew?")
    ),
    Rule(
      "OPN-2",
      """
      After the end: 30 days of full use; a key redeemed in them still counts from the original \
      date. Then 90 days of read and print; 120 days after the end the account is deleted for \
      good.
      """,
      from: RuleSource(.open, section: "Questions 2 and 4: after the end")
    ),
    Rule(
      "OPN-3",
      """
      Licences added mid-term: one common end date, the average of the remaining terms weighted \
      by quantity. With n seats of r days left and m new seats of 365 days: (n·r + m·365) ÷ (n + \
      m) days, rounded down.
      """,
      from: RuleSource(.open, section: "Question 5: a new renewal date"),
      basis: .reading
    ),
    Rule(
      "OPN-4",
      """
      From web-direct to Open: within 30 days of activation cancel and pay the first month; else \
      at the renewal, from 30 days before the end (the day of activation becomes the new date); \
      or mid-year for a penalty of 25 % of the rest of the term. Automatic renewal must be off.
      """,
      from: RuleSource(.open, section: "Question 3: from web-direct to Open")
    ),
    Rule(
      "OPN-5",
      """
      The end date is seen in the admin portal or the partner dashboard only, not in the VLSC.
      """,
      from: RuleSource(.open, section: "Comments")
    ),
  ]
}
