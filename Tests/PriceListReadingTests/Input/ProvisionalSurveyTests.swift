import ArchiveBuilding
import PriceModel
import Testing

@testable import PriceListReading

/// A large file is surveyed at its beginning only; what the rest turns out to be is found out all the same.
@Suite("Files that go on otherwise than they began")
struct ProvisionalSurveyTests {
  /// A list of more than 256 KiB in ASCII, with one further row.
  private func list(ending: [UInt8]) -> [UInt8] {
    var text = ProfileSamples.openValueHeader + "\n"
    for row in 0..<6000 {
      text += "ABC-\(10_000 + row),Name of the item,,,,,,,,,,,,,PL,PLN,\(row).50,,2026-11-01,,\n"
    }
    return Array(text.utf8) + ending
  }

  private func row(_ name: [UInt8]) -> [UInt8] {
    Array("XYZ-00001,".utf8) + name + Array(",,,,,,,,,,,,,PL,PLN,1.50,,2026-11-01,,\n".utf8)
  }

  private func read(_ bytes: [UInt8], packed: Bool) throws -> ReadPriceList {
    let name = packed ? "ov-2026-11.csv.gz" : "ov-2026-11.csv"
    return try readAll(bytes: packed ? gzipped(bytes) : bytes, name: name).lists[0]
  }

  @Test(
    "Sound UTF-8 to the end: the number of its sequences is that of the whole file", arguments: [false, true])
  func sound(_ packed: Bool) throws {
    let list = try read(self.list(ending: row(Array("Zażółć".utf8))), packed: packed)
    #expect(list.accepted == 6001)
    #expect(list.encoding == "UTF-8")
    #expect(list.recognition[.encoding]?.reason == "all its 4 sequences are sound")
    #expect(list.text(.itemName, row: 6000) == "Zażółć")
  }

  @Test("A code page that shows late", arguments: [false, true])
  func codePage(_ packed: Bool) throws {
    // “Zażółć gęślą” in Windows-1250.
    let name: [UInt8] = [0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6, 0x20, 0x67, 0xEA, 0x9C, 0x6C, 0xB9]
    let list = try read(self.list(ending: row(name)), packed: packed)
    #expect(list.accepted == 6001)
    #expect(list.encoding == "windows-1250")
    #expect(list.codes.contains("encoding-assumed"))
    #expect(list.text(.itemName, row: 6000) == "Zażółć gęślą")
  }

  @Test("A NUL byte, and a sequence that is cut off at the end", arguments: [false, true])
  func faults(_ packed: Bool) throws {
    let null = try read(self.list(ending: row([0x41, 0x00])), packed: packed)
    #expect(null.isUnusable)
    #expect(null.diagnostic("malformed-encoding")?.line == 6002)
    let cut = try read(self.list(ending: Array("XYZ-00001,ż".utf8.dropLast())), packed: packed)
    #expect(cut.isUnusable)
    #expect(cut.diagnostic("malformed-encoding")?.line == 6002)
  }

  @Test("The digest is that of the whole list, packed or not, also where reading ends early")
  func digests() throws {
    for ending in [row([0x41]), Array("XYZ-00001,\"never closed".utf8), row([0xC5])] {
      let bytes = list(ending: ending)
      var digest = FileDigest()
      bytes.withUnsafeBytes { digest.update($0) }
      let expected = digest.hexadecimal()
      #expect(try read(bytes, packed: false).sha256 == expected)
      #expect(try read(bytes, packed: true).sha256 == expected)
    }
  }

  @Test("A packed file that is damaged late is refused")
  func damaged() throws {
    var numbers = SeededRandom(1)
    var text = ProfileSamples.openValueHeader + "\n"
    for _ in 0..<9000 {
      text +=
        "ABC-00001,Name \(Int.random(in: 0..<1_000_000_000, using: &numbers)),,,,,,,,,,,,,PL,PLN,1,,,,\n"
    }
    let bytes = gzipped(Array(text.utf8))
    let list = try readAll(bytes: Array(bytes.dropLast(20)), name: "ov-2026-11.csv.gz").lists[0]
    #expect(list.codes == ["damaged-archive"])
    #expect(list.rows == 0)
  }
}
