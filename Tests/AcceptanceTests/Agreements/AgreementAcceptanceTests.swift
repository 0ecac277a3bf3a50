import Foundation
import Testing

/// `agreement` by the contract, with the worked examples of the rules coming out of the executable.
@Suite("agreement")
struct AgreementAcceptanceTests {
  /// Two products of Open Value Subscription with Up-To-Date SKUs at half price; the list rises in June.
  private func subscription() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (edition, regular) in [
      ("2025-01", "200.00"), ("2025-06", "230.00"), ("2026-01", "230.00"), ("2026-06", "230.00"),
      ("2027-01", "230.00"),
    ] {
      let header =
        "Part Number,Item Name,Program,Product Family,Offering,Level,Purchase Unit,Product Type,Country,Currency,ERP Price"
      let rows = [
        "RRR-00001,Office regular,Open Value Subscription,Office Professional Plus,Enterprise,Non-specific,1 Year,License/Software Assurance Pack,PL,PLN,\(regular)",
        "UUU-00001,Office UTD,Open Value Subscription,Office Professional Plus,UTD,Non-specific,1 Year,License/Software Assurance Pack,PL,PLN,100.00",
      ]
      try folder.write("ovs.csv", Data(([header] + rows).joined(separator: "\n").appending("\n").utf8))
      try folder.json("import", "ovs.csv", "--list", "ovs-pl", "--edition", edition)
    }
    return folder
  }

  private func agreement(_ orders: String) -> Data {
    Data(
      """
      {"schema": "pricebook.agreement/1", "program": "OVS", "currency": "PLN", "country": "PL", "lists": ["ovs-pl"],
       "signedOn": "2025-01-15", "desktops": 60, "components": ["office"], "orders": [\(orders)]}
      """.utf8)
  }

  private let first =
    #"{"kind": "initial", "received": "2025-01-15", "lines": [{"partNumber": "UUU-00001", "quantity": 60}]}"#
  private let second =
    #"{"kind": "anniversary", "received": "2026-01-15", "lines": [{"partNumber": "RRR-00001", "quantity": 60}]}"#

  @Test("Up-To-Date: years 2 and 3 are at the regular price of the first order's month (UTD-6)")
  func upToDate() throws {
    let folder = try subscription()
    try folder.write("a.json", agreement(first))
    let year2 = try folder.json("agreement", "anniversary", "a.json", "--year", "2")
    #expect(year2["lines"][0]["partNumber"].string == "RRR-00001", "\(year2)")
    #expect(year2["lines"][0]["unitPrice"].string == "200.00")
    try folder.write("b.json", agreement(first + "," + second))
    let year3 = try folder.json("agreement", "anniversary", "b.json", "--year", "3")
    #expect(year3["lines"][0]["unitPrice"].string == "200.00", "\(year3)")
    #expect(year3["lines"][0]["rule"].string == "UTD-6", "\(year3)")
    try folder.write(
      "o.json",
      Data(
        #"{"kind": "additional", "received": "2026-06-10", "lines": [{"partNumber": "RRR-00001", "quantity": 5}]}"#
          .utf8))
    let added = try folder.json("agreement", "price", "b.json", "--order", "o.json")
    #expect(added["lines"][0]["unitPrice"].string == "200.00", "\(added)")
    #expect(added["lines"][0]["basis"].string == "protected")
  }

  @Test("A price is named for an order that the rules forbid, and that they do is said")
  func forbidden() throws {
    let folder = try subscription()
    try folder.write("a.json", agreement(first))
    try folder.write(
      "o.json",
      Data(
        #"{"kind": "additional", "received": "2025-06-10", "lines": [{"partNumber": "UUU-00001", "quantity": 60}]}"#
          .utf8))
    let answer = try folder.json("agreement", "price", "a.json", "--order", "o.json")
    #expect(answer["violations"].array.contains { $0["rule"].string == "UTD-1" }, "\(answer)")
  }

  @Test("A mistake in the order file stands at its place there")
  func places() throws {
    let folder = try subscription()
    try folder.write("a.json", agreement(first))
    try folder.write(
      "early.json", Data("\n{\"kind\": \"additional\", \"received\": \"2025-01-14\", \"lines\": []}".utf8))
    let early = try folder.run("agreement", "price", "a.json", "--order", "early.json", expecting: 1)
    #expect(early.errors.contains("early.json:2:1: error:"), "\(early)")
    try folder.write(
      "unknown.json",
      Data(
        "{\"kind\": \"additional\", \"received\": \"2025-06-10\", \"lines\": [\n  {\"partNumber\": \"NOPE-1\", \"quantity\": 1}]}"
          .utf8))
    let unknown = try folder.run("agreement", "price", "a.json", "--order", "unknown.json", expecting: 2)
    #expect(unknown.errors.contains("unknown.json:2:3: error:"), "\(unknown)")
  }

  @Test("A step-up SKU for devices does not raise a user CAL, nor Office (STP-1)")
  func stepUpMismatch() throws {
    let folder = try TemporaryFolder()
    let lists = ["OV_PL_2026-10.csv", "OV_PL_2026-11.csv"].map {
      Executable.packageRoot.appendingPathComponent("SampleData/open-value-csv/\($0)").path
    }
    try folder.json(["import"] + lists)
    for (part, other) in [("W06-00857", "user"), ("269-09100", "Office")] {
      try folder.write(
        "a.json",
        Data(
          """
          {"schema": "pricebook.agreement/1", "program": "OV", "currency": "PLN", "lists": ["ov-pl"],
           "signedOn": "2026-10-01", "desktops": 60, "components": ["office", "cal"],
           "enterpriseFormProcessedOn": "2026-10-02", "orders": [
            {"kind": "initial", "received": "2026-10-01", "lines": [{"partNumber": "\(part)", "quantity": 60}]},
            {"kind": "step-up", "received": "2026-11-02",
             "lines": [{"partNumber": "76A-00700", "quantity": 10, "stepUpFrom": "\(part)"}]}]}
          """.utf8))
      let answer = try folder.json("agreement", "check", "a.json", status: 4)
      #expect(
        answer["violations"].array.contains {
          $0["rule"].string == "STP-1" && $0["order"].int == 2
            && $0["message"].string?.contains(other) == true
        }, "\(answer)")
    }
  }

  @Test("An order after the end of the term is a violation: the agreement is renewed first (PP-6)")
  func afterTheEnd() throws {
    let folder = try subscription()
    let late =
      #"{"kind": "additional", "received": "2028-06-15", "lines": [{"partNumber": "RRR-00001", "quantity": 5, "unitPrice": "200.00"}]}"#
    try folder.write("a.json", agreement(first + "," + late))
    let answer = try folder.json("agreement", "check", "a.json", status: 4)
    #expect(
      answer["violations"].array.contains {
        $0["rule"].string == "PP-6" && $0["order"].int == 2
          && $0["message"].string?.contains("2028-01-14") == true
      }, "\(answer)")
  }

  @Test("check finds the violation with its order and line, and ends with 4")
  func check() throws {
    let folder = try subscription()
    try folder.write(
      "a.json",
      agreement(
        first
          + #", {"kind": "additional", "received": "2025-06-10", "lines": [{"partNumber": "UUU-00001", "quantity": 60}]}"#
      ))
    let answer = try folder.json("agreement", "check", "a.json", status: 4)
    #expect(answer["ok"].bool == false)
    let found = answer["violations"].array.first { $0["rule"].string == "UTD-1" }
    #expect(found?["order"].int == 2 && found?["line"].int == 1, "\(answer)")
  }

  @Test(
    "pick refuses by the rule where no item is left",
    arguments: [
      (["--program", "OV", "--offering", "UTD"], "UTD-1"), (["--program", "OVS", "--unit", "3Y"], "SEL-9"),
      (["--program", "OVS", "--level", "E"], "SEL-4"),
      (["--program", "OV", "--level", "D", "--segment", "commercial"], "SEL-4"),
      (["--program", "OVS", "--offering", "UTD", "--family", "Project Standard"], "UTD-3"),
    ])
  func refusals(_ arguments: [String], _ rule: String) throws {
    let folder = try subscription()
    let outcome = try folder.run(["pick"] + arguments + ["--format", "json"])
    #expect(outcome.status == 4 && outcome.errors.contains(rule), "\(outcome)")
  }

  @Test("Academic in a column and Stdnt in the name is a student (SEL-5)")
  func student() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "es.csv",
      Data(
        "Part Number,Item Name,License Agreement Type,Currency,ERP Price\nA,Office ALNG SubsVL OLV NL 1Y Acdmc Stdnt Ent,Academic,PLN,1.00\n"
          .utf8))
    try folder.json("import", "es.csv", "--list", "es", "--edition", "2026-11", "--program", "OVS-ES")
    #expect(try folder.items("A")[0]["segment"].string == "student")
  }
}
