import PriceModel
import Testing

@testable import PriceListReading

/// Recognises a text as if it were a file, with the built-in profiles and those of `userProfiles`.
func recognise(_ text: String, name: String = "a.csv", userProfiles: [String] = []) throws -> Recognition {
  let file = try TemporaryFile(Array(text.utf8), name: name)
  return try PriceListReader(library: library(userProfiles)).recognise(path: file.path)
}

/// The built-in profiles and some of a user's, given as YAML.
func library(_ userProfiles: [String]) throws -> ProfileLibrary {
  if userProfiles.isEmpty { return try builtInProfiles.get() }
  let files = try userProfiles.enumerated().map { number, text in
    try TemporaryFile(Array(text.utf8), name: "\(number).yaml")
  }
  return try ProfileLibrary(userFolders: files.map(\.folderPath))
}

@Suite("Recognition")
struct RecognitionTests {
  @Test("Every sample is recognised with what speaks for it")
  func samples() throws {
    for (name, sample) in ProfileSamples.all {
      let recognition = try recognise(sample.text, name: sample.name)
      #expect(recognition.profile == name)
      #expect(recognition.matches.first?.profile == name)
      #expect((60...100).contains(recognition.score), "\(name) \(recognition.score)")
      #expect(!recognition.reasons.isEmpty)
      #expect(recognition.rivals.isEmpty)
      #expect(recognition.preview != nil, "\(name)")
      for assumption in recognition.assumptions { #expect(!assumption.reason.isEmpty) }
    }
  }

  @Test("The score counts required, known and used columns: 50, 25, 15 and 5 points")
  func score() throws {
    let profile = """
      name: four
      title: Four columns
      container: csv
      required: [Code, Cost]
      fields: { partNumber: Code, itemName: Text }
      price: { net: Cost, currency: Money }
      list: four
      """
    func score(_ header: String) throws -> Int? {
      try recognise(header + "\n", userProfiles: [profile]).matches.first { $0.profile == "four" }?.score
    }
    #expect(try score("Code,Text,Cost,Money") == 95)
    // Two of four sources: 50 + 25 + 7.5 + 5.
    #expect(try score("Code,Cost") == 87)
    // Four of eight columns known: 50 + 12.5 + 15 + 5.
    #expect(try score("Code,Text,Cost,Money,P,Q,R,S") == 82)
    // One of two required, one of two known, one of four sources, which count as twelve where a column is missing:
    // 25 + 12.5 + 1.25 + 5.
    #expect(try score("Code,Other") == 43)
    #expect(try score("Nothing,Known") == nil)
  }

  @Test("What is not recognised names the nearest profile and the missing columns with what is near them")
  func nearest() throws {
    let recognition = try recognise("Part Number,Item Name,Net Prise\nA,B,1.00\n")
    #expect(recognition.profile == nil)
    #expect(recognition.nearestProfile == "open-value-csv")
    #expect(recognition.missing.count == 1)
    #expect(recognition.missing.first?.names.first == "Net Price")
    #expect(recognition.missing.first?.near == "Net Prise")
    #expect(try recognise("<Catalog/>", name: "a.xml").nearestProfile == "ubl-catalogue")
    #expect(try recognise("").profile == nil)
  }

  @Test("A missing required column is one error that names it, the near ones and those found")
  func missingColumn() throws {
    let list = try read(ProfileSamples.nce.replacing("SkuId,", with: "SkuIdx,"))
    #expect(list.isUnusable)
    #expect(list.profile == "nce-csv")
    #expect(list.codes == ["missing-column"])
    #expect(list.diagnostics[0].line == 1)
    #expect(list.diagnostics[0].message.contains("“SkuId” (near is “SkuIdx”)"))
    #expect(list.diagnostics[0].message.contains("ProductTitle"))
  }

  @Test("Where no profile fits, the error says what was tried and offers a draft")
  func nothingFits() throws {
    let list = try read("ProductTitle,ProductId,Rate\nA,B,1\n")
    #expect(list.codes == ["not-recognised"])
    let message = list.diagnostics[0].message
    for word in ["nce-csv", "“SkuId”", "; tab |", "UTF-8", "--draft"] {
      #expect(message.contains(word), "\(word) in \(message)")
    }
  }

  @Test("A file without any known column, and an empty one, are not recognised")
  func unknown() throws {
    #expect(try read("a,b\n1,2\n").codes == ["not-recognised"])
    #expect(try read("").codes == ["not-recognised"])
    #expect(try read("a,b\n1,2\n").isUnusable)
  }

  @Test("A named profile is used without recognition")
  func named() throws {
    var options = ReadingOptions()
    options.profile = try ProfileLibrary().profile(named: "open-value-csv")
    let list = try read(ProfileSamples.nce, options: options)
    #expect(list.profile == "open-value-csv")
    #expect(list.codes == ["missing-column"])
  }

  @Test("A header may stand below 50 rows; one that stands lower is named, and the limit with it")
  func lowHeader() throws {
    func text(_ rows: Int) -> String {
      String(repeating: "Remark\n", count: rows)
        + "Part Number,Item Name,Net Price,Currency\nA-1,Thing,5,EUR\n"
    }
    #expect(try read(text(50)).headerLine == 51)
    let list = try read(text(60))
    #expect(list.codes == ["not-recognised"])
    #expect(list.diagnostics[0].line == 61)
    #expect(list.diagnostics[0].message.contains("50 rows"))
  }

  @Test("A line break in the name of a column, empty names and blanks do not hide a header")
  func oddHeaders() throws {
    let list = try read("\"Part\nNumber\", item_name ,,Net Price\r\nA-1,Thing,x,5\r\n", options: euros)
    #expect(list.profile == "open-value-csv")
    #expect(list.accepted == 1)
    #expect(list.text(.attributes) == #"{"column 3":"x"}"#)
  }

  @Test("A delimiter that the profile does not list is found all the same")
  func unlistedDelimiter() throws {
    let list = try read("Part Number~Item Name~Net Price\nA-1~Thing~5\n", options: euros)
    #expect(list.delimiter == "~")
    #expect(list.accepted == 1)
  }

  private var euros: ReadingOptions { ReadingOptions(currency: Currency("EUR")) }
}
