import PriceModel
import Testing

@testable import PriceListReading

@Suite("Files cut off")
struct TruncationTests {
  @Test(
    "At every byte there is a diagnostic or a shorter result, never a crash and never silence",
    arguments: ProfileSamples.all.keys.sorted())
  func everyByte(profile: String) throws {
    let sample = try #require(ProfileSamples.all[profile])
    let bytes = Array(sample.text.utf8)
    let whole = try read(bytes: bytes, name: sample.name)
    let wholeCodes = whole.codes
    for count in 0..<(bytes.count - 1) {
      let cut = try read(bytes: Array(bytes[..<count]), name: sample.name)
      let said = cut.codes.filter { !wholeCodes.contains($0) }
      #expect(!said.isEmpty || cut.accepted < whole.accepted, "cut at \(count) of \(bytes.count)")
      #expect(cut.rows == cut.accepted + cut.rejected)
    }
  }
}
