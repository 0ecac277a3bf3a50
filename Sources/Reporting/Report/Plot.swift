import PriceModel

/// A picture of figures, before anybody decides how it looks: given to ``SVGRenderer``, or put into a report.
///
///     Plot(title: "Prices over the editions", months: months, panels: [panel])
///     Plot(title: "Changes of prices", .distribution(distribution))
public struct Plot: Sendable {
  public var title: String
  public var subtitle: String?
  public var content: Content

  /// What is drawn.
  public enum Content: Sendable {
    /// Lines over months, in panels below each other. The months are all from the first to the last, also those
    /// without a value.
    case lines(months: [PlotMonth], panels: [PlotPanel])
    /// How many things changed by how much.
    case distribution(PlotDistribution)
    /// How many things are in each month.
    case columns(PlotColumns)
  }

  public init(title: String, subtitle: String? = nil, _ content: Content) {
    self.title = title
    self.subtitle = subtitle
    self.content = content
  }

  public init(title: String, subtitle: String? = nil, months: [PlotMonth], panels: [PlotPanel]) {
    self.init(title: title, subtitle: subtitle, .lines(months: months, panels: panels))
  }
}

/// A month on the axis of a plot.
public struct PlotMonth: Sendable, Hashable {
  public var year: Int
  /// 1 to 12.
  public var month: Int

  public init(_ label: EditionLabel) {
    year = label.year
    month = label.month
  }

  /// `Nov`.
  var name: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
  }
}

/// Lines with one axis of values: all of one unit, and of one size.
public struct PlotPanel: Sendable {
  public var title: String
  /// What the values are: `PLN`.
  public var unit: String
  /// Digits after the point that every value is shown with; those that it has are never cut.
  public var digits: UInt8
  public var series: [PlotSeries]

  public init(title: String, unit: String, digits: UInt8 = 0, series: [PlotSeries]) {
    self.title = title
    self.unit = unit
    self.digits = digits
    self.series = series
  }
}

/// A line of a plot: a value that holds through a month, for each month; `nil` breaks the line.
public struct PlotSeries: Sendable {
  public var name: String
  public var values: [ExactDecimal?]
  /// Lines of one thing (its net and its list price) share the number of their colour.
  public var colour: Int
  public var isDashed: Bool

  public init(name: String, values: [ExactDecimal?], colour: Int, isDashed: Bool) {
    self.name = name
    self.values = values
    self.colour = colour
    self.isDashed = isDashed
  }
}
