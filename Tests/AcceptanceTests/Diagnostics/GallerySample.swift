import Foundation

/// A diagnostic brought about: files and commands, the last of which must report the code. `Tests/Corpora/gallery`
/// has the samples and describes how they are written.
struct GallerySample: Sendable {
  enum Step: Sendable {
    case file(name: String, content: Data)
    /// A command; the page shows it, or it only prepares.
    case command(String, isShown: Bool)
  }

  let code: String
  let severity: String
  var steps: [Step] = []
  /// Why no command shows the code at will.
  var reason: String?

  var key: String { "\(code) \(severity)" }

  /// The samples of all files, in their order.
  static func all() throws -> [GallerySample] {
    let folder = Executable.packageRoot.appendingPathComponent("Tests/Corpora/gallery")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".txt")
    }
    return try names.sorted().flatMap { name in
      try GalleryReader(String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).samples
    }
  }

  /// Runs the commands in a folder of their own.
  ///
  /// - Returns: The commands that are shown, what the last one printed on stderr, and its code by its JSON.
  func run() throws -> (shown: [String], printed: String) {
    let folder = try TemporaryFolder()
    var shown: [String] = []
    var printed = ""
    for step in steps {
      switch step {
      case .file(let name, let content): try folder.write(name, content)
      case .command(let command, let isShown):
        if isShown { shown.append(command) }
        printed = try Self.stderr(of: command, in: folder)
      }
    }
    return (shown, printed)
  }

  private static func stderr(of command: String, in folder: TemporaryFolder) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": Executable.url.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin",
      "PRICEBOOK_CATALOGUE": "catalogue.sqlite", "PRICEBOOK_TODAY": "2026-11-20", "LANG": "C.UTF-8",
      "NO_COLOR": "1", "COLUMNS": "120", "HOME": folder.url.path,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}

/// Reads a file of samples.
private struct GalleryReader {
  private(set) var samples: [GallerySample] = []
  private var shared: [String: [GallerySample.Step]] = [:]

  struct Malformed: Error { var line: String }

  init(_ text: String) throws {
    let lines = text.components(separatedBy: "\n")
    // Shared parts may stand anywhere, and may use those above them.
    try read(lines) { $0.hasPrefix("shared ") }
    try read(lines) { $0.hasPrefix("== ") }
  }

  private mutating func read(_ lines: [String], _ isWanted: (String) -> Bool) throws {
    var lines = lines[...]
    while let line = lines.popFirst() {
      guard isWanted(line) else { continue }
      let block = lines.prefix { !$0.hasPrefix("== ") && !$0.hasPrefix("shared ") }
      lines = lines.dropFirst(block.count)
      let words = line.components(separatedBy: " ")
      if words[0] == "shared", words.count == 2 {
        shared[words[1]] = try steps(block).steps
      } else if words.count == 3 {
        var sample = GallerySample(code: words[1], severity: words[2])
        (sample.steps, sample.reason) = try steps(block)
        samples.append(sample)
      } else {
        throw Malformed(line: line)
      }
    }
  }

  private func steps(_ block: ArraySlice<String>) throws -> (steps: [GallerySample.Step], reason: String?) {
    var steps: [GallerySample.Step] = []
    var reason: String?
    var lines = block
    while let line = lines.popFirst() {
      if line.isEmpty { continue }
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Malformed(line: line) }
      switch parts[0] {
      case "use":
        guard let named = shared[parts[1]] else { throw Malformed(line: line) }
        steps += named
      case ">>", ">>>":
        let content = lines.prefix { line in
          !["$ ", "% ", ">> ", ">>> ", "use "].contains { line.hasPrefix($0) }
        }
        lines = lines.dropFirst(content.count)
        steps.append(.file(name: parts[1], content: Self.content(content, isEscaped: parts[0] == ">>>")))
      case "%", "$": steps.append(.command(parts[1], isShown: parts[0] == "$"))
      case "--": reason = parts[1]
      default: throw Malformed(line: line)
      }
    }
    return (steps, reason)
  }

  private static func content(_ lines: ArraySlice<String>, isEscaped: Bool) -> Data {
    let text = lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    guard isEscaped else { return Data(text.utf8) }
    var bytes = Data()
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let sign = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch sign {
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "e"): bytes.append(27)
      case UInt8(ascii: "\n"): break
      case UInt8(ascii: "x"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(contentsOf: [byte, sign])
      }
    }
    return bytes
  }
}
