import Dispatch
import Synchronization

/// Computes the digest of a list that has to be unpacked, on another thread, from the bytes of a pass that is made
/// anyway. (A list that is packed in nothing is read once more instead: ``FileDigestTask``.)
final class DigestQueue: Sendable {
  /// Blocks that may wait; then the pass does.
  private static let blocks = 8

  private let digest = Mutex(FileDigest())
  private let queue = DispatchQueue(label: "pricebook.digest")
  // Begins at 0: a semaphore must not end below the value it was made with.
  private let free = DispatchSemaphore(value: 0)

  init() {
    for _ in 0..<Self.blocks { free.signal() }
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    let block = Array(bytes)
    free.wait()
    queue.async { [self] in
      digest.withLock { digest in block.withUnsafeBytes { digest.update($0) } }
      free.signal()
    }
  }

  /// Waits for what was handed over; 64 hexadecimal digits. To be called once.
  func value() -> String {
    queue.sync { digest.withLock { $0.hexadecimal() } }
  }
}
