import PriceModel

/// What concerns quotes, agreements and their orders.
extension DiagnosticCode {
  static let quotesAndAgreements = [
    noLines, nothingAsked, missingQuantity, badQuantity, badDiscount, badMargin, discountAndMargin,
    superseded, seatLimit, subscriptionLimit, missingPrerequisite, notSoldThere, missingFacet,
    orderBeforeSigning, noStepUp, refused, violations,
  ]

  static let noLines = DiagnosticCode(
    "no-lines", .error, "The request has no lines.",
    accepted: "at least one line",
    remedy: "Add a line with a part number or facets, and a quantity.")

  static let nothingAsked = DiagnosticCode(
    "nothing-asked", .error, "A line names neither a part number nor a facet.",
    accepted: "a part number, a distributor’s SKU, or facets that lead to one SKU",
    remedy: "Add what the line is about, or take it out.")

  static let missingQuantity = DiagnosticCode(
    "missing-quantity", .error, "A line has no quantity.",
    accepted: "a whole number above 0",
    remedy: "Add the quantity.")

  static let badQuantity = DiagnosticCode(
    "bad-quantity", .error, "A quantity is not accepted.",
    accepted: "a whole number above 0, in digits alone",
    remedy: "Write the quantity without separators or decimals, like 1000.")

  static let badDiscount = DiagnosticCode(
    "bad-discount", .error, "A discount is not accepted.",
    accepted: "a percentage from 0 to below 100",
    remedy: "Correct the percentage.")

  static let badMargin = DiagnosticCode(
    "bad-margin", .error, "A margin is not accepted.",
    accepted: "a percentage from 0 to below 100",
    remedy: "Correct the percentage.")

  static let discountAndMargin = DiagnosticCode(
    "discount-and-margin", .error, "A line has a discount and a margin.",
    accepted: "one of the two",
    remedy: "Take one of the two out.")

  static let superseded = DiagnosticCode(
    "superseded", .warning, "The SKU of a line is superseded by another one.",
    accepted: "SKUs that are still sold",
    remedy: "Quote the successor that the message names.")

  static let seatLimit = DiagnosticCode(
    "seat-limit", .warning, "A line has fewer or more seats than a subscription of its SKU may have.",
    accepted: "a number of seats that the offer matrix allows",
    remedy: "Change the quantity, or quote the SKU for that size.")

  static let subscriptionLimit = DiagnosticCode(
    "subscription-limit", .warning, "The lines are more subscriptions of a SKU than a customer may own.",
    accepted: "as many lines of the SKU as the offer matrix allows subscriptions",
    remedy: "Put the seats of the lines together.")

  static let missingPrerequisite = DiagnosticCode(
    "missing-prerequisite", .warning, "A line needs another SKU, which the quote does not have.",
    accepted: "one of the SKUs that the offer matrix names, in the quote or owned by the customer",
    remedy: "Add one of them, or make sure that the customer has it.")

  static let notSoldThere = DiagnosticCode(
    "not-sold-there", .warning, "A SKU is not sold in the market of its price.",
    accepted: "the countries that the offer matrix names",
    remedy: "Quote a SKU that is sold there, or choose the right --market.")

  static let missingFacet = DiagnosticCode(
    "missing-facet", .error, "The list does not say a facet that the order’s price depends on.",
    accepted: "an item with the facet",
    remedy: "Import the list with a profile that fills the facet, or state the unit price in the order.")

  static let orderBeforeSigning = DiagnosticCode(
    "order-before-signing", .error, "An order was received before the agreement was signed.",
    accepted: "a day on or after the signing",
    remedy: "Correct “received” or “signedOn”.")

  static let noStepUp = DiagnosticCode(
    "no-step-up", .error, "The lists have no step-up SKU for this product.",
    accepted: "a product and a target that a step-up SKU joins",
    remedy: "See with ‘pricebook pick --product-type STEPUP’ which there are.")

  static let refused = DiagnosticCode(
    "refused", .error, "A licensing rule refuses it.",
    accepted: "what the rule allows",
    remedy: "Read the rule and its source with ‘pricebook rules ID’.")

  static let violations = DiagnosticCode(
    "violations", .error, "The agreement violates licensing rules.",
    accepted: "an agreement without violations",
    remedy: "Mend what the answer lists; ‘pricebook rules ID’ shows the rule and its source.")
}
