import PriceModel

/// What concerns questions to the catalogue.
extension DiagnosticCode {
  static let questions = [
    emptyCatalogue, nothingFound, noSuchPart, noPrice, severalLists, severalSKUs, severalCurrencies,
    severalMarkets, unknownFacetValue, noCloser, noSuchRule, missingFact, noLevels, badCount,
    auditFindings, unknownCheck,
  ]

  static let emptyCatalogue = DiagnosticCode(
    "empty-catalogue", .error, "The catalogue holds no list yet.",
    accepted: "a catalogue with at least one list",
    remedy: "Import a price list first, or name another catalogue with --catalogue.")

  static let nothingFound = DiagnosticCode(
    "nothing-found", .error, "No item fits what was asked.",
    accepted: "facets and words that at least one item has",
    remedy: "Ask for less: take the last facet away, or see with ‘pricebook pick’ which values are there.")

  static let noSuchPart = DiagnosticCode(
    "no-such-part", .error, "The lists have no such part number.",
    accepted: "a part number or distributor’s SKU of a list in scope",
    remedy: "Look for the item with ‘pricebook search’, or ask another edition with --edition.")

  static let noPrice = DiagnosticCode(
    "no-price", .error, "The item has no price of the kind, day, market or currency that was asked for.",
    accepted: "a market, a currency and a day for which the item is priced",
    remedy: "See with ‘pricebook show’ which prices the item has.")

  static let severalLists = DiagnosticCode(
    "several-lists", .error, "Several lists price the same part differently.",
    accepted: "one list, or several in order of precedence",
    remedy: "Choose with --list, --market or --currency.")

  static let severalSKUs = DiagnosticCode(
    "several-skus", .error, "Several SKUs match where one was asked for.",
    accepted: "facets that one SKU has",
    remedy: "Add one of the facets in which the SKUs differ; the message names them.")

  static let severalCurrencies = DiagnosticCode(
    "several-currencies", .error, "The prices are in several currencies.",
    accepted: "one currency",
    remedy: "Choose with --currency, or with --list.")

  static let severalMarkets = DiagnosticCode(
    "several-markets", .error, "There are prices for several markets.",
    accepted: "one market",
    remedy: "Choose with --market.")

  static let unknownFacetValue = DiagnosticCode(
    "unknown-value", .error, "A value is not among those that a facet can have.",
    accepted: "the codes, the long names and the spellings of the price lists",
    remedy: "Take one of the values that the message lists.")

  static let noCloser = DiagnosticCode(
    "no-closer", .error, "Closer tables are made of Open Value programs.",
    accepted: "OV, OVS and OVS-ES",
    remedy: "Choose one of them with --program, or see other prices with ‘pricebook pick’.")

  static let noSuchRule = DiagnosticCode(
    "no-such-rule", .error, "There is no rule with this ID.",
    accepted: "the IDs that ‘pricebook rules’ lists",
    remedy: "Correct the ID.")

  static let missingFact = DiagnosticCode(
    "missing-fact", .error, "The answer rests on facts that are not given.",
    accepted: "the options that the message names",
    remedy: "Give the facts as options.")

  static let noLevels = DiagnosticCode(
    "no-levels", .error, "The program has no price levels.",
    accepted: "a program with price levels",
    remedy: "Leave the level out, or choose another program.")

  static let badCount = DiagnosticCode(
    "bad-count", .error, "A count is no number of people.",
    accepted: "0 or more",
    remedy: "Correct the count.")

  static let auditFindings = DiagnosticCode(
    "audit-findings", .error, "The audit found something.",
    accepted: "lists without findings; notes do not count",
    remedy: "Ask the supplier about the rows that the findings name, or leave checks out with --check.")

  static let unknownCheck = DiagnosticCode(
    "unknown-check", .error, "The audit has no such check.",
    accepted: "the names that ‘pricebook audit --help’ lists",
    remedy: "Correct the name.")
}
