import Testing

@testable import Catalogue

@Suite struct NumberedGroupsTests {
  @Test("Places come by their number, ascending", arguments: [0, 1, 7, 500])
  func groups(count: Int) {
    var random = SplitMix(seed: UInt64(count))
    let numbers = (0..<count).map { _ in UInt32.random(in: 0..<20, using: &random) }
    let groups = NumberedGroups(count: count) { numbers[$0] }
    for number in UInt32(0)..<25 {
      #expect(Array(groups[number]) == numbers.indices.filter { numbers[$0] == number }.map { UInt32($0) })
    }
  }
}
