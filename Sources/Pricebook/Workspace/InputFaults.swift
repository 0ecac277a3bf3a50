import PriceModel

/// Gathers what is wrong with a file that people write, so that all of it is said in one pass.
struct InputFaults {
  private var faults: [PricebookError] = []

  /// Notes a fault; the file is refused in the end.
  mutating func add(_ fault: PricebookError) { faults.append(fault) }

  /// Does a piece of work and notes its fault, if it has one.
  ///
  /// - Returns: `nil` if it has. Other errors are thrown on.
  @discardableResult
  mutating func attempt<Value>(_ work: () throws -> Value) throws -> Value? {
    do {
      return try work()
    } catch let error as PricebookError where error.kind == .fault {
      add(error)
      return nil
    }
  }

  /// Throws the first fault with all others, if there is one.
  func finish() throws {
    guard var first = faults.first else { return }
    first.further = Array(faults.dropFirst())
    throw first
  }
}
