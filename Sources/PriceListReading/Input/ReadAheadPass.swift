import Dispatch
import Synchronization

/// A pass that another thread goes ahead with: a list is unpacked while what was unpacked before is parsed.
///
/// At most four blocks are held.
final class ReadAheadPass: BytePass {
  private let ahead: Ahead
  private var block: [UInt8] = []
  private var position = 0

  init(_ pass: any BytePass) {
    ahead = Ahead(pass)
    ahead.start()
  }

  deinit { ahead.cancel() }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if position == block.count {
      block = try ahead.next()
      position = 0
    }
    let count = min(buffer.count, block.count - position)
    block.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return count
  }

  /// What the two threads share. The pass itself is used by one of them only, the blocks go through the lock.
  private final class Ahead: @unchecked Sendable {
    private struct State {
      var ready: [Result<[UInt8], any Error>] = []
      /// The end of the pass: no bytes, or its error; what every further read gives.
      var end: Result<[UInt8], any Error>?
      var isCancelled = false
    }

    private static let blocks = 4
    private static let blockBytes = 1 << 18

    private let pass: any BytePass
    private let state = Mutex(State())
    // Both begin at 0: a semaphore must not end below the value it was made with.
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init(_ pass: any BytePass) {
      self.pass = pass
      for _ in 0..<Self.blocks { free.signal() }
    }

    func start() {
      DispatchQueue(label: "pricebook.unpack").async { [self] in
        while true {
          free.wait()
          if state.withLock({ $0.isCancelled }) { return }
          let block = Result {
            try [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, count in
              count = try pass.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
          }
          state.withLock { $0.ready.append(block) }
          filled.signal()
          guard case .success(let bytes) = block, !bytes.isEmpty else { return }
        }
      }
    }

    func next() throws -> [UInt8] {
      if let end = state.withLock({ $0.end }) { return try end.get() }
      filled.wait()
      let block = state.withLock { state in
        let block = state.ready.removeFirst()
        if (try? block.get())?.isEmpty ?? true { state.end = block }
        return block
      }
      free.signal()
      return try block.get()
    }

    func cancel() {
      state.withLock { $0.isCancelled = true }
      free.signal()
    }
  }
}
