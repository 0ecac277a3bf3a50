import Dispatch
import FoundationEssentials
import Synchronization

/// Does jobs side by side, as many as there are cores, while what those before gave is used; it is handed out in their
/// order.
///
///     let readings = WorkAhead(files.count) { try reader.read(files[$0]) }
///     defer { readings.cancel() }
///     for file in files { try write(try readings.next()) }
///
/// Only some results are held, so memory does not grow with the number of jobs.
final class WorkAhead<Value: Sendable>: Sendable {
  private struct State {
    var started = 0
    var taken = 0
    var ready: [Int: Result<Value, any Error>] = [:]
    var isCancelled = false
  }

  private let count: Int
  private let job: @Sendable (Int) throws -> Value
  private let state = Mutex(State())
  // Both begin at 0: a semaphore must not end below the value it was made with, as a cancelled one would.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// Starts the jobs from 0 up to `count` in their order, each once.
  ///
  /// - Parameter spare: So many jobs more than there are threads are begun before the first result is used: enough that
  ///   none waits where one job takes longer than the others.
  init(
    _ count: Int, threads: Int = ProcessInfo.processInfo.activeProcessorCount, spare: Int = 1,
    job: @escaping @Sendable (Int) throws -> Value
  ) {
    self.count = count
    self.job = job
    let threads = max(1, min(threads, count))
    for _ in 0..<(threads + spare) { free.signal() }
    for _ in 0..<threads {
      // A queue of its own: the threads must not wait for others that wait for them.
      DispatchQueue(label: "pricebook.work-ahead").async { [self] in
        while let place = begin() {
          let result = Result { try self.job(place) }
          state.withLock { $0.ready[place] = result }
          filled.signal()
        }
      }
    }
  }

  /// The next job, when there is room for what it gives; `nil` if there is none.
  private func begin() -> Int? {
    free.wait()
    return state.withLock { state in
      guard !state.isCancelled, state.started < count else {
        // The other threads wait for the same.
        free.signal()
        return nil
      }
      defer { state.started += 1 }
      return state.started
    }
  }

  /// What the next job gave. Throws what it threw. To be called once for each job.
  func next() throws -> Value {
    while true {
      let result = state.withLock { state -> Result<Value, any Error>? in
        guard let result = state.ready.removeValue(forKey: state.taken) else { return nil }
        state.taken += 1
        return result
      }
      if let result {
        free.signal()
        return try result.get()
      }
      filled.wait()
    }
  }

  /// Stops after the jobs that have begun.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    free.signal()
  }
}
