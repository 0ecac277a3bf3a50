import PriceModel

/// How many things are in each month, by kind: columns upon columns.
public struct PlotColumns: Sendable {
  /// What is counted: `events`.
  public var counted: String
  /// All months from the first to the last, also those with nothing.
  public var months: [PlotMonth]
  /// From the bottom to the top.
  public var series: [Series]

  public struct Series: Sendable {
    public var name: String
    /// A count for each month.
    public var counts: [Int]

    public init(name: String, counts: [Int]) {
      self.name = name
      self.counts = counts
    }
  }

  public init(counted: String, months: [PlotMonth], series: [Series]) {
    self.counted = counted
    self.months = months
    self.series = series
  }
}
