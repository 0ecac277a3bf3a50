/// Places grouped by a number that each has, in two arrays: what a dictionary of arrays would say, at a fraction of its
/// cost, because numbers of the store are small and dense.
struct NumberedGroups: Sendable {
  /// By number: where its places begin; one more at the end.
  private var starts: [UInt32]
  private var places: [UInt32]

  /// Groups the places `0..<count`; in a group they are ascending.
  init(count: Int, number: (Int) -> UInt32) {
    var largest: UInt32 = 0
    for place in 0..<count { largest = max(largest, number(place)) }
    starts = Array(repeating: 0, count: Int(largest) + 2)
    for place in 0..<count { starts[Int(number(place)) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    places = Array(repeating: 0, count: count)
    var next = starts
    for place in 0..<count {
      let number = Int(number(place))
      places[Int(next[number])] = UInt32(place)
      next[number] += 1
    }
  }

  /// The places of a number; none if no place has it.
  subscript(number: UInt32) -> ArraySlice<UInt32> {
    guard Int(number) + 1 < starts.count else { return [] }
    return places[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }
}
