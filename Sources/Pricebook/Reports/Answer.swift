import Reporting

/// What a use case answers: its JSON is the value itself, its ``report`` is what people read.
public protocol Answer: Encodable, Sendable {
  var report: Report { get }
  /// What formats for programs write (CSV): one rectangular table. The report, unless it is arranged for reading.
  var dataReport: Report { get }
  /// What a workbook holds, a sheet per table. The report, unless it is arranged for calculating.
  var workbookReport: Report { get }
  /// What is put on pages (PDF). The report, unless it is arranged page by page.
  var pagedReport: Report { get }
  /// How a template of the user's writes numbers and dates.
  var templateStyle: ReportStyle { get }
  /// What such a template has beside the JSON.
  var templateMembers: [JSONNode.Member] { get }
}

extension Answer {
  public var dataReport: Report { report }
  public var workbookReport: Report { report }
  public var pagedReport: Report { report }
  public var templateStyle: ReportStyle { .grouped }
  public var templateMembers: [JSONNode.Member] { [] }
}
