import PriceModel

/// Something that happens on a day or lasts some days, for calendar programs.
public struct CalendarEvent: Sendable, Hashable {
  /// The same for the same thing in every calendar that is written, so that an import replaces it.
  public var uid: String
  public var first: CalendarDate
  /// The last day, included; the first for an event of one day.
  public var last: CalendarDate
  /// What is read in the calendar's grid.
  public var summary: String
  /// What is read when the event is opened; lines are kept.
  public var description: String
  public var category: String

  public init(
    uid: String, first: CalendarDate, last: CalendarDate, summary: String, description: String,
    category: String
  ) {
    self.uid = uid
    self.first = first
    self.last = last
    self.summary = summary
    self.description = description
    self.category = category
  }
}
