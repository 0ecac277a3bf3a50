extension RuleBook {
  /// CSP and New Commerce (NCE).
  static let newCommerce: [Rule] = [
    Rule(
      "NCE-1",
      """
      Monthly term, monthly billing: change or cancel at each renewal; no price protection \
      beyond the month.
      """,
      from: RuleSource(.newCommerce, section: "Terms and methods of payment")
    ),
    Rule(
      "NCE-2",
      """
      Annual term, monthly billing: the same monthly price for a year; annual term, annual \
      billing: the year in advance. Both: price protection for the year.
      """,
      from: RuleSource(.newCommerce, section: "Terms and methods of payment")
    ),
    Rule(
      "NCE-3",
      """
      Seats may be added at any time, at the protected price: billed monthly from that day \
      (monthly billing), or in proportion to the rest of the term (annual billing).
      """,
      from: RuleSource(.newCommerce, section: "Terms and methods of payment"),
      basis: .reading
    ),
    Rule(
      "NCE-4",
      """
      Reduce or cancel only within 7 days from the start or the renewal date; missed, the next \
      window opens at the next renewal (a month or a year later). The window is days D to D+6.
      """,
      from: RuleSource(.newCommerce, section: "The window of seven days"),
      basis: .reading, example: "Start 2022-03-15 → 15 to 21 March, next 2023-03-15."
    ),
    Rule(
      "NCE-5",
      "The monthly term costs 20 % more than the annual one.",
      from: RuleSource(.newCommerce, section: "What is the New Commerce Experience")
    ),
    Rule(
      "NCE-6",
      """
      Price changes of 2022-03, new bookings: Microsoft 365 Business Basic +20 %, Business \
      Premium +10 %, Microsoft 365 E3 +12.5 %, Office 365 E5 +9 %, E3 +15 %, E1 +25 %; on a \
      monthly term both increases apply, multiplied. Promotion: monthly term about −20 % (an \
      input, not a constant) for new bookings to the end of June 2022.
      """,
      from: RuleSource(.newCommerce, section: "What is the New Commerce Experience"),
      example: "From 100: Business Basic annual 120, monthly 144."
    ),
    Rule(
      "NCE-7",
      """
      Price change of 2023-04-01 by currency: GBP +9 %; DKK, EUR, NOK +11 %; SEK +15 %; a large \
      part of the licence models, legacy and New Commerce alike, whatever term or billing; a \
      currency that is not named (PLN) gets "not stated", never a guess. A subscription renews \
      at the price in force on its renewal date.
      """,
      from: RuleSource(.newCommerce, section: "Price increase of 2023-04-01")
    ),
    Rule(
      "NCE-8",
      """
      Planning around an announced change (legacy orders): one that renews on or after its date \
      is worth re-booking in New Commerce before it; one that renews shortly before keeps the \
      old price for a term (keep it, or re-book it: both are shown). Legacy orders paid yearly \
      get a credit for the rest of their term; paid monthly, the calendar month is charged at \
      its highest quantity, so the switch is best made in its last week. A running New Commerce \
      term cannot be left outside its window (NCE-4).
      """,
      from: RuleSource(.newCommerce, section: "Price increase of 2023-04-01"),
      example: """
        Legacy order of August 2021, renewed August 2022: re-book by the end of March 2023, credit \
        to August 2023.
        """
    ),
    Rule(
      "NCE-9",
      """
      Not in New Commerce (then): non-profit, education and perpetual; these need the customer's \
      tenant domain in both of the distributor's portals, or the order is not fulfilled. \
      Non-profit status comes from the vendor, education status from the distributor.
      """,
      from: RuleSource(.newCommerce, section: "Exceptions when ordering")
    ),
    Rule(
      "NCE-10",
      """
      Perpetual in CSP: one payment for unlimited use, or 1 or 3 years; without Software \
      Assurance; the terms of use of Open License apply.
      """,
      from: RuleSource(.newCommerce, section: "Perpetual licences")
    ),
    Rule(
      "NCE-11",
      "Quantity 0 is not a cancellation. A cancelled licence stops at once.",
      from: RuleSource(.newCommerce, section: "Questions and answers")
    ),
    Rule(
      "NCE-12",
      """
      Education: "use benefits" are free student licences for a customer that licenses its whole \
      teaching staff "for faculty"; nurseries and kindergartens do not qualify.
      """,
      from: RuleSource(.newCommerce, section: "Questions and answers")
    ),
    Rule(
      "NCE-13",
      "Subscriptions renew by themselves: month to month, or year to year.",
      from: RuleSource(.newCommerce, section: "Renewal of the subscription")
    ),
    Rule(
      "NCE-14",
      """
      An annual term billed monthly is charged to the end of its term, also if the customer or \
      the partner cannot pay.
      """,
      from: RuleSource(.newCommerce, section: "What is the New Commerce Experience")
    ),
    Rule(
      "NCE-15",
      """
      Since March 2022 only New Commerce can be booked; legacy orders run on and get the higher \
      prices by 2024 at the latest. A legacy order is always a yearly subscription; paid \
      monthly, its quantity could be lowered at any time.
      """,
      from: RuleSource(.newCommerce, section: "Price increase of 2023-04-01")
    ),
    Rule(
      "NCE-16",
      """
      Subscriptions are not transferred from another distributor: link the tenant and book anew. \
      Different licences may be mixed for one customer.
      """,
      from: RuleSource(.newCommerce, section: "Questions and answers")
    ),
    Rule(
      "NCE-17",
      """
      Before the first order: customer agreement (MCA) accepted, partner ID (MPN), partner \
      agreement (MPA) and the indirect reseller relationship confirmed.
      """,
      from: RuleSource(.newCommerce, section: "Indirect reseller partnership")
    ),
  ]
}
