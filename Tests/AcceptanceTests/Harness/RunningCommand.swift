import Foundation

/// `pricebook` while it runs, to be killed or interrupted by a test. What it says goes to files of the folder.
final class RunningCommand {
  private let process = Process()
  private let stdout: URL

  init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String]) throws {
    stdout = folder.url(of: ".stdout-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: stdout.path, contents: nil)
    process.executableURL = Executable.url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = environment
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    // The threads of tests block signals, and a process is born with the mask of the thread that starts it.
    var interruptions = sigset_t()
    sigemptyset(&interruptions)
    sigaddset(&interruptions, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interruptions, nil)
    try process.run()
  }

  var isRunning: Bool { process.isRunning }
  var processIdentifier: Int32 { process.processIdentifier }
  var terminationReason: Process.TerminationReason { process.terminationReason }
  var terminationStatus: Int32 { process.terminationStatus }

  func waitUntilExit() { process.waitUntilExit() }

  /// What it wrote on stdout until its end.
  func output() throws -> String {
    process.waitUntilExit()
    return try String(contentsOf: stdout, encoding: .utf8)
  }
}

extension TemporaryFolder {
  /// Starts `pricebook` and does not wait for it.
  func start(_ arguments: String...) throws -> RunningCommand {
    try RunningCommand(arguments, in: self, environment: environment)
  }
}
