import PriceModel

/// What a command has to say, before anybody decides how it looks: headings, facts, tables, notes.
///
/// A report knows nothing of quotes or differences; it is made from an answer and given to a ``ReportRenderer``.
///
///     let report = Report(
///       title: "Quote 2026-117",
///       facts: [.init("Customer", "Contoso"), .init("Currency", "PLN")],
///       sections: [.init(tables: [lines])],
///       footnotes: ["Rounding: half-up, once per line, to the minor unit of the currency"])
///     var output = MemoryOutput()
///     try TerminalRenderer(width: 100).render(report, to: &output)
///     print(output.text)
public struct Report: Sendable {
  public var title: String
  public var subtitle: String?
  /// The day that the file's properties bear, in formats that have such; never shown.
  public var date: CalendarDate?
  /// Who sends it; `nil` for what is not sent to anybody.
  public var letterhead: Letterhead?
  /// Who receives it: name and address, a line each.
  public var addressee: [String]
  /// How numbers and dates are written for people; `nil` leaves it to the format: plain in text, with the thousands
  /// apart in documents.
  public var style: ReportStyle?
  /// What holds for the whole report, in the order in which it is shown.
  public var facts: [Fact]
  public var sections: [Section]
  /// Where the figures come from and how they were made; shown last.
  public var footnotes: [String]

  public init(
    title: String, subtitle: String? = nil, date: CalendarDate? = nil, letterhead: Letterhead? = nil,
    addressee: [String] = [],
    style: ReportStyle? = nil, facts: [Fact] = [], sections: [Section] = [], footnotes: [String] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.date = date
    self.letterhead = letterhead
    self.addressee = addressee
    self.style = style
    self.facts = facts
    self.sections = sections
    self.footnotes = footnotes
  }

  /// A label and its value: `Customer: Contoso`.
  public struct Fact: Sendable, Hashable {
    public var label: String
    public var value: TableCell

    public init(_ label: String, _ value: TableCell) {
      self.label = label
      self.value = value
    }

    public init(_ label: String, _ text: String) {
      self.init(label, .text(text))
    }
  }

  /// A part of a report. Its contents are shown in the order of the properties.
  public struct Section: Sendable {
    public var heading: String?
    /// Begins a page, in formats that have pages.
    public var beginsPage = false
    public var paragraphs: [String]
    /// Drawn in HTML, PDF and as a picture; formats of text leave them out: a plot shows what a table says.
    public var plots: [Plot]
    public var tables: [Table]
    /// Remarks on what stands above them.
    public var notes: [String]

    public init(
      heading: String? = nil, paragraphs: [String] = [], plots: [Plot] = [], tables: [Table] = [],
      notes: [String] = []
    ) {
      self.heading = heading
      self.paragraphs = paragraphs
      self.plots = plots
      self.tables = tables
      self.notes = notes
    }
  }
}
