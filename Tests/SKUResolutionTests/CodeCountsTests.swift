import Testing

@testable import SKUResolution

@Suite struct CodeCountsTests {
  @Test(
    "Codes are counted, close together or far apart, and come ascending", arguments: [0, 1, 40, 3000],
    [1, 64])
  func counts(distinct: Int, gap: Int) {
    var codes: [(code: UInt32, count: Int)] = []
    var expected: [UInt32: Int] = [:]
    // Steps that share no factor with the number of codes meet every code, in runs and alone.
    for step in 0..<(distinct * 3) {
      let code = UInt32(5 + step * 7919 % max(1, distinct) * gap)
      for _ in 0...(step % 3) {
        codes.append((code, step + 1))
        expected[code, default: 0] += step + 1
      }
    }
    let counted = CodeCounts(codes.map(\.code)) { codes[$0].count }
    #expect(counted.codes == expected.keys.sorted())
    #expect(counted.counts == counted.codes.map { expected[$0] })
    // What counts nothing does not come.
    let few = CodeCounts(codes.map(\.code)) { codes[$0].code == 5 ? codes[$0].count : 0 }
    #expect(few.codes == expected.keys.filter { $0 == 5 })
  }
}
