import PriceModel
import Reporting
import SKUResolution

/// Prices in the words of an interactive walk.
struct PickPrices {
  let signs: PickSigns

  /// The kind of price that options are compared by: the list price, unless no option has one.
  static func kind(for options: [PickOption]) -> PriceKind {
    let kinds = Set(options.flatMap(\.prices).map(\.kind))
    return kinds.contains(.list) || kinds.isEmpty ? .list : .net
  }

  /// `412.50–1,185.00 PLN`; with several currencies their codes alone, because they cannot be compared.
  func text(_ spans: [PriceSpan], _ kind: PriceKind) -> String {
    let own = spans.filter { $0.kind == kind }
    guard own.count <= 1 else {
      let codes = own.map(\.currency).sorted()
      return codes.count > 3 ? "\(codes.count) currencies" : codes.joined(separator: ", ")
    }
    guard let span = own.first else { return "" }
    let lowest = amount(span.lowest, span.currency)
    guard span.lowest != span.highest else { return "\(lowest) \(span.currency)" }
    return "\(lowest)\(signs.dash)\(amount(span.highest, span.currency)) \(span.currency)"
  }

  /// `1,185.00`.
  func amount(_ amount: ExactDecimal, _ currency: String) -> String {
    let digits = Currency(currency)?.minorUnits ?? 2
    return ReportStyle.grouped.text(number: amount.description(atLeast: digits))
  }
}
