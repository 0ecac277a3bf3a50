import Dispatch
import FoundationEssentials
import PriceListReading
import Synchronization

/// Reads the lists of an import side by side, as many as there are cores, while those before are written to the
/// catalogue; they are handed out in their order.
///
/// At most one list more than there are readers is held, so memory does not grow with the number of lists.
final class ReadAhead: Sendable {
  typealias Reading = Result<ReadPriceList, any Error>

  private struct State {
    /// Lists that are not read yet; `nil` where reading has begun, so that an archive is closed after its last.
    var sources: [PriceListSource?]
    var started = 0
    var taken = 0
    var ready: [Int: Reading] = [:]
    var isCancelled = false
  }

  private let state: Mutex<State>
  private let readers: Int
  // Both begin at 0: a semaphore must not end below the value it was made with, as a cancelled one would.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// Starts reading `sources` in their order.
  init(
    _ sources: [PriceListSource], with reader: PriceListReader, options: ReadingOptions,
    readers: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    state = Mutex(State(sources: sources))
    self.readers = max(1, min(readers, sources.count))
    for _ in 0...self.readers { free.signal() }
    for _ in 0..<self.readers {
      // A queue of its own: the readers must not wait for threads that wait for them.
      DispatchQueue(label: "pricebook.read-ahead").async { [self] in
        while let (place, source) = begin() {
          let reading = Reading { try reader.read(source, options: options) }
          state.withLock { $0.ready[place] = reading }
          filled.signal()
        }
      }
    }
  }

  /// The next list to read, when there is room for it; `nil` if there is none.
  private func begin() -> (place: Int, source: PriceListSource)? {
    free.wait()
    return state.withLock { state in
      guard !state.isCancelled, state.started < state.sources.count, let source = state.sources[state.started]
      else {
        // The other readers wait for the same.
        free.signal()
        return nil
      }
      defer { state.started += 1 }
      state.sources[state.started] = nil
      return (state.started, source)
    }
  }

  /// The next list as it was read. Throws what its reading threw. To be called once for each list.
  func next() throws -> ReadPriceList {
    while true {
      let reading = state.withLock { state -> Reading? in
        guard let reading = state.ready.removeValue(forKey: state.taken) else { return nil }
        state.taken += 1
        return reading
      }
      if let reading {
        free.signal()
        return try reading.get()
      }
      filled.wait()
    }
  }

  /// Stops after the lists that are being read.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    free.signal()
  }
}
