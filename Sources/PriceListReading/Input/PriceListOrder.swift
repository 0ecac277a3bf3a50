import PriceModel

extension PriceListSource {
  /// Puts lists in the order of their editions, as far as their names tell them, so that each is compared with the
  /// month before it. The order changes nothing in what the catalogue holds afterwards.
  ///
  /// Year and month come first; then months without a year, in the order that has the fewest gaps (`Nov`, `Dec`,
  /// `Jan` and not `Jan`, `Nov`, `Dec`); then the others. What is equal is ordered by name.
  public static func ordered(_ sources: [PriceListSource]) -> [PriceListSource] {
    let months = sources.map { MonthInName($0.names) }
    let first = firstMonth(Set(months.filter { $0.edition == nil }.compactMap(\.month)))
    let keys = months.map { month -> (Int, Int) in
      if let edition = month.edition { return (0, Int(edition.ordinal)) }
      return month.month.map { (1, ($0 - first + 12) % 12) } ?? (2, 0)
    }
    return zip(keys, sources).sorted { left, right in
      (left.0.0, left.0.1, left.1.file) < (right.0.0, right.0.1, right.1.file)
    }.map(\.1)
  }

  /// The month after the widest gap in the circle of the year.
  private static func firstMonth(_ months: Set<Int>) -> Int {
    var first = 1
    var widest = 0
    for month in months.sorted() {
      // The months before this one that are missing.
      let gap = (1...12).first { months.contains((month - $0 + 11) % 12 + 1) } ?? 12
      if gap > widest { (first, widest) = (month, gap) }
    }
    return first
  }
}
