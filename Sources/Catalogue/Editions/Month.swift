/// A month as ``EditionLabel/ordinal`` counts it. Ranges of months run from an inclusive to an exclusive end; both
/// ends are always months of editions, or ``Month/open``.
typealias Month = Int32

extension Month {
  /// The exclusive end of what holds in the latest edition of a list: after every month of the calendar
  /// (December 9999 is 119,999), so that the arrival of the next edition writes nothing for what still holds.
  static let open: Month = 120_000
}
