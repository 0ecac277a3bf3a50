/// Turns a report into a file, for formats whose library writes files and no streams.
public protocol FileRenderer: Sendable {
  /// Writes the whole report to a file that is there already or can be made. Throws ``DocumentError`` and what the rows
  /// of the tables throw; the file is then of no use.
  func render(_ report: Report, toFile path: String) throws
}
