import Reporting

/// What a use case answers: its JSON is the value itself, its ``report`` is what people read.
public protocol Answer: Encodable, Sendable {
  var report: Report { get }
  /// What formats for programs write (CSV): one rectangular table. The report, unless it is arranged for reading.
  var dataReport: Report { get }
}

extension Answer {
  public var dataReport: Report { report }
}
