import Reporting

/// What a use case answers: its JSON is the value itself, its ``report`` is what people read.
public protocol Answer: Encodable, Sendable {
  var report: Report { get }
}
