import Foundation
import Testing

@Suite("The catalogue's upkeep")
struct CatalogueUpkeepTests {
  @Test("check says that a catalogue is sound, and what is wrong with one that is not")
  func check() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    let sound = try folder.json("catalogue", "check")
    #expect(sound["schema"].string == "pricebook.catalogue-check/1")
    #expect(sound["ok"].bool == true && sound["editions"].int == 1)

    var bytes = try Data(contentsOf: folder.catalogue)
    for index in stride(from: 8192 + 3, to: bytes.count, by: 512) { bytes[index] ^= 0x5A }
    try bytes.write(to: folder.catalogue)
    let outcome = try folder.run("catalogue", "check")
    #expect(outcome.status == 1 || outcome.status == 74, "\(outcome)")
  }

  @Test("backup writes a catalogue that can be asked; compact leaves what is in it")
  func backup() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    let items = try folder.run("export", "--format", "jsonl", expecting: 0).output
    try folder.run("catalogue", "backup", "copy.sqlite", expecting: 0)
    let copied = try folder.run(
      "export", "--format", "jsonl", "--catalogue", "copy.sqlite", expecting: 0)
    #expect(copied.output == items)
    #expect(try folder.json("catalogue", "compact")["after"].int ?? 0 > 0)
    #expect(try folder.run("export", "--format", "jsonl", expecting: 0).output == items)
    #expect(try folder.run("catalogue", "backup", "copy.sqlite", "--catalogue", "none.sqlite").status == 1)
  }
}
