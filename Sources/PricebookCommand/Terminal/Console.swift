import FoundationEssentials
import Pricebook
import PriceModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command knows about the terminal and the environment it runs in.
enum Console {
  /// Writes a line to stderr, where progress and messages go.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Writes to stderr without ending the line.
  static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Writes to stdout, what is asked at a terminal.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  /// Whether a terminal can move its cursor.
  static var movesCursor: Bool { environment("TERM").map { $0 != "dumb" } ?? false }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The columns of the terminal on stdout, or a line that reads well where stdout is none.
  static var width: Int {
    if let columns = environment("COLUMNS").flatMap(Int.init), columns >= 20 { return columns }
    guard isTerminal(STDOUT_FILENO) else { return widthInPipes }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return widthInPipes }
    return Int(size.ws_col)
  }

  static let widthInPipes = 140

  /// Whether the locale can show more than ASCII.
  static var showsUnicode: Bool {
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG")
    // Without any locale the output goes to a pipe or a container, where UTF-8 is the rule.
    guard let locale, locale != "POSIX", locale != "C" else { return true }
    return locale.uppercased().contains("UTF")
  }

  /// The day of `$PRICEBOOK_TODAY`, else the clock's: the only place where the clock is read.
  ///
  /// Throws a ``PricebookError`` of kind `usage` if the variable is no date.
  static func today() throws -> CalendarDate {
    if let text = environment("PRICEBOOK_TODAY") {
      guard let day = CalendarDate(text) else {
        throw PricebookError(
          .usage, .wrongUsage,
          "$PRICEBOOK_TODAY is “\(text)”; accepted is a date that exists, like 2026-11-20")
      }
      return day
    }
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return CalendarDate(
      year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
      ?? CalendarDate(dayNumber: Int32(now / 86_400))
  }
}

/// `write(2)`, under a name that no method hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// A reader that closes our pipe early (`| head`) is no error: the write fails and the command ends quietly.
func ignoreBrokenPipe() { signal(SIGPIPE, SIG_DFL) }

/// Ends the process with a code of the contract.
func endProcess(_ status: ExitStatus) -> Never { exit(status.rawValue) }
