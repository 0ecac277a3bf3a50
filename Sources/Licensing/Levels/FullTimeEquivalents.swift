import PriceModel

/// The staff of an institution in full-time equivalents, for OVS-ES (FTE-1, FTE-3, FTE-4, FTE-5).
///
///     let fte = try FullTimeEquivalents(
///       facultyFullTime: 2000, facultyPartTime: 3000, staffFullTime: 1000, staffPartTime: 1000)
///     fte.shown  // 4500.00
///
/// The number is kept exactly, in sixths: 999⅔ is below 1000 and is never rounded up to it.
public struct FullTimeEquivalents: Sendable, Hashable {
  /// One group of people and what each of them counts.
  public struct Term: Sendable, Hashable {
    /// `part-time faculty`.
    public let name: String
    public let count: Int
    /// `1`, `1/3` or `1/2`.
    public let weight: String
    let sixths: Int
  }

  public enum CountError: Error, Hashable, CustomStringConvertible {
    /// A count is negative or above a thousand million.
    case outOfRange(name: String, count: Int)

    public var description: String {
      switch self {
      case .outOfRange(let name, let count):
        "\(name): \(count) is not a number of people; give a whole number from 0 to 1000000000"
      }
    }
  }

  public let terms: [Term]
  /// `FTE-1`, or `FTE-4` for an international head count.
  public let rule: String

  /// FTE-1: full-time people count 1, part-time faculty a third, part-time staff a half. Visiting professors count
  /// as part-time faculty (FTE-3). Throws ``CountError``.
  public init(
    facultyFullTime: Int = 0, facultyPartTime: Int = 0, staffFullTime: Int = 0, staffPartTime: Int = 0,
    visitingProfessors: Int = 0
  ) throws(CountError) {
    terms = [
      Term(name: "full-time faculty", count: facultyFullTime, weight: "1", sixths: 6),
      Term(name: "part-time faculty", count: facultyPartTime, weight: "1/3", sixths: 2),
      Term(name: "visiting professors", count: visitingProfessors, weight: "1/3", sixths: 2),
      Term(name: "full-time staff", count: staffFullTime, weight: "1", sixths: 6),
      Term(name: "part-time staff", count: staffPartTime, weight: "1/2", sixths: 3),
    ]
    rule = "FTE-1"
    try check()
  }

  /// FTE-4: internationally, everyone who works more than 200 hours a year counts 1. Throws ``CountError``.
  public init(internationalHeadcount: Int) throws(CountError) {
    terms = [
      Term(
        name: "faculty and staff of more than 200 hours a year", count: internationalHeadcount, weight: "1",
        sixths: 6)
    ]
    rule = "FTE-4"
    try check()
  }

  private func check() throws(CountError) {
    for term in terms where !(0...1_000_000_000).contains(term.count) {
      throw .outOfRange(name: term.name, count: term.count)
    }
  }

  /// Six times the number, exactly.
  public var sixths: Int { terms.reduce(0) { $0 + $1.count * $1.sixths } }

  /// The number cut off after ten digits. Because it is cut and not rounded, comparing it with a whole number gives
  /// what comparing the exact number gives.
  public var value: ExactDecimal {
    let scale: Int64 = 1_000_000
    return ExactDecimal(mantissa: Int64(sixths) * scale / 6, scale: 6).normalized
  }

  /// The number with two digits after the point, for people: 999⅔ is 999.67.
  public var shown: ExactDecimal {
    // Sixths never round up to the next whole number at two digits.
    ExactDecimal(mantissa: (Int64(sixths) * 100 + 3) / 6, scale: 2)
  }

  /// All people counted, each as one: the named users that Office 365 can be ordered for (FTE-5, FTE-7).
  public var people: Int { terms.reduce(0) { $0 + $1.count } }

  /// The number of Office 365 seats that no order may exceed: 40 × FTE (FTE-5), a fraction of a seat cut off.
  public var office365Limit: Int { sixths * 40 / 6 }

  /// `2000 + 3000 ÷ 3 + 1000 + 1000 ÷ 2 = 4500.00`.
  public var formula: String {
    let parts = terms.filter { $0.count > 0 }.map { term in
      term.weight == "1" ? "\(term.count)" : "\(term.count) ÷ \(6 / term.sixths)"
    }
    return (parts.isEmpty ? "0" : parts.joined(separator: " + ")) + " = \(shown)"
  }
}
