import Dispatch
import PriceListReading
import Synchronization

/// Reads the files of an import one after the other on a thread of its own, so that the next file is read while the
/// one before is written to the catalogue: two cores share the work of a month.
///
/// At most two lists are read ahead; memory does not grow with the number of files.
final class ReadAhead: Sendable {
  typealias Reading = Result<ReadPriceList, any Error>

  private struct State {
    var ready: [Reading] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  // Both begin at 0: a semaphore must not end below the value it was made with, as a cancelled one would.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// Starts reading `files` in their order.
  init(_ files: [String], with reader: PriceListReader, options: ReadingOptions) {
    for _ in 0..<2 { free.signal() }
    DispatchQueue(label: "pricebook.read-ahead").async { [self] in
      for file in files {
        free.wait()
        if state.withLock({ $0.isCancelled }) { return }
        let reading = Reading { try reader.read(path: file, options: options) }
        state.withLock { $0.ready.append(reading) }
        filled.signal()
      }
    }
  }

  /// The next file as it was read. Throws what its reading threw. To be called once for each file.
  func next() throws -> ReadPriceList {
    filled.wait()
    let reading = state.withLock { $0.ready.removeFirst() }
    free.signal()
    return try reading.get()
  }

  /// Stops after the file that is being read.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    free.signal()
  }
}
