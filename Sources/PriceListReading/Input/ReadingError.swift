/// An input that cannot be opened or read at all (exit code 74), as opposed to one whose content is at fault.
public struct ReadingError: Error, Sendable, CustomStringConvertible {
  public let file: String
  /// What was tried: `open`, `read`, `copy to a temporary file`.
  public let operation: String
  /// The system's reason.
  public let reason: String

  public var description: String { "\(file): error: cannot \(operation): \(reason) [io]" }
}
