import Foundation

/// A command line as a reader of the documentation types it: in a shell, at the top of the repository, on 20 November
/// 2026, with `pricebook` on the path.
struct TypedCommand {
  let text: String
  /// The catalogue that its commands share.
  let catalogue: URL
  /// The working folder.
  var place = Executable.packageRoot

  /// Runs it and waits for its end.
  func run() throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", text]
    process.currentDirectoryURL = place
    process.environment = [
      "PATH": Executable.url.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin",
      "PRICEBOOK_CATALOGUE": catalogue.path, "PRICEBOOK_TODAY": "2026-11-20", "COLUMNS": "120",
      "LANG": "C.UTF-8",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
