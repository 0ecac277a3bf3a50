/// Turns a report into a document of one format.
///
/// A format is one file in `Renderers` (or one folder, if it needs helpers of its own) and one type that conforms.
public protocol ReportRenderer: Sendable {
  /// Writes the whole report. Throws what the output and the rows of the tables throw; what has been written by
  /// then is not taken back.
  func render(_ report: Report, to output: inout some ReportOutput) throws
}
