import ArgumentParser
import Pricebook
import PriceModel

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension EditionLabel: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Currency: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ExactDecimal: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension RejectAllowance: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Payment: ExpressibleByArgument {}

/// The prices that commands calculate with.
enum PriceChoiceArgument: String, ExpressibleByArgument, CaseIterable {
  case net, list

  var kind: PriceKind { self == .net ? .net : .list }
}

/// A percentage, with or without its sign.
struct Percentage: ExpressibleByArgument {
  var value: ExactDecimal

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? String(argument.dropLast()) : argument
    guard let value = ExactDecimal(digits), !value.isNegative else { return nil }
    self.value = value
  }
}

extension Language.Code: ExpressibleByArgument {}

extension QuoteLayout.Grouping: ExpressibleByArgument {}
