import Dispatch
import Synchronization

/// Several threads that share a row of jobs.
enum Workers {
  /// Does the jobs from 0 up to `count`, each once, on so many threads at a time, and waits for all. A thread that begins a
  /// job has it to itself.
  ///
  /// - Parameter isStopped: Asked before each job; what has begun is finished.
  static func run(
    _ count: Int, threads: Int, isStopped: @escaping @Sendable () -> Bool = { false },
    _ job: @escaping @Sendable (Int) -> Void
  ) {
    let next = Counter()
    let group = DispatchGroup()
    for _ in 0..<max(1, min(threads, count)) {
      // A queue of its own: as many threads as were asked for, whatever the system thinks of it.
      DispatchQueue(label: "pricebook.worker").async(group: group) {
        while !isStopped() {
          let place = next.take()
          guard place < count else { return }
          job(place)
        }
      }
    }
    group.wait()
  }

  /// As ``run(_:threads:isStopped:_:)``, with what each job gives, in order.
  static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ job: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    let results = Results<Value>(count)
    run(count, threads: threads) { results.set($0, job($0)) }
    return results.values
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }

  private final class Results<Value: Sendable>: Sendable {
    private let slots: Mutex<[Value?]>
    init(_ count: Int) { slots = Mutex([Value?](repeating: nil, count: count)) }
    func set(_ place: Int, _ value: Value) { slots.withLock { $0[place] = value } }
    var values: [Value] { slots.withLock { $0.compactMap { $0 } } }
  }
}
