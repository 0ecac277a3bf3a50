/// Which of several dated prices of one key is in force on a day. A property of the price list's format, kept with
/// each edition (FORMATS §1).
public enum InForcePolicy: String, Sendable, Codable, CaseIterable {
  /// Of the ranges that hold the day, the one that ends first; if they end alike, the one that starts last.
  case endsFirst = "ends-first"
  /// Of the ranges that hold the day, the one that ends last; if they end alike, the one that starts last
  /// (the software sheet: “always the latest EffectiveEndDate”).
  case endsLast = "ends-last"

  /// The price in force on a day among prices of one key, with all that held that day, best first.
  ///
  /// - Returns: An empty array if none holds the day; the first element is the one in force.
  public func ranked(_ prices: [Price], on day: CalendarDate) -> [Price] {
    prices.filter { $0.holds(on: day) }.sorted { left, right in
      let leftEnd = left.to ?? .latest
      let rightEnd = right.to ?? .latest
      if leftEnd != rightEnd { return self == .endsFirst ? leftEnd < rightEnd : leftEnd > rightEnd }
      return (left.from ?? .earliest) > (right.from ?? .earliest)
    }
  }
}
