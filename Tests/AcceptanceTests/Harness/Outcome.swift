import Foundation

/// What one run of the executable left behind.
struct Outcome: Sendable, CustomStringConvertible {
  let arguments: [String]
  /// The exit code; `nil` if a signal ended the process (a crash, or our own time limit).
  let status: Int32?
  let stdout: Data
  let stderr: Data

  var output: String { String(decoding: stdout, as: UTF8.self) }
  var errors: String { String(decoding: stderr, as: UTF8.self) }
  /// Everything that was said, on both streams.
  var everything: String { output + errors }

  var description: String {
    """
    pricebook \(arguments.joined(separator: " "))
    exit \(status.map(String.init) ?? "by a signal")
    stdout: \(output.prefix(3000))
    stderr: \(errors.prefix(3000))
    """
  }
}

/// Reads one end of a pipe to its end on a thread of its own, so that no output is long enough to block a run.
private final class Drain: @unchecked Sendable {
  private let handle: FileHandle
  private let done = DispatchSemaphore(value: 0)
  private var data = Data()

  init(_ handle: FileHandle) {
    self.handle = handle
    Thread.detachNewThread { [self] in
      data = handle.readDataToEndOfFile()
      done.signal()
    }
  }

  func wait() -> Data {
    done.wait()
    return data
  }
}

extension Outcome {
  /// Runs the executable in `folder`, with nothing but `environment` around it.
  static func of(
    _ arguments: [String], in folder: URL, stdin: Data?, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = Executable.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    let (output, errors, input) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    if stdin == nil {
      process.standardInput = FileHandle.nullDevice
    } else {
      process.standardInput = input
    }
    try process.run()
    let (drainedOutput, drainedErrors) = (
      Drain(output.fileHandleForReading), Drain(errors.fileHandleForReading)
    )
    if let stdin {
      // A reader that stops early breaks the pipe; that is its right.
      signal(SIGPIPE, SIG_IGN)
      try? input.fileHandleForWriting.write(contentsOf: stdin)
      try? input.fileHandleForWriting.close()
    }
    let identifier = process.processIdentifier
    let limit = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: limit)
    process.waitUntilExit()
    limit.cancel()
    return Outcome(
      arguments: arguments,
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      stdout: drainedOutput.wait(), stderr: drainedErrors.wait())
  }
}
