#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that hands over every key as it is pressed and shows none of them.
///
/// It is put back as it was by ``restore()``, and also when a signal ends the command: the settings are kept where a
/// signal handler can reach them.
final class RawTerminal {
  /// What came while waiting.
  enum Event {
    case bytes([UInt8])
    /// The window has another size, or the command goes on after a stop.
    case repaint
    /// ``wake()`` was called.
    case woken
    case nothing
    case endOfInput
  }

  private let input: Int32
  let output: Int32

  /// - Parameters:
  ///   - input: A terminal to read keys from.
  ///   - output: A terminal to draw on.
  init?(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    guard isatty(input) == 1, isatty(output) == 1 else { return nil }
    self.input = input
    self.output = output
    guard Restoration.prepare(input: input, output: output) else { return nil }
  }

  /// Takes the terminal over.
  func enter() {
    Restoration.begin()
    apply()
  }

  private func apply() {
    guard var settings = Restoration.settings else { return }
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    settings.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
    withUnsafeMutableBytes(of: &settings.c_cc) { control in
      control[Int(VMIN)] = 1
      control[Int(VTIME)] = 0
    }
    tcsetattr(input, TCSADRAIN, &settings)
    write("\u{1B}[?25l")
  }

  /// Gives the terminal back as it was.
  func restore() { Restoration.end() }

  /// Stops until the shell goes on with the command; the terminal is as it was meanwhile.
  func suspend() {
    Restoration.end()
    raise(SIGSTOP)
    enter()
  }

  /// Ends the process by a signal, as if nobody had caught it.
  func die(of signal: Int32) -> Never {
    Restoration.end()
    Restoration.dieByDefault(of: signal)
    exit(128 + signal)
  }

  /// Columns and rows.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      written += count
    }
  }

  /// Ends the waiting, from any thread.
  static func wake() { Restoration.wake(with: 0) }

  /// Waits for keys, at most `milliseconds`; `nil` waits as long as it takes.
  func next(within milliseconds: Int32? = nil) -> Event {
    var waited = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Restoration.wakingEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waited, 2, milliseconds ?? -1)
    if count < 0 { return errno == EINTR ? .nothing : .endOfInput }
    if count == 0 { return .nothing }
    if waited[1].revents != 0 {
      var reason: UInt8 = 0
      _ = systemRead(Restoration.wakingEnd, &reason, 1)
      if reason == UInt8(SIGCONT) { apply() }
      return reason == 0 ? .woken : .repaint
    }
    guard waited[0].revents & Int16(POLLIN) != 0 else { return .endOfInput }
    var bytes = [UInt8](repeating: 0, count: 256)
    let length = systemRead(input, &bytes, bytes.count)
    if length < 0, errno == EINTR || errno == EAGAIN { return .nothing }
    return length > 0 ? .bytes(Array(bytes[..<length])) : .endOfInput
  }
}

// Under names that the methods do not hide.

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

/// What puts the terminal back. Signal handlers may call only a few functions and capture nothing, so all of it lies in
/// plain variables of the process; they are set before the handlers are, and by one thread.
private enum Restoration {
  nonisolated(unsafe) private static var original = termios()
  nonisolated(unsafe) private static var isPrepared = false
  nonisolated(unsafe) private static var isTaken = false
  nonisolated(unsafe) private static var input: Int32 = 0
  nonisolated(unsafe) private static var output: Int32 = 1
  nonisolated(unsafe) private static var pipeEnds: (read: Int32, write: Int32) = (-1, -1)
  /// Shows the cursor: `Esc [ ? 2 5 h`.
  nonisolated(unsafe) private static let showCursor = bytes([0x1B, 0x5B, 0x3F, 0x32, 0x35, 0x68])
  nonisolated(unsafe) private static let newLine = bytes([0x0D, 0x0A])

  private static func bytes(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
    let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    pointer.initialize(from: bytes, count: bytes.count)
    return pointer
  }

  static var settings: termios? { isPrepared ? original : nil }
  static var wakingEnd: Int32 { pipeEnds.read }

  /// The signals that end a command, also those of a fault of our own.
  private static let ending = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE,
  ]

  static func prepare(input: Int32, output: Int32) -> Bool {
    self.input = input
    self.output = output
    guard tcgetattr(input, &original) == 0 else { return false }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipeEnds = (ends[0], ends[1])
    // Made now, because a signal handler must not.
    _ = (showCursor, newLine)
    isPrepared = true
    return true
  }

  static func begin() {
    isTaken = true
    for signal in ending {
      handle(signal) { signal in
        // What was drawn stays; what the shell says comes below it.
        _ = write(Restoration.output, Restoration.newLine, 2)
        Restoration.end()
        Restoration.dieByDefault(of: signal)
      }
    }
    for signal in [SIGWINCH, SIGCONT] { handle(signal) { Restoration.wake(with: UInt8($0)) } }
  }

  static func end() {
    guard isTaken else { return }
    isTaken = false
    tcsetattr(input, TCSANOW, &original)
    _ = write(output, showCursor, 6)
    // SIGPIPE ends commands quietly everywhere else, too.
    for signal in ending + [SIGWINCH, SIGCONT] { reset(signal) }
  }

  static func dieByDefault(of signal: Int32) {
    reset(signal)
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, signal)
    raise(signal)
    // It is blocked while its handler runs, and comes as soon as it no longer is.
    sigprocmask(SIG_UNBLOCK, &only, nil)
  }

  static func wake(with reason: UInt8) {
    var reason = reason
    let code = errno
    _ = write(pipeEnds.write, &reason, 1)
    errno = code
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }

  private static func reset(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(signal, &action, nil)
  }
}
