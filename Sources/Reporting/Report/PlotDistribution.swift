import PriceModel

/// How many things changed by how much: a histogram over all, and below it a row for each group on the same axis.
public struct PlotDistribution: Sendable {
  /// What the axis measures: `Change in percent`.
  public var axis: String
  /// Stands behind a value: `%`.
  public var unit: String
  /// What is counted: `prices`.
  public var counted: String
  public var groups: [PlotGroup]

  public init(axis: String, unit: String, counted: String, groups: [PlotGroup]) {
    self.axis = axis
    self.unit = unit
    self.counted = counted
    self.groups = groups
  }
}

/// Values that belong together, under a name.
public struct PlotGroup: Sendable {
  public var name: String
  public var values: [ExactDecimal]

  public init(name: String, values: [ExactDecimal]) {
    self.name = name
    self.values = values
  }
}
