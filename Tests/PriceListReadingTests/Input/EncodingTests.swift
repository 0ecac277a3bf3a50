import PriceModel
import Testing

@testable import PriceListReading

@Suite("Encodings")
struct EncodingTests {
  private let text = "Part Number,Item Name,Currency,Net Price\nA-1,Zażółć gęślą jaźń,PLN,5\n"

  private func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
  }

  @Test("UTF-8 with and without a byte order mark")
  func utf8() throws {
    for prefix in ["", "\u{FEFF}"] {
      let list = try read(prefix + text)
      #expect(list.encoding == "UTF-8")
      #expect(list.text(.itemName) == "Zażółć gęślą jaźń")
      #expect(list.codes == [])
    }
  }

  @Test("UTF-16 in both byte orders, with and without a mark, at every chunk size")
  func utf16() throws {
    for littleEndian in [true, false] {
      for mark in [true, false] {
        for chunk in chunkSizes {
          let list = try read(
            bytes: utf16(text, littleEndian: littleEndian, mark: mark),
            options: ReadingOptions(limits: limits(chunk: chunk)))
          #expect(list.encoding == (littleEndian ? "UTF-16LE" : "UTF-16BE"))
          #expect(list.text(.itemName) == "Zażółć gęślą jaźń")
          #expect(list.prices() == ["net 5 PLN … unit"])
        }
      }
    }
  }

  @Test("Windows-1250 and 1252 are told apart by Polish letters, and the guess is said")
  func codePages() throws {
    // Zażółć gęślą jaźń in Windows-1250.
    let polish: [UInt8] = [
      0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6, 0x20, 0x67, 0xEA, 0x9C, 0x6C, 0xB9, 0x20, 0x6A, 0x61, 0x9F, 0xF1,
    ]
    // Prüfgerät für 5 € in Windows-1252.
    let german: [UInt8] =
      Array("Pr".utf8) + [0xFC] + Array("fger".utf8) + [0xE4] + Array("t 5 ".utf8) + [0x80]
    func list(_ name: [UInt8]) throws -> ReadPriceList {
      try read(
        bytes: Array("Part Number,Item Name,Currency,Net Price\nA-1,".utf8) + name + Array(",PLN,5\n".utf8))
    }
    let first = try list(polish)
    #expect(first.encoding == "windows-1250")
    #expect(first.text(.itemName) == "Zażółć gęślą jaźń")
    #expect(first.codes == ["encoding-assumed"])
    let second = try list(german)
    #expect(second.encoding == "windows-1252")
    #expect(second.text(.itemName) == "Prüfgerät 5 €")
  }

  @Test("An encoding that the user names wins")
  func option() throws {
    var options = ReadingOptions()
    options.encoding = "iso-8859-2"
    let bytes = Array("Part Number,Item Name,Currency,Net Price\nA-1,".utf8) + [0xB1] + Array(",PLN,5\n".utf8)
    let list = try read(bytes: bytes, options: options)
    #expect(list.encoding == "ISO-8859-2")
    #expect(list.text(.itemName) == "ą")
    #expect(list.codes == [])
    options.encoding = "utf-9"
    #expect(try read(text, options: options).codes == ["unknown-encoding"])
  }

  @Test("Damaged UTF-8 is an error at its line, and the file is unusable")
  func malformed() throws {
    var bytes = Array((text + text.split(separator: "\n")[1] + "\n").utf8)
    bytes[bytes.count - 8] = 0xFF
    let list = try read(bytes: bytes)
    #expect(list.isUnusable)
    #expect(list.diagnostic("malformed-encoding")?.line == 3)
    let cut = try read(bytes: Array(text.utf8).dropLast(9).map { $0 })
    #expect(cut.isUnusable == false)
    let inside = try read(
      bytes: Array("Part Number,Item Name,Currency,Net Price\nA-1,Za\u{17C}".utf8).dropLast())
    #expect(inside.diagnostic("malformed-encoding")?.line == 2)
  }

  @Test("UTF-16 that ends inside a character is an error")
  func truncatedUTF16() throws {
    let list = try read(bytes: utf16(text, littleEndian: true, mark: true).dropLast())
    #expect(list.isUnusable)
    #expect(list.codes.contains("malformed-encoding"))
  }

  @Test("SHA-256 is of the raw bytes")
  func digest() throws {
    // printf 'Part Number,Item Name,Currency,Net Price\nA-1,N,EUR,5\n' | sha256sum
    let list = try read("Part Number,Item Name,Currency,Net Price\nA-1,N,EUR,5\n")
    #expect(list.sha256 == "713f79424c856ece0c1f6b058d0e5752146515e364aa5824b443f1bc9956031e")
  }

  @Test("A file that is not there, and a folder, throw")
  func io() throws {
    let reader = PriceListReader(library: try ProfileLibrary())
    #expect(throws: ReadingError.self) {
      try reader.read(path: "/nowhere/at/all.csv", options: ReadingOptions())
    }
    #expect(throws: ReadingError.self) { try reader.read(path: "/", options: ReadingOptions()) }
  }
}
