import Foundation
import Testing

/// Every built-in profile against its sample: what is expected stands in `Tests/Profiles`, written by hand.
@Suite("Built-in profiles")
struct BuiltInProfileTests {
  @Test("Every one has documentation, a sample, and expected values for each file of it")
  func registry() throws {
    let folder = try TemporaryFolder()
    let known = try folder.json("formats")["profiles"].array.filter { $0["file"].isNull }
    #expect(known.compactMap { $0["name"].string }.sorted() == ProfileExpectations.profiles)
    #expect(ProfileExpectations.expected == ProfileExpectations.profiles)
    for profile in known {
      let name = profile["name"].string ?? ""
      #expect((profile["title"].string ?? "").count > 10, "\(name) has no title")
      #expect((profile["documentation"].string ?? "").count > 100, "\(name) has no documentation")
      let expected = try ProfileExpectations(name)
      #expect(!expected.facts.isEmpty, "\(name): where do the expected values come from?")
      #expect(!expected.lists.isEmpty, "nothing is expected of \(name)")
      let files = try FileManager.default.contentsOfDirectory(atPath: expected.sample.path).sorted()
      #expect(files == expected.lists.map(\.file).sorted(), "the lists of SampleData/\(name)")
    }
  }

  @Test("Each sample is recognised as what it is", arguments: ProfileExpectations.expected)
  func recognised(_ profile: String) throws {
    let folder = try TemporaryFolder()
    let expected = try ProfileExpectations(profile)
    for list in expected.lists {
      let answer = try folder.json("formats", expected.path(list))["recognition"]
      #expect(answer["profile"].string == profile, "\(list.file): \(answer)")
      #expect(!answer["reasons"].array.isEmpty)
      #expect(answer["rivals"].array.isEmpty)
      for match in answer["matches"].array where match["profile"].string != profile {
        #expect(match["fits"].bool == false || match["score"].int ?? 0 < answer["score"].int ?? 0, "\(match)")
      }
    }
  }

  @Test(
    "The sheets of New Commerce are told apart, and the reason is said",
    arguments: [
      // The same columns: by the rows.
      ("nce-software-csv/Nov_NCE_SoftwarePL_GA_PL.csv", "nce-csv", true, "TermDuration"),
      ("nce-csv/Nov_NCE_LicenseBasedPL_GA_PL.csv", "nce-software-csv", false, "5 columns"),
      // Other columns: meters in place of a billing plan.
      ("azure-plan-csv/AzurePlan_Consumption_2026-11.csv", "nce-csv", false, "6 columns"),
    ])
  func toldApart(_ file: String, _ other: String, _ otherFits: Bool, _ reason: String) throws {
    let folder = try TemporaryFolder()
    let path = ProfileExpectations.samples.appendingPathComponent(file).path
    let answer = try folder.json("formats", path)["recognition"]
    #expect(answer["profile"].string == file.components(separatedBy: "/")[0])
    #expect(answer["reasons"].array.contains { $0.string?.contains(reason) == true }, "\(answer["reasons"])")
    let second = try #require(answer["matches"].array.first { $0["profile"].string == other })
    #expect(second["fits"].bool == otherFits)
    #expect(second["score"].int ?? 100 < answer["score"].int ?? 0)
  }

  @Test("Each sample reads as expected", arguments: ProfileExpectations.expected)
  func read(_ profile: String) throws {
    let folder = try TemporaryFolder()
    let expected = try ProfileExpectations(profile)
    for list in expected.lists {
      let wanted = try list.document()
      let answer = try folder.json(["import", expected.path(list)] + list.options)
      expectArithmetic(answer)
      let found = answer["lists"][0]
      #expect(found["profile"].string == profile)
      #expect(found["rejected"].int == wanted["rejected"].int ?? 0)
      let stated = [
        "list", "edition", "encoding", "delimiter", "decimalMark", "headerLine", "rows", "added", "changed",
        "unchanged", "deleted", "removed",
      ]
      for field in stated where wanted[field].exists {
        #expect(found[field].differences(from: wanted[field], field) == [], "\(list.file)")
      }
      var said: [String: Int] = [:]
      for code in wanted["diagnostics"].keys { said[code] = wanted["diagnostics"][code].int }
      #expect(answer.codeCounts == said, "\(list.file): \(answer["diagnostics"])")
      try expect(wanted, in: folder, list: found["list"].string ?? "", found["edition"].string ?? "")
      let again = try folder.json(["import", expected.path(list)] + list.options)["lists"][0]
      #expect(again["changed"].int == 0 && again["added"].int == 0, "\(list.file) again: \(again)")
    }
  }

  /// The edition as `export` writes it.
  private func expect(
    _ wanted: JSON, in folder: TemporaryFolder, list: String, _ edition: String
  ) throws {
    let items = try folder.exported(list, edition)
    if let count = wanted["items"].int { #expect(items.count == count) }
    if let count = wanted["prices"].int { #expect(items.flatMap(\.["prices"].array).count == count) }
    if wanted["sums"].isObject {
      let sums = JSON.sums(of: items)
      #expect(Set(sums.keys) == wanted["sums"].keys)
      for (kind, sum) in sums { #expect(sum == wanted["sums"][kind].amount, "\(list) \(edition) \(kind)") }
    }
    expect(wanted["shown"], among: items)
    for day in wanted["onDay"].keys {
      expect(wanted["onDay"][day], among: try folder.exported(list, edition, "--on", day))
    }
    for absent in wanted["absent"].array {
      #expect(!items.contains { $0["partNumber"].string == absent.string }, "\(absent)")
    }
  }

  private func expect(_ shown: JSON, among items: [JSON]) {
    for shown in shown.array {
      let key = ["partNumber", "term", "billing", "segment"].filter { shown[$0].exists }
      let found = items.filter { item in
        key.allSatisfy { item[$0].differences(from: shown[$0]).isEmpty }
      }
      #expect(found.count == 1, "\(found.count) items are \(shown)")
      for item in found { #expect(item.differences(from: shown) == [], "\(item)") }
    }
  }

  @Test("A damaged copy is reported where the damage is", arguments: ProfileExpectations.expected)
  func broken(_ profile: String) throws {
    let expected = try ProfileExpectations(profile)
    var copies = 0
    for list in expected.lists {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: expected.path(list)))
      for damage in try list.document()["broken"].array {
        let folder = try TemporaryFolder()
        // Latin-1 has a sign for each byte, so that the rest of the file stays as it is in whatever encoding.
        var text = String(data: bytes, encoding: .isoLatin1) ?? ""
        let place = try #require(text.range(of: damage["replace"].string ?? ""), "\(list.file): \(damage)")
        text.replaceSubrange(place, with: damage["with"].string ?? "")
        try folder.write(list.file, text.data(using: .isoLatin1) ?? Data())
        let status = damage["status"].int ?? 1
        let answer = try folder.json(["import", list.file] + list.options, status: Int32(status))
        let fields = ["code", "line", "column", "value"].filter { damage[$0].exists }
        #expect(
          answer["diagnostics"].array.contains { said in
            fields.allSatisfy { said[$0].differences(from: damage[$0]).isEmpty }
          }, "\(list.file): \(damage)\n\(answer["diagnostics"])")
        if status != 0 { expectNothingImported(folder) }
        copies += 1
      }
    }
    #expect(copies > 0, "\(profile) has no damaged copy")
  }
}
