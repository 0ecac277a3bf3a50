extension RuleBook {
  /// Price protection (PP).
  static let priceProtection: [Rule] = [
    Rule(
      "PP-1",
      """
      OVS: the price is protected for the whole term, for Enterprise and Additional products \
      alike: from the date of that product's first order, also for added units and products \
      first ordered mid-term.
      """,
      from: RuleSource(.openValue, section: "Price protection")
    ),
    Rule(
      "PP-2",
      """
      OV org-wide, Enterprise products: protected from the product's first order for the first \
      term, added units too (PP-6, PP-7 reset it).
      """,
      from: RuleSource(.openValue, section: "Price protection of Open Value organisation-wide"),
      example: """
        50 × XXX-XXXX at $200 in year 1, 10 more in years 2 and 3: $200 each, whatever the list \
        says.
        """
    ),
    Rule(
      "PP-3",
      """
      OV org-wide, Additional products, and all of OV non-org-wide: no protection; each batch is \
      bought at the list price current on its order date. Its later instalments repeat that \
      batch's price (spread payment), unprorated.
      """,
      from: RuleSource(.openValue, section: "Price protection of Open Value organisation-wide")
    ),
    Rule(
      "PP-4",
      "Worked example of PP-3, with the anniversary order.",
      from: RuleSource(.openValue, section: "Price protection of Open Value organisation-wide"),
      example: """
        SKU MMM-MMMM (acquired Y1, 1 year): 10 at $20 (initial); +2 three months later, list $20; \
        +3 two months later, list $22; +1 a month later, list $23. Anniversary order: MMM-MMMM 12 \
        at $20, MMM-MMMM 3 at $22, MMM-MMMM 1 at $23, and 4 new units as YYY-YYYY (same product, \
        acquired Y2) at the then current $23.
        """
    ),
    Rule(
      "PP-5",
      """
      Price protection = the initial price for additional units. Spread payment = the initial \
      price split into equal parts over the remaining term. They are different things; a report \
      says which one applies.
      """,
      from: RuleSource(.openValue, section: "Price protection")
    ),
    Rule(
      "PP-6",
      """
      Renewal: prices of the renewed agreement are the list prices on the renewal date; \
      protection starts anew.
      """,
      from: RuleSource(.openValue, section: "Price protection at renewal and extension")
    ),
    Rule(
      "PP-7",
      """
      Extension of OV for a second three-year term: year 4 is ordered with the first-year SKUs \
      and is treated as year 1: its first order is an initial order and protection starts with \
      it.
      """,
      from: RuleSource(.openValue, section: "Price protection at renewal and extension")
    ),
    Rule(
      "PP-8",
      """
      Special deal in the first order of OVS or for Enterprise products of OV org-wide: applies \
      in years 2 and 3 to the same SKU, added units included, without naming the deal number \
      again. Another SKU needs a new deal.
      """,
      from: RuleSource(.openValue, section: "Price protection")
    ),
    Rule(
      "PP-9",
      """
      Special deal granted mid-term (not in the initial order): never carries over to later \
      orders of that product.
      """,
      from: RuleSource(.openValue, section: "Price protection")
    ),
    Rule(
      "PP-10",
      """
      OV Additional products and non-org-wide: no protection for added units, so each needs a \
      new special deal.
      """,
      from: RuleSource(.openValue, section: "Price protection")
    ),
    Rule(
      "PP-11",
      """
      UTD with special deals, years 2 and 3 (reading: two lines of the source have the same \
      condition and different results; the regular SKU's first-year price rules): regular SKU \
      without a deal → protected list price; regular SKU with a deal → deal price; UTD SKU \
      alone, with or without a deal → regular SKU at its full list price of the first order's \
      date, deal lost (a deal on it must be approved anew); part regular with deal + part UTD \
      (with or without) → full quantity of the regular SKU at the deal price; part regular \
      without deal + part UTD (with or without) → full quantity of the regular SKU at the \
      protected list price. The deal number is not put on the anniversary order.
      """,
      from: RuleSource(.openValue, section: "Price protection of UTD with special deals"),
      basis: .reading,
      example: """
        30 units, regular 200, its deal 170, UTD 100, its deal 80: 10 regular with deal + 20 UTD = \
        3,700 in year 1, 5,100 in years 2 and 3.
        """
    ),
    Rule(
      "PP-12",
      "OLS: protected for the commitment only; a renewal is at the current price.",
      from: RuleSource(.openValue, section: "Microsoft Online Services (OLS)")
    ),
    Rule(
      "PP-13",
      "Monthly subscription SKUs (MSU) paid annually (AE) have no price protection.",
      from: RuleSource(.openValue, section: "Billing option of monthly subscriptions")
    ),
    Rule(
      "PP-14",
      """
      Cloud SKUs: OVS protects Additional products, OV does not; both protect Platform and \
      Enterprise products.
      """,
      from: RuleSource(.openValue, section: "Cloud monthly SKUs of Office 365")
    ),
    Rule(
      "PP-15",
      """
      The protected price is the price invoiced for the product's first order: the ORD-6 price \
      of that order.
      """,
      from: RuleSource(.openValue, section: "Price protection in Open Value Subscription"),
      example: """
        March list 100, April 105; PO 10 April with usage 28 March → units added in the next year \
        at 100.
        """
    ),
    Rule(
      "PP-16",
      """
      OV: a special deal in the first order holds as its own terms say; it may carry an end.
      """,
      from: RuleSource(.openValue, section: "Price protection scenarios of Open Value")
    ),
  ]
}
