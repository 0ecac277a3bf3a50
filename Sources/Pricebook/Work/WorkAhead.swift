import Dispatch
import FoundationEssentials
import Synchronization

/// Does jobs side by side, as many as there are cores, while what those before gave is used; it is handed out in their
/// order.
///
///     let readings = WorkAhead(files) { try reader.read($0) }
///     defer { readings.cancel() }
///     for file in files { try write(try readings.next()) }
///
/// Only some results are held, so memory does not grow with the number of jobs.
final class WorkAhead<Input: Sendable, Value: Sendable>: Sendable {
  private struct State {
    /// `nil` where the job has begun: what nobody works on any more is not held.
    var inputs: [Input?]
    var started = 0
    var taken = 0
    var ready: [Int: Result<Value, any Error>] = [:]
    var isCancelled = false
  }

  private let job: @Sendable (Input) throws -> Value
  private let state: Mutex<State>
  // Both begin at 0: a semaphore must not end below the value it was made with, as a cancelled one would.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// Starts a job for each of the inputs, in their order.
  ///
  /// - Parameter spare: So many jobs more than there are threads are begun before the first result is used: enough that
  ///   none waits where one job takes longer than the others.
  init(
    _ inputs: [Input], threads: Int = ProcessInfo.processInfo.activeProcessorCount, spare: Int = 1,
    job: @escaping @Sendable (Input) throws -> Value
  ) {
    state = Mutex(State(inputs: inputs))
    self.job = job
    let threads = max(1, min(threads, inputs.count))
    for _ in 0..<(threads + spare) { free.signal() }
    for _ in 0..<threads {
      // A queue of its own: the threads must not wait for others that wait for them.
      DispatchQueue(label: "pricebook.work-ahead").async { [self] in
        while let (place, input) = begin() {
          let result = Result { try self.job(input) }
          state.withLock { $0.ready[place] = result }
          filled.signal()
        }
      }
    }
  }

  /// The next job, when there is room for what it gives; `nil` if there is none.
  private func begin() -> (place: Int, input: Input)? {
    free.wait()
    return state.withLock { state in
      guard !state.isCancelled, state.started < state.inputs.count, let input = state.inputs[state.started]
      else {
        // The other threads wait for the same.
        free.signal()
        return nil
      }
      defer { state.started += 1 }
      state.inputs[state.started] = nil
      return (state.started, input)
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
