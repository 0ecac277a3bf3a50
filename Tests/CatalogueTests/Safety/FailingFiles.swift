import Foundation
import GRDBSQLite
import Synchronization

/// Makes the system calls by which SQLite writes fail, for the files of one folder.
///
/// SQLite lets its system calls be replaced; they are replaced once for all tests, and pass everything on that is not to
/// fail.
enum FailingFiles {
  enum Failure: Sendable, CaseIterable {
    /// One write fails, as on a bad sector; what comes after it succeeds.
    case once
    /// From one write on, the disk is full.
    case fullDisk
    /// From one write on, nothing reaches the files, as if the process had been killed there.
    case killed
  }

  /// Runs `body` with the `count`-th write to a file of `folder` failing. Answers whether there were so many writes.
  static func failing(_ failure: Failure, atWrite count: Int, in folder: String, _ body: () -> Void) -> Bool {
    _ = replaceCalls
    state.withLock { $0 = State(folder: folder, failure: failure, countdown: count) }
    body()
    return state.withLock { state in
      defer { state = State() }
      return state.countdown <= 0
    }
  }

  private struct State {
    var folder: String?
    var failure = Failure.once
    var countdown = 0
  }

  private static let state = Mutex(State())

  /// The error number with which a call that changes the file of a descriptor fails; `nil` if it is to succeed.
  fileprivate static func error(for file: Int32) -> Int32? {
    state.withLock { state in
      guard let folder = state.folder, path(of: file).hasPrefix(folder) else { return nil }
      state.countdown -= 1
      switch state.failure {
      case .once: return state.countdown == 0 ? EIO : nil
      case .fullDisk: return state.countdown <= 0 ? ENOSPC : nil
      case .killed: return state.countdown <= 0 ? EIO : nil
      }
    }
  }

  /// Whether a file may be removed: not by a process that is no more.
  fileprivate static func mayRemove(_ path: String) -> Bool {
    state.withLock { state in
      guard let folder = state.folder, path.hasPrefix(folder), state.failure == .killed else { return true }
      return state.countdown > 0
    }
  }

  private static func path(of file: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/fd/\(file)", &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static let replaceCalls: Void = {
    sqlite3_initialize()
    guard let system = sqlite3_vfs_find(nil) else { return }
    func replace(_ name: String, _ call: sqlite3_syscall_ptr) {
      _ = system.pointee.xSetSystemCall(system, name, call)
    }
    let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = { file, bytes, count in
      if let error = FailingFiles.error(for: file) {
        errno = error
        return -1
      }
      return Foundation.write(file, bytes, count)
    }
    let writeAt: @convention(c) (Int32, UnsafeRawPointer?, Int, Int) -> Int = { file, bytes, count, offset in
      if let error = FailingFiles.error(for: file) {
        errno = error
        return -1
      }
      return pwrite(file, bytes, count, offset)
    }
    let truncate: @convention(c) (Int32, Int) -> Int32 = { file, length in
      if let error = FailingFiles.error(for: file) {
        errno = error
        return -1
      }
      return ftruncate(file, length)
    }
    let remove: @convention(c) (UnsafePointer<CChar>?) -> Int32 = { path in
      guard let path, FailingFiles.mayRemove(String(cString: path)) else {
        errno = EIO
        return -1
      }
      return unlink(path)
    }
    replace("write", unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
    replace("pwrite", unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self))
    replace("pwrite64", unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self))
    replace("ftruncate", unsafeBitCast(truncate, to: sqlite3_syscall_ptr.self))
    replace("unlink", unsafeBitCast(remove, to: sqlite3_syscall_ptr.self))
  }()
}
