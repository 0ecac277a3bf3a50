import Foundation
import Glibc

/// One run of the executable with what it cost. Time is that of the processor, so that a busy machine changes nothing.
///
/// Memory is bounded, not measured: the peak that the system tells of a child is at least that of the process that
/// started it, here all tests together. A run that wants more than the bound does not end with an exit code.
struct MeasuredRun {
  var status: Int32
  var processorSeconds: Double
  var errors: String

  init(_ arguments: [String], megabytes: Int, in folder: URL) throws {
    let log = folder.appendingPathComponent("measured-\(UUID().uuidString).log")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, log.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let bounded = [
      "/bin/sh", "-c", "ulimit -d \(megabytes * 1000) && exec \"$@\"", "sh", Executable.url.path,
    ]
    var words: [UnsafeMutablePointer<CChar>?] = (bounded + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [
      strdup("HOME=\(folder.path)"), strdup("NO_COLOR=1"), strdup("SWIFT_BACKTRACE=enable=no"), nil,
    ]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, bounded[0], &actions, nil, &words, &environment)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    var state: Int32 = 0
    var usage = rusage()
    guard wait4(process, &state, 0, &usage) == process else { throw POSIXError(.ECHILD) }
    status = state & 0x7F == 0 ? (state >> 8) & 0xFF : -1
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
    processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    errors = try String(contentsOf: log, encoding: .utf8)
  }
}
