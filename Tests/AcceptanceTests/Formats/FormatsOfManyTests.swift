import ArchiveBuilding
import Foundation
import Testing

/// `formats` for what holds several lists: a zip archive, a folder, standard input.
@Suite("formats shows each list of an archive and of a folder")
struct FormatsOfManyTests {
  private let openValue = [UInt8](OpenValueList(Parts.openValue).data)
  private let sheet = [UInt8](NewCommerceSheet(.d, [NewCommerceRow()]).data)

  private var archive: ZipBuilder {
    var zip = ZipBuilder()
    zip.add("pl/ov-2026-11.csv", openValue)
    zip.add("nce-2026-10.csv", sheet)
    zip.add("d.xml", Array(EDI.catalogue.utf8))
    zip.add("readme.pdf", [1, 2, 3])
    zip.add("old/.ov-2026-09.csv", openValue)
    return zip
  }

  /// The file and profile of each list.
  private func lists(_ answer: JSON) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: answer["lists"].array.map {
        ($0["file"].string ?? "", $0["profile"].string ?? "")
      })
  }

  @Test("Of a zip archive, from a file and from standard input")
  func zip() throws {
    let folder = try TemporaryFolder()
    try folder.write("lists.zip", Data(archive.bytes))
    for (name, answer) in [
      ("lists.zip", try folder.json("formats", "lists.zip")),
      ("-", try folder.json("formats", "-", stdin: Data(archive.bytes))),
    ] {
      #expect(
        lists(answer) == [
          "\(name)/pl/ov-2026-11.csv": "open-value-csv", "\(name)/nce-2026-10.csv": "nce-csv",
          "\(name)/d.xml": "edi-xml",
        ])
      #expect(answer["recognition"].isNull)
      for list in answer["lists"].array {
        let container = list["assumptions"].array.first { $0["subject"].string == "container" }
        #expect(container?["value"].string == "zip entry")
        #expect(list["preview"].isObject, "\(list)")
      }
      let messages = answer["diagnostics"].array.compactMap { $0["message"].string }
      #expect(messages.contains { $0.contains("“readme.pdf”") })
      #expect(messages.contains { $0.contains("“old/.ov-2026-09.csv”") && $0.contains("hidden") })
    }
    let table = try folder.run("formats", "lists.zip", expecting: 0)
    for word in ["All 3 lists", "open-value-csv", "nce-csv", "edi-xml", "d.xml"] {
      #expect(table.output.contains(word), "\(table)")
    }
    let rows = csvRecords(try folder.run("formats", "lists.zip", "--format", "csv", expecting: 0).output)
    #expect(Set(rows.dropFirst().map { $0[0] }).count == 3)
  }

  @Test("A list that no profile reads is said, and the others are shown: 5; if none is read: 1")
  func partly() throws {
    let folder = try TemporaryFolder()
    try folder.write("month/ov.csv.gz", Data(gzipped(openValue)))
    try folder.write("month/odd.csv", "Alpha,Beta\n1,2\n")
    try folder.write("month/.git/config.csv", "x")
    let answer = try folder.json("formats", "month", status: 5)
    #expect(lists(answer) == ["month/ov.csv.gz": "open-value-csv", "month/odd.csv": ""])
    let error = answer["diagnostics"].array.first { $0["code"].string == "not-recognised" }
    #expect(error?["file"].string == "month/odd.csv")
    let told = try folder.run("formats", "month", expecting: 5)
    #expect(told.output.contains("1 of 2 lists"), "\(told)")
    for word in ["month/odd.csv: error:", "“.git/”"] { #expect(told.errors.contains(word), "\(told)") }
    try FileManager.default.removeItem(at: folder.url(of: "month/ov.csv.gz"))
    try folder.write("month/other.csv", "Gamma,Delta\n1,2\n")
    try folder.json("formats", "month", status: 1)
  }

  @Test("The command that an error offers for a list in an archive works")
  func offer() throws {
    let folder = try TemporaryFolder()
    var zip = archive
    zip.add(
      "b.csv", Array("Referencia fabricante;Denominación;Precio de compra\nW06-00793;Core CAL;12,50\n".utf8))
    try folder.write("lists.zip", Data(zip.bytes))
    let told = try folder.run("formats", "lists.zip", expecting: 5)
    #expect(told.errors.contains("“pricebook formats lists.zip --draft”"), "\(told)")
    let draft = try folder.run("formats", "lists.zip", "--draft", expecting: 0)
    #expect(draft.output.contains("partNumber: \"Referencia fabricante\""), "\(draft)")
  }

  @Test("A draft of a folder is one of the first list that no profile reads")
  func draft() throws {
    let folder = try TemporaryFolder()
    try folder.write("month/a.csv", OpenValueList(Parts.openValue).data)
    try folder.write("month/b.csv", "Artikelnummer;Bezeichnung;Preis\nW06-00793;Core CAL;12,50\n")
    let draft = try folder.json("formats", "month", "--draft")
    #expect(draft["file"].string == "month/b.csv")
    #expect(draft["suggestions"].array.contains { $0["source"].string == "Artikelnummer" })
  }
}
