import Testing

@testable import SKUResolution

@Suite struct CodeCountsTests {
  @Test("Codes are counted in the order in which they come", arguments: [0, 1, 40, 3000])
  func counts(distinct: Int) {
    var counted = CodeCounts()
    var expected: [UInt32: Int] = [:]
    // Steps that share no factor with the number of codes meet every code, in runs and alone.
    for step in 0..<(distinct * 3) {
      let code = UInt32(step * 7919 % max(1, distinct)) * 64
      for _ in 0...(step % 3) {
        counted.add(code, step)
        expected[code, default: 0] += step
      }
    }
    #expect(Dictionary(zip(counted.codes, counted.counts), uniquingKeysWith: +) == expected)
    #expect(counted.codes.count == expected.count)
    #expect(counted.codes.prefix(1) == (distinct == 0 ? [] : [0]))
  }
}
