import Foundation

/// The system calls of a run that reach for files or for the network, as strace shows them.
enum SystemCalls {
  /// strace is there and may look at other processes (in some containers it may not).
  static let canBeTraced: Bool = (try? trace(["/bin/true"]))?.contains("openat(") == true

  /// A line for each call.
  static func trace(_ command: [String]) throws -> String {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("strace-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["strace", "-f", "-qq", "-o", log.path, "-e", "trace=%network,open,openat,openat2,execve", "--"]
      + command
    process.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: log, encoding: .utf8)
  }
}
