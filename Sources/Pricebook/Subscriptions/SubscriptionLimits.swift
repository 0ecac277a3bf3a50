import Licensing
import PriceModel

/// What a subscription can be: the bounds within which the rules count days and terms.
enum SubscriptionLimits {
  /// No subscription is older, and none is planned further ahead.
  static let firstDay = EditionLabel(ordinal: 1975 * 12).firstDay
  static let lastDay = EditionLabel(ordinal: 2199 * 12 + 11).lastDay

  static let acceptedTerms = "a term like P1M, P1Y or P3Y, of a day to ten years"

  /// Why a day is not accepted; `nil` if it is.
  static func fault(of day: CalendarDate) -> String? {
    guard day < firstDay || day > lastDay else { return nil }
    return "\(day) is not accepted; accepted is a date from \(firstDay) to \(lastDay)"
  }

  /// Whether a term has a length that a subscription can have.
  static func accepts(_ term: Period) -> Bool {
    (term.months > 0 || term.days > 0) && term.months <= 120 && term.days <= 3660
  }

  /// Refuses days and terms that no subscription has. Throws ``PricebookError`` of kind `usage`.
  static func check(days: [CalendarDate], term: Period? = nil) throws {
    for day in days {
      if let fault = fault(of: day) { throw PricebookError(.usage, .dateOutOfRange, fault) }
    }
    if let term, !accepts(term) {
      throw PricebookError(.usage, .badTerm, "\(term) is not accepted; accepted is \(acceptedTerms)")
    }
  }

  /// Refuses an amount that no price has. Throws ``PricebookError`` of kind `usage`.
  static func check(price: ExactDecimal, _ name: String) throws {
    guard price.isNegative || price.isZero else { return }
    throw PricebookError(
      .usage, .badPrice, "the \(name) \(price) is not accepted; accepted is an amount above 0")
  }
}

/// Runs a rule about subscriptions and turns its errors into ``PricebookError``: wrong days and quantities are wrong
/// usage, because they come from options.
func translatingSubscriptionErrors<Result>(_ what: @autoclosure () -> String, _ work: () throws -> Result)
  throws -> Result
{
  do {
    return try translatingArithmeticErrors(what(), work)
  } catch let error as Proration.DateError {
    switch error {
    case .outsideTerm: throw PricebookError(.usage, .outsideTerm, error.description)
    case .quantityNotPositive: throw PricebookError(.usage, .badQuantity, error.description)
    }
  } catch let error as ChangeWindow.WindowError {
    switch error {
    case .beforeStart: throw PricebookError(.usage, .beforeStart, error.description)
    case .withoutTerm: throw PricebookError(.usage, .badTerm, error.description)
    case .withoutWindows:
      throw PricebookError(
        .usage, .noWindows, "\(error.description); accepted are CSP-NCE and CSP")
    }
  }
}
