import Testing

@testable import Catalogue

@Suite struct PackedLinesTests {
  @Test(
    "Lines come back as they were",
    arguments: [
      [], [0], [1], [2, 3, 4, 5], [5, 4, 3], [7, 7, 7], [0, 12, 0, 0, 13], [4_294_967_295, 0, 1, 1_000_000],
    ] as [[UInt32]])
  func roundTrip(lines: [UInt32]) {
    #expect(PackedLines.unpack(PackedLines.pack(lines), count: lines.count) == lines)
  }

  @Test("Lines in order cost a few bytes, however many they are")
  func small() {
    #expect(PackedLines.pack(UInt32(2)...1_000_000).count <= 8)
  }

  @Test("Damaged bytes are noticed, and never make memory without bounds")
  func damaged() {
    #expect(PackedLines.unpack([0x80], count: 1) == nil)
    #expect(PackedLines.unpack([2, 5], count: 4) == nil)
    #expect(PackedLines.unpack([2, 3], count: 4) == nil)
    #expect(PackedLines.unpack([1, 1], count: 1) == nil)
    #expect(
      PackedLines.unpack([2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], count: 3) == nil)
  }
}
