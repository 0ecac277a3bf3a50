import Foundation

/// Runs a piece of work so many times, several at a time, and gives the results in their order.
///
/// Throws what the first of them threw.
func sideBySide<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) throws -> Value) throws -> [Value] {
  let results = Results<Value>(count: count)
  DispatchQueue.concurrentPerform(iterations: count) { index in
    results.set(index, Result { try work(index) })
  }
  return try results.all()
}

/// A place for the result of each piece of work.
private final class Results<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<Value, any Error>?]

  init(count: Int) { results = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ result: Result<Value, any Error>) {
    lock.withLock { results[index] = result }
  }

  func all() throws -> [Value] {
    try lock.withLock { try results.compactMap { try $0?.get() } }
  }
}
