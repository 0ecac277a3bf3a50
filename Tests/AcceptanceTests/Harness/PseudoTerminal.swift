import Foundation
import Glibc
import Testing

/// The executable in a terminal of its own: keys in, a screen out, as a person has it.
///
/// Every wait has a limit, and the process does not outlive the value.
final class PseudoTerminal {
  private let master: Int32
  private let slave: Int32
  let process: pid_t
  private(set) var screen: VirtualScreen
  /// Everything that was written to the terminal.
  private(set) var transcript: [UInt8] = []

  // Of Linux: TIOCSPTLCK, TIOCGPTN, POSIX_SPAWN_SETSID.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  struct TimedOut: Error, CustomStringConvertible {
    var description: String
  }

  init(
    _ arguments: [String], in folder: TemporaryFolder, columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:]
  ) throws {
    // As posix_openpt, unlockpt and ptsname do it, which Swift does not import.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &unlocked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw POSIXError(.EIO) }
    let path = "/dev/pts/\(number)"
    // Kept open, so that the settings can be read when the process has gone.
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    screen = VirtualScreen(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads that tests run on block signals; a shell does not.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let values = [
      "PATH": "/usr/bin:/bin", "HOME": folder.url.path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "PRICEBOOK_TODAY": "2026-11-20", "PRICEBOOK_CATALOGUE": folder.catalogue.path,
    ].merging(environment) { $1 }
    // The shell gives way to the command, so the process is the command's.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.url.path, Executable.url.path]
    var words: [UnsafeMutablePointer<CChar>?] = (shell + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = values.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var spawned: pid_t = 0
    let failure = posix_spawn(&spawned, shell[0], &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    process = spawned
  }

  deinit {
    if !hasEnded {
      kill(process, SIGKILL)
      var state: Int32 = 0
      waitpid(process, &state, 0)
    }
    close(master)
    close(slave)
  }

  /// The lines of the screen, without what is blank at their ends and below the last.
  var lines: [String] { screen.lines }

  /// The settings of the terminal that matter to whoever uses it next.
  var settings: [UInt32] {
    var settings = termios()
    tcgetattr(slave, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    screen = VirtualScreen(columns: columns, rows: rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the screen is as it is waited for.
  func wait(
    seconds: Double = 20, until what: String, _ holds: ([String]) -> Bool
  ) throws {
    let limit = Date(timeIntervalSinceNow: seconds)
    while !holds(lines) {
      guard Date() < limit else {
        throw TimedOut(description: "waited for \(what); the screen is\n\(lines.joined(separator: "\n"))")
      }
      guard read(within: 100) || !hasExited else {
        if holds(lines) { return }
        throw TimedOut(description: "ended before \(what); the screen is\n\(lines.joined(separator: "\n"))")
      }
    }
  }

  /// Reads until a line of the screen holds a text.
  func wait(for text: String) throws {
    try wait(until: "“\(text)”") { lines in lines.contains { $0.contains(text) } }
  }

  /// Waits until the process has ended: its exit code, or the number of the signal that ended it, negative.
  func end(seconds: Double = 20) throws -> Int32 {
    let limit = Date(timeIntervalSinceNow: seconds)
    while !hasExited {
      guard Date() < limit else {
        throw TimedOut(description: "it does not end; the screen is\n\(lines.joined(separator: "\n"))")
      }
      _ = read(within: 50)
    }
    while read(within: 50) {}
    return state & 0x7F == 0 ? (state >> 8) & 0xFF : -(state & 0x7F)
  }

  private var state: Int32 = 0
  private var hasEnded = false
  private var hasExited: Bool {
    if !hasEnded { hasEnded = waitpid(process, &state, WNOHANG) == process }
    return hasEnded
  }

  private func read(within milliseconds: Int32) -> Bool {
    var waited = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, milliseconds) > 0, waited.revents & Int16(POLLIN) != 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    transcript += bytes[..<count]
    screen.write(bytes[..<count])
    return true
  }
}
