import ArchiveBuilding
import PriceModel
import Testing

@testable import PriceListReading

@Suite("zip")
struct ZipTests {
  private let openValue = Array(ProfileSamples.openValue.utf8)
  private let edi = Array(ProfileSamples.edi.utf8)

  private func reading(
    _ zip: ZipBuilder, options: ReadingOptions = ReadingOptions()
  ) throws -> (lists: [ReadPriceList], diagnostics: [Diagnostic]) {
    try readAll(bytes: zip.bytes, name: "lists-2026-11.zip", options: options)
  }

  /// The end of a file's path from the archive on.
  private func shown(_ list: ReadPriceList) -> String {
    list.file.split(separator: "/").drop { $0 != "lists-2026-11.zip" }.joined(separator: "/")
  }

  private func zip(_ entries: ZipBuilder.Entry...) -> ZipBuilder {
    var zip = ZipBuilder()
    zip.entries = entries
    return zip
  }

  @Test("Every entry is a list of its own, stored or deflated, at every chunk size", arguments: chunkSizes)
  func lists(chunk: Int) throws {
    var zip = ZipBuilder()
    zip.add("pl/", [], stored: true)
    zip.add("pl/ov-pl.csv", openValue)
    zip.add("edi.xml", edi, stored: true)
    let (lists, diagnostics) = try reading(zip, options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(lists.map(shown) == ["lists-2026-11.zip/edi.xml", "lists-2026-11.zip/pl/ov-pl.csv"])
    #expect(lists.map(\.profile) == ["edi-xml", "open-value-csv"])
    #expect(lists.map(\.accepted) == [1, 2])
    #expect(lists.allSatisfy { $0.edition == EditionLabel("2026-11") })
    #expect(diagnostics == [])
    let plain = try read(ProfileSamples.openValue)
    #expect(lists[1].sha256 == plain.sha256)
  }

  @Test("Sizes behind the data, ZIP64 and a comment are read")
  func variants() throws {
    var behind = ZipBuilder.Entry("a.csv", openValue)
    behind.flags |= 1 << 3
    var wide = ZipBuilder.Entry("b.csv", openValue)
    wide.isZIP64 = true
    var zip = zip(behind, wide)
    zip.comment = Array("November".utf8)
    #expect(try reading(zip).lists.map(\.accepted) == [2, 2])
    zip.hasZIP64Record = true
    #expect(try reading(zip).lists.map(\.accepted) == [2, 2])
  }

  @Test("What is no list is said with its names, once for each reason")
  func skipped() throws {
    var zip = ZipBuilder()
    zip.add("ov.csv", openValue)
    for name in [
      "readme.pdf", "__MACOSX/._ov.csv", ".DS_Store", "old/.git/a.csv", "old/.git/b.csv", "old/.c.csv",
    ] { zip.add(name, [1, 2, 3]) }
    let (lists, diagnostics) = try reading(zip)
    #expect(lists.count == 1)
    #expect(diagnostics.map(\.code) == ["skipped-files", "skipped-files", "skipped-files"])
    let expected = [
      ["a file is not read: “readme.pdf”", "end in"],
      ["3 hidden names are not looked at: “.DS_Store”, “old/.git/”, “old/.c.csv”", "begin with a point"],
      ["a file below “__MACOSX/”"],
    ]
    for (diagnostic, words) in Swift.zip(diagnostics, expected) {
      for word in words { #expect(diagnostic.message.contains(word), "\(diagnostic)") }
    }
  }

  @Test(
    "A name that leads out of the archive is refused, and the other lists are read",
    arguments: [
      "../ov.csv", "a/../../ov.csv", "/etc/ov.csv", "C:/ov.csv", "a\\ov.csv", "..", "a\u{1B}[2J.csv",
    ])
  func unsafeNames(name: String) throws {
    var zip = ZipBuilder()
    zip.add(name, openValue)
    zip.add("sound.csv", openValue)
    let (lists, _) = try reading(zip)
    let refused = try #require(lists.first { $0.isUnusable })
    #expect(refused.codes == ["unsafe-entry"])
    #expect(!refused.file.unicodeScalars.contains { $0.value < 0x20 })
    #expect(lists.filter { !$0.isUnusable }.map(\.accepted) == [2])
  }

  @Test("Links, encrypted entries, other compressions and nested archives are refused by name")
  func refused() throws {
    var link = ZipBuilder.Entry("link.csv", Array("/etc/passwd".utf8), stored: true)
    link.attributes = 0o120777 << 16
    var encrypted = ZipBuilder.Entry("secret.csv", openValue)
    encrypted.flags |= 1
    var other = ZipBuilder.Entry("other.csv", openValue)
    other.method = 9
    let nested = ZipBuilder.Entry("inner.zip", zip(ZipBuilder.Entry("ov.csv", openValue)).bytes)
    // By its content, whatever its name says.
    let hidden = ZipBuilder.Entry("hidden.csv", gzipped(openValue))
    let (lists, _) = try reading(zip(link, encrypted, other, nested, hidden))
    var codes: [String: [String]] = [:]
    for list in lists { codes[list.file.split(separator: "/").last.map(String.init) ?? ""] = list.codes }
    #expect(
      codes == [
        "link.csv": ["unsafe-entry"], "secret.csv": ["encrypted-entry"], "other.csv": ["unknown-compression"],
        "inner.zip": ["nested-archive"], "hidden.csv": ["nested-archive"],
      ])
    #expect(
      lists.first { $0.file.hasSuffix("other.csv") }?.diagnostics[0].message.contains("Deflate64") == true)
  }

  @Test("Entries of the same name are refused, all of them")
  func repeated() throws {
    let (lists, _) = try reading(
      zip(
        ZipBuilder.Entry("ov.csv", openValue), ZipBuilder.Entry("ov.csv", edi),
        ZipBuilder.Entry("edi.xml", edi)))
    #expect(lists.map(\.codes).filter { $0 == ["repeated-entry"] }.count == 2)
    #expect(lists.count { !$0.isUnusable } == 1)
  }

  @Test("Data that contradict the directory are refused")
  func contradictions() throws {
    func codes(_ change: (inout ZipBuilder.Entry) -> Void) throws -> [String] {
      var entry = ZipBuilder.Entry("ov.csv", openValue)
      change(&entry)
      let lists = try reading(zip(entry)).lists
      let isRefused = lists.allSatisfy(\.isUnusable)
      #expect(isRefused)
      return lists[0].codes.filter { !$0.hasPrefix("unterminated") }
    }
    let damaged = ["damaged-archive"]
    #expect(try codes { $0.checksum ^= 1 } == damaged)
    #expect(try codes { $0.size += 1 } == damaged)
    #expect(try codes { $0.size -= 1 } == damaged)
    #expect(try codes { $0.localName = Array("xx.csv".utf8) } == damaged)
    #expect(try codes { $0.data[20] ^= 0xFF } == damaged)
    #expect(try codes { $0.data += [0, 0] } == damaged)
    #expect(try codes { $0.data.removeLast(4) } == damaged)
    #expect(
      try codes {
        $0.data.removeLast()
        $0.method = 0
        $0.size = UInt64($0.data.count)
      } == damaged)
  }

  @Test("An archive that is cut off anywhere, or has something behind it, is refused")
  func truncated() throws {
    let bytes = zip(ZipBuilder.Entry("ov.csv", openValue), ZipBuilder.Entry("edi.xml", edi)).bytes
    for count in stride(from: 4, to: bytes.count, by: 13) {
      let (lists, _) = try readAll(bytes: Array(bytes[..<count]), name: "l.zip")
      #expect(lists.map(\.codes) == [["damaged-archive"]], "\(count)")
    }
    #expect(try readAll(bytes: bytes + [0x0A], name: "l.zip").lists.map(\.codes) == [["damaged-archive"]])
  }

  @Test("Bytes changed at random never crash, and never give a list that is not the true one")
  func random() throws {
    let bytes = zip(ZipBuilder.Entry("ov.csv", openValue), ZipBuilder.Entry("edi.xml", edi, stored: true))
      .bytes
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let digests = Set(try readAll(bytes: bytes, name: "l.zip").lists.map(\.sha256))
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0...random(3) { changed[random(changed.count)] = UInt8(random(256)) }
      for list in try readAll(bytes: changed, name: "l.zip").lists where !list.isUnusable {
        #expect(digests.contains(list.sha256))
      }
    }
  }

  @Test("Entries that share their data are refused before anything is unpacked")
  func overlapping() throws {
    var shared = ZipBuilder.Entry("b.csv", openValue)
    shared.sharesDataOf = 0
    let (lists, _) = try reading(zip(ZipBuilder.Entry("a.csv", openValue), shared))
    #expect(lists.map(\.codes) == [["overlapping-entries"]])
  }

  @Test("Ratio, total and entries are bounded, each with its switch")
  func bounds() throws {
    let row = "W06-00793,Core CAL,,,,,,,,,,,,,PL,PLN,412.50,515.00,2026-11-01,,\n"
    let large = openValue + Array(String(repeating: row, count: 60_000).utf8)
    let bomb = zip(ZipBuilder.Entry("a.csv", large), ZipBuilder.Entry("b.csv", openValue))
    let (lists, _) = try reading(bomb)
    #expect(lists.map(\.codes.first) == ["limit-ratio", nil])
    #expect(lists[0].diagnostics[0].message.contains("--limit ratio=200"))
    // A directory that lies about the size does not help.
    var liar = ZipBuilder.Entry("a.csv", large)
    liar.size = 5000
    #expect(try reading(zip(liar)).lists[0].isUnusable)
    var options = ReadingOptions()
    options.limits.ratio = 1000
    #expect(try reading(bomb, options: options).lists[0].accepted == 60_002)
    options.limits.total = 1_000_000
    #expect(try reading(bomb, options: options).lists.map(\.codes) == [["limit-total"]])
    options = ReadingOptions()
    options.limits.entries = 1
    #expect(try reading(bomb, options: options).lists.map(\.codes) == [["limit-entries"]])
    var many = bomb
    many.statedCount = 1
    #expect(try reading(many).lists.map(\.codes) == [["damaged-archive"]])
  }

  @Test("An archive without lists says what it has; a workbook is named")
  func nothing() throws {
    let (lists, _) = try reading(zip(ZipBuilder.Entry("a.pdf", [1]), ZipBuilder.Entry("b.pdf", [1])))
    #expect(lists.map(\.codes) == [["empty-archive"]])
    #expect(lists[0].diagnostics[0].message.contains("a.pdf"))
    #expect(try reading(ZipBuilder()).lists.map(\.codes) == [["empty-archive"]])
    let workbook = zip(
      ZipBuilder.Entry("[Content_Types].xml", [1]), ZipBuilder.Entry("xl/workbook.xml", [1]))
    let refused = try reading(workbook).lists
    #expect(refused.map(\.codes) == [["foreign-format"]])
    #expect(refused[0].diagnostics[0].message.contains("Excel"))
  }

  @Test("A name that is not UTF-8 is of code page 437")
  func oldNames() throws {
    var entry = ZipBuilder.Entry("x.csv", openValue)
    entry.flags = 0
    // gültig.csv
    entry.name = [0x67, 0x81, 0x6C, 0x74, 0x69, 0x67] + Array(".csv".utf8)
    #expect(try reading(zip(entry)).lists[0].file.hasSuffix("/gültig.csv"))
  }

  @Test(
    "Documents of other kinds are named",
    arguments: [
      ("%PDF-1.7", "PDF"), ("Rar!\u{1A}\u{7}\u{0}", "RAR"), ("{\\rtf1", "RTF"),
      ("SQLite format 3\u{0}", "SQLite"),
    ])
  func foreign(_ head: String, _ name: String) throws {
    let list = try read(head + "…")
    #expect(list.codes == ["foreign-format"])
    #expect(list.diagnostics[0].message.contains(name))
  }
}
