/// Places grouped by a number that each has, in two arrays: what a dictionary of arrays would say, at a fraction of its
/// cost, because numbers of the store are small and dense.
struct NumberedGroups: Sendable {
  /// By number: where its places begin; one more at the end.
  private var starts: [UInt32]
  private var places: [UInt32]

  /// Groups entries; in a group they are in their order.
  ///
  /// - Parameters:
  ///   - number: The number of each entry of `0..<count`.
  ///   - place: What the group has for it.
  init(count: Int, number: (Int) -> UInt32, place: (Int) -> UInt32 = { UInt32($0) }) {
    var largest: UInt32 = 0
    for entry in 0..<count { largest = max(largest, number(entry)) }
    starts = Array(repeating: 0, count: Int(largest) + 2)
    for entry in 0..<count { starts[Int(number(entry)) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    places = Array(repeating: 0, count: count)
    var next = starts
    for entry in 0..<count {
      let number = Int(number(entry))
      places[Int(next[number])] = place(entry)
      next[number] += 1
    }
  }

  /// The places of a number; none if no entry has it.
  subscript(number: UInt32) -> ArraySlice<UInt32> {
    guard Int(number) + 1 < starts.count else { return [] }
    return places[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }
}
