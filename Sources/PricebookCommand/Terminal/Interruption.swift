import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A request of the user or the system to stop (Ctrl-C, SIGTERM) that a long command meets between two pieces of work.
enum Interruption {
  private static let signalNumber = Atomic<Int32>(0)

  /// From now on the first signal is only noted; a second one ends the process at once.
  static func watch() {
    // Made before the first signal: a handler must not allocate.
    _ = signalNumber.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.signalNumber.store(number, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Whether there was a signal.
  static var isRequested: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// Ends the process as the signal would have, so that a shell or a scheduler knows why.
  static func endProcess() {
    let number = signalNumber.load(ordering: .relaxed)
    guard number != 0 else { return }
    signal(number, SIG_DFL)
    raise(number)
  }
}
