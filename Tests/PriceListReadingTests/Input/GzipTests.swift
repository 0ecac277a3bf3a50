import ArchiveBuilding
import Testing

@testable import PriceListReading

@Suite("gzip")
struct GzipTests {
  private let text = ProfileSamples.openValue
  private var bytes: [UInt8] { Array(text.utf8) }

  private func reading(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) throws -> ReadPriceList {
    try read(bytes: bytes, name: "ov-pl-2026-11.csv.gz", options: options)
  }

  @Test("A gzip file is the list in it, at every chunk size", arguments: chunkSizes)
  func plain(chunk: Int) throws {
    let packed = try reading(gzipped(bytes), options: ReadingOptions(limits: limits(chunk: chunk)))
    let list = try read(text, name: "ov-pl-2026-11.csv")
    #expect(packed.accepted == 2)
    #expect(packed.codes == list.codes)
    #expect(packed.sha256 == list.sha256)
    #expect(packed.edition == list.edition)
    #expect(packed.file.hasSuffix("ov-pl-2026-11.csv.gz"))
  }

  @Test("Several members are one list, cut anywhere")
  func members() throws {
    for cut in stride(from: 1, to: bytes.count, by: 97) {
      let list = try reading(gzipped(Array(bytes[..<cut])) + gzipped(Array(bytes[cut...])))
      #expect(list.accepted == 2, "cut at \(cut)")
    }
    #expect(try reading(gzipped([]) + gzipped(bytes)).accepted == 2)
  }

  @Test("XML is read from gzip as well")
  func xml() throws {
    let list = try read(bytes: gzipped(Array(ProfileSamples.edi.utf8)), name: "edi.xml.gz")
    #expect(list.profile == "edi-xml")
    #expect(list.accepted == 1)
  }

  @Test("Cut off anywhere it is refused, whatever was complete before")
  func truncated() throws {
    let packed = gzipped(bytes)
    for count in stride(from: 3, to: packed.count, by: 7) {
      let list = try reading(Array(packed[..<count]))
      #expect(list.isUnusable && list.codes.contains("damaged-archive"), "\(count): \(list.codes)")
    }
  }

  @Test("A changed byte anywhere is refused")
  func damaged() throws {
    let packed = gzipped(bytes)
    // The header's time, flags and system (4 to 9) say nothing about the list.
    for place in Array(stride(from: 10, to: packed.count - 8, by: 11)) + [packed.count - 8, packed.count - 1]
    {
      var changed = packed
      changed[place] ^= 0x55
      let list = try reading(changed)
      #expect(list.isUnusable && list.codes.contains("damaged-archive"), "\(place): \(list.codes)")
    }
  }

  @Test(
    "What follows the last member is an error",
    arguments: [[0x00], Array("rest".utf8), [0x1F], [0x1F, 0x8B]])
  func garbage(_ rest: [UInt8]) throws {
    let list = try reading(gzipped(bytes) + rest)
    #expect(list.isUnusable && list.codes.contains("damaged-archive"), "\(list.diagnostics)")
  }

  @Test("An archive within is not opened, and a tar archive is named")
  func nested() throws {
    #expect(try reading(gzipped(gzipped(bytes))).codes == ["nested-archive"])
    var zip = ZipBuilder()
    zip.add("ov.csv", bytes)
    #expect(try reading(gzipped(zip.bytes)).codes == ["nested-archive"])
    var tar = [UInt8](repeating: 0, count: 1024)
    tar.replaceSubrange(257..<262, with: "ustar".utf8)
    #expect(try reading(gzipped(tar)).codes == ["foreign-format"])
  }

  @Test("What unpacks to far more than its size is refused before it is unpacked whole")
  func bomb() throws {
    let row = "W06-00793,Core CAL,,,,,,,,,,,,,PL,PLN,412.50,515.00,2026-11-01,,\n"
    let large = bytes + Array(String(repeating: row, count: 60_000).utf8)
    let list = try reading(gzipped(large))
    #expect(list.codes.contains("limit-ratio"))
    #expect(list.isUnusable)
    var options = ReadingOptions()
    options.limits.ratio = 1000
    #expect(try reading(gzipped(large), options: options).accepted == 60_002)
    options.limits.total = 1_000_000
    #expect(try reading(gzipped(large), options: options).codes.contains("limit-total"))
  }

  @Test("A short list of equal rows is no bomb, however small it gets")
  func grace() throws {
    let row = "W06-00793,Core CAL,,,,,,,,,,,,,PL,PLN,412.50,515.00,2026-11-01,,\n"
    let list = try reading(gzipped(bytes + Array(String(repeating: row, count: 1300).utf8)))
    #expect(list.accepted == 1302)
  }
}
