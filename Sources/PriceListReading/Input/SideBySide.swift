import Dispatch

/// Does a piece of work so many times, on as many cores as there are, and gives the results in their order.
///
/// Throws what the first piece in this order threw.
func sideBySide<Value>(_ count: Int, _ work: @Sendable (Int) throws -> Value) throws -> [Value] {
  let places = Places<Value>(count: count)
  DispatchQueue.concurrentPerform(iterations: count) { number in
    places[number] = Result { try work(number) }
  }
  return try (0..<count).compactMap { try places[$0]?.get() }
}

/// What the threads have made; each has a place of its own, and nobody else looks at it before all are done.
private final class Places<Value>: @unchecked Sendable {
  private let count: Int
  private let results: UnsafeMutablePointer<Result<Value, any Error>?>

  init(count: Int) {
    self.count = count
    results = .allocate(capacity: count)
    results.initialize(repeating: nil, count: count)
  }

  deinit {
    results.deinitialize(count: count)
    results.deallocate()
  }

  subscript(number: Int) -> Result<Value, any Error>? {
    get { results[number] }
    set { results[number] = newValue }
  }
}
