import Foundation
import PriceModel
import Testing

@testable import PriceListReading

@Suite("The language of profiles")
struct ProfileLanguageTests {
  @Test("Every example of the page reads what stands below it", arguments: ProfileExample.all)
  func example(_ example: ProfileExample) throws {
    let profile = try TemporaryFile(Array(example.wholeProfile.utf8), name: "example.yaml")
    var options = ReadingOptions()
    options.profile = try ProfileLibrary().profile(named: profile.path)
    let list = try read(
      example.input, name: "example-2026-11.\(example.container)", options: options,
      itemNames: ItemNameDecoder())
    #expect(list.listing(withList: example.profile.contains("\nlist:")) == example.result)
  }

  @Test("A file is recognised by the profile of every example")
  func recognised() throws {
    for example in ProfileExample.all where !example.profile.contains("extends:") {
      let profile = try TemporaryFile(Array(example.wholeProfile.utf8), name: "example.yaml")
      let list = try TemporaryFile(Array(example.input.utf8), name: "example.\(example.container)")
      let reader = PriceListReader(
        library: try ProfileLibrary(userFolders: [
          URL(fileURLWithPath: profile.path).deletingLastPathComponent().path
        ]))
      #expect(try reader.recognise(path: list.path).profile == "example", "PROFILES.md:\(example.line)")
    }
  }

  @Test("Every key of the language has an example that is run")
  func everyKey() {
    let examples = ProfileExample.all.map(\.wholeProfile).joined(separator: "\n")
    let keys =
      ProfileLoader.keys + PriceRuleLoader.keys + SourceLoader.keys + ConditionLoader.keys + [
        "shape", "others", "full", "named", "grammar", "prices",
      ]
    for key in keys {
      #expect(
        examples.contains(try! Regex("(^|[\\s{,])\(key):").anchorsMatchLineEndings()),
        "no example has “\(key)”")
    }
  }
}
