import Foundation
import Testing

/// Two lists that price a part differently (CLI.md, `--list`).
@Suite("Two lists, one part")
struct PrecedenceTests {
  private func twoLists(second price: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue([Parts.coreCALDevice, Parts.coreCALUser], list: "ov-north")
    var other = Parts.coreCALDevice
    other.net = price
    try folder.importOpenValue([other, Parts.coreCALUser], list: "ov-south")
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,10\n")
    return folder
  }

  private let questions = [
    ["show", "W06-00793"],
    ["quote", "request.csv", "--price", "net", "--currency", "PLN"],
    ["pick", "--program", "OV", "--family", "Core CAL", "--user-type", "device", "--one"],
    ["closer", "--program", "OV", "--family", "Core CAL", "--price", "net", "--user-type", "device"],
  ]

  @Test("Different prices end with 3 that names the lists", arguments: 0..<4)
  func different(_ index: Int) throws {
    let folder = try twoLists(second: "400.00")
    let outcome = try folder.run(questions[index])
    #expect(outcome.status == 3, "\(outcome)")
    #expect(outcome.errors.contains("ov-north") && outcome.errors.contains("ov-south"), "\(outcome)")
    try folder.json(questions[index], status: 3)
  }

  @Test(
    "--list resolves it, the first in order of precedence wins",
    arguments: [
      (["ov-north"], "412.50"), (["ov-south"], "400.00"), (["ov-south", "ov-north"], "400.00"),
      (["ov-north", "ov-south"], "412.50"), (["OV-North"], "412.50"),
    ])
  func resolved(_ lists: [String], _ price: String) throws {
    let folder = try twoLists(second: "400.00")
    let options = lists.flatMap { ["--list", $0] }
    let items = try folder.json(["show", "W06-00793"] + options)["items"].array
    #expect(items[0].amounts("net") == [decimal(price)], "\(items)")
    let quote = try folder.json(["quote", "request.csv", "--price", "net"] + options)
    #expect(quote["lines"][0]["unitPrice"].amount == decimal(price))
    #expect(quote["lines"][0]["list"].string == lists[0].lowercased())
  }

  @Test("The same price in both is no question", arguments: 0..<4)
  func same(_ index: Int) throws {
    let folder = try twoLists(second: "412.50")
    let outcome = try folder.run(questions[index])
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test("A list that is not there is an error that names the lists there are")
  func unknownList() throws {
    let folder = try twoLists(second: "400.00")
    let outcome = try folder.run("show", "W06-00793", "--list", "ov-east")
    #expect([1, 2].contains(outcome.status), "\(outcome)")
    #expect(outcome.errors.contains("ov-east"), "\(outcome)")
  }
}
