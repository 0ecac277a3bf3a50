/// How an amount is brought to the minor unit of its currency.
///
/// Rounding happens once per line, at the end of the line's computation, and every answer that rounds carries
/// ``name``.
public enum RoundingPolicy: String, Sendable, Codable, CaseIterable {
  /// Halves go away from zero: 0.125 becomes 0.13 and −0.125 becomes −0.13. Commercial rounding, the default.
  case halfUp
  /// Halves go to the even neighbour: 0.125 becomes 0.12.
  case halfEven

  /// The policy of every answer that names no other.
  public static let standard = RoundingPolicy.halfUp

  /// What answers print, for example `half-up, once per line, to the minor unit of the currency`.
  public var name: String {
    switch self {
    case .halfUp: "half-up, once per line, to the minor unit of the currency"
    case .halfEven: "half-even, once per line, to the minor unit of the currency"
    }
  }

  /// `above ÷ below` as a whole number under this policy; `below` is not zero.
  func quotient(_ above: Int128, _ below: Int128) -> Int128 {
    let (quotient, remainder) = above.quotientAndRemainder(dividingBy: below)
    guard remainder != 0 else { return quotient }
    let away: Int128 = (above < 0) == (below < 0) ? 1 : -1
    // Compares |remainder| with |below| − |remainder|, which cannot overflow, instead of doubling.
    let rest = below.magnitude - remainder.magnitude
    if remainder.magnitude > rest { return quotient + away }
    if remainder.magnitude < rest { return quotient }
    switch self {
    case .halfUp: return quotient + away
    case .halfEven: return quotient % 2 == 0 ? quotient : quotient + away
    }
  }
}
