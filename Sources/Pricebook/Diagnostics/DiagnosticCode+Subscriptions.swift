import PriceModel

/// What concerns subscriptions and announced price changes.
extension DiagnosticCode {
  static let subscriptions = [
    unknownProgram, dateOutOfRange, badTerm, badPrice, badAnswer, badPayment, neverRenews, repeatedID,
    missingPrice, missingPayment, missingProduct, unknownChange, badPromotion, noProration, noMonthlyBilling,
    noWholeMonths, noWindows, termEndsFirst, endsFirst, endsEarly, outsideTerm, beforeStart, hasEnded,
  ]

  static let unknownProgram = DiagnosticCode(
    "unknown-program", .error, "A program has no subscriptions, or is not known.",
    accepted: "CSP-NCE, CSP and OLP",
    remedy: "Correct the program.")

  static let dateOutOfRange = DiagnosticCode(
    "date-out-of-range", .error, "A day is too far away to calculate with.",
    accepted: "days within the range that the message names",
    remedy: "Correct the date; the year is the usual cause.")

  static let badTerm = DiagnosticCode(
    "bad-term", .error, "A term is not accepted.",
    accepted: "an ISO 8601 period of whole months or years, like P1M, P1Y or P3Y",
    remedy: "Correct the term.")

  static let badPrice = DiagnosticCode(
    "bad-price", .error, "A price is not accepted.",
    accepted: "an amount above 0, like 120.50",
    remedy: "Correct the price.")

  static let badAnswer = DiagnosticCode(
    "bad-answer", .error, "A value is neither yes nor no.",
    accepted: "yes and no",
    remedy: "Write yes or no.")

  static let badPayment = DiagnosticCode(
    "bad-payment", .error, "A way of paying is not known.",
    accepted: "yearly and monthly",
    remedy: "Write yearly or monthly.")

  static let neverRenews = DiagnosticCode(
    "never-renews", .error, "A subscription of this program never renews by itself.",
    accepted: "no",
    remedy: "Write no under “renewsAutomatically”.")

  static let repeatedID = DiagnosticCode(
    "repeated-id", .error, "The id of a subscription stands twice.",
    accepted: "each id once",
    remedy: "Take one of the rows out, or correct its id.")

  static let missingPrice = DiagnosticCode(
    "missing-price", .error, "An order has no price of a year.",
    accepted: "an amount with its currency",
    remedy: "Add price and currency to the row.")

  static let missingPayment = DiagnosticCode(
    "missing-payment", .error, "A legacy order does not say how it is paid.",
    accepted: "yearly or monthly",
    remedy: "Fill in “paid”: a credit depends on it.")

  static let missingProduct = DiagnosticCode(
    "missing-product", .error, "The price change is stated by product, and no product is named.",
    accepted: "the name of a product",
    remedy: "Name it with --product.")

  static let unknownChange = DiagnosticCode(
    "unknown-change", .error, "No announced price change has this name.",
    accepted: "the names that the message lists, or a JSON file",
    remedy: "Correct the name, or write the change into a file.")

  static let badPromotion = DiagnosticCode(
    "bad-promotion", .error, "A promotion is no percentage that is accepted.",
    accepted: "0 to below 100",
    remedy: "Correct the percentage.")

  static let noProration = DiagnosticCode(
    "no-proration", .error, "The rules do not prorate this program.",
    accepted: "CSP-NCE and CSP",
    remedy: "Choose one of them with --program.")

  static let noMonthlyBilling = DiagnosticCode(
    "no-monthly-billing", .error, "Added seats of this program are billed at once.",
    accepted: "monthly billing for CSP-NCE",
    remedy: "Leave monthly billing out.")

  static let noWholeMonths = DiagnosticCode(
    "no-whole-months", .error, "The term is not made of whole months, which monthly billing needs.",
    accepted: "a term that ends the day before its day of the month comes again",
    remedy: "Correct the first or the last day of the term.")

  static let noWindows = DiagnosticCode(
    "no-windows", .error, "The program has no windows for changes.",
    accepted: "CSP-NCE and CSP",
    remedy: "Choose one of them with --program.")

  static let termEndsFirst = DiagnosticCode(
    "term-ends-first", .error, "The term ends before it begins.",
    accepted: "a last day on or after the first",
    remedy: "Correct the days of the term.")

  static let endsFirst = DiagnosticCode(
    "ends-first", .error, "The last day is before the first.",
    accepted: "a last day on or after the first",
    remedy: "Correct the days.")

  static let endsEarly = DiagnosticCode(
    "ends-early", .error, "Seats that are billed monthly must run to the end of the term.",
    accepted: "the last day of the term",
    remedy: "Leave the last day out, or bill the seats at once.")

  static let outsideTerm = DiagnosticCode(
    "outside-term", .error, "The days are not within the term.",
    accepted: "days from the first to the last of the term",
    remedy: "Correct the days or the term.")

  static let beforeStart = DiagnosticCode(
    "before-start", .error, "The day is before the start of the subscription.",
    accepted: "a day on or after the start",
    remedy: "Correct the day or the start.")

  static let hasEnded = DiagnosticCode(
    "has-ended", .error, "The seats that others should join have ended.",
    accepted: "a day on or before their end",
    remedy: "Correct the day, or buy a new term.")
}
