import Foundation
import Testing

/// How a file is recognised, and what its list and edition are called.
@Suite("Files are recognised by what is in them")
struct RecognitionTests {
  static let files: [String: (name: String, content: String)] = [
    "nce-csv": ("a.csv", NewCommerceSheet(.c, [NewCommerceRow()]).text),
    "open-value-csv": ("b.csv", OpenValueList(Parts.openValue).text),
    "ubl-catalogue": (
      "c.xml",
      UBL.document(
        UBL.line(1, name: "Server", identifiers: UBL.seller("S-1"), prices: UBL.price("12.00")))
    ),
    "edi-xml": ("d.xml", EDI.catalogue),
  ]

  @Test("formats FILE says how a file was recognised", arguments: files.keys.sorted())
  func recognised(_ profile: String) throws {
    let folder = try TemporaryFolder()
    let file = try #require(Self.files[profile])
    // The name says nothing: neither an extension nor a profile.
    try folder.write("download", file.content)
    let outcome = try folder.run("formats", "download", expecting: 0)
    #expect(outcome.output.contains(profile), "\(outcome)")
    #expect("\(try folder.json("formats", "download"))".contains(profile))
    let list = try folder.json("import", "download", "--list", "x", "--edition", "2026-11")["lists"][0]
    #expect(list["profile"].string == profile)
  }

  @Test("formats lists the profiles")
  func profiles() throws {
    let folder = try TemporaryFolder()
    let (table, document) = (try folder.run("formats", expecting: 0).output, "\(try folder.json("formats"))")
    for profile in Self.files.keys {
      #expect(table.contains(profile))
      #expect(document.contains(profile))
    }
  }

  @Test("A file that no profile knows ends with 1 and names the nearest profile")
  func nearest() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "odd.csv", "ProductTitle,ProductId,SkuNumber,SkuTitle,Price per month\nA,CFQ7TTC0LHQB,1,A,1.00\n")
    for arguments in [["import", "odd.csv", "--edition", "2026-11"], ["formats", "odd.csv"]] {
      let outcome = try folder.run(arguments)
      #expect(outcome.status == 1, "\(outcome)")
      #expect(outcome.errors.contains("nce-csv"), "\(outcome)")
      try folder.json(arguments, status: 1)
    }
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("The error names the columns that are missing, what is near them, and what was tried")
  func nearMatches() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "odd.csv",
      "ProductTitle,ProductId,SkuId,TermDuration,BilingPlan,ERP Prise\nA,CFQ7TTC0LHQB,1,P1Y,Annual,1.00\n")
    let outcome = try folder.run("formats", "odd.csv", expecting: 1)
    for word in ["“BillingPlan” (near is “BilingPlan”)", "(near is “ERP Prise”)"] {
      #expect(outcome.errors.contains(word), "\(outcome)")
    }
    let missing = try folder.json("formats", "odd.csv", status: 1)["recognition"]["missing"].array
    #expect(missing.compactMap { $0["near"].string } == ["BilingPlan", "ERP Prise"])
  }

  @Test("Everything that is known about a file is in the answers, with its reason")
  func assumptions() throws {
    let folder = try TemporaryFolder()
    var list = OpenValueList(Parts.openValue)
    list.delimiter = ";"
    list.decimalMark = ","
    list.lineEnd = "\r\n"
    list.above = ["sep=;", "Cennik"]
    try folder.write("ov-2026-11.csv", list.data)
    let expected = [
      "container": "file", "encoding": "UTF-8", "lineEnds": "CRLF", "delimiter": ";", "decimalMark": ",",
      "header": "3", "escape": "doubled",
    ]
    let formats = try folder.json("formats", "ov-2026-11.csv")["recognition"]
    let imported = try folder.json("import", "ov-2026-11.csv")["lists"][0]
    for said in [formats, imported] {
      for (subject, value) in expected {
        let found = said["assumptions"].array.first { $0["subject"].string == subject }
        #expect(found?["value"].string == value, "\(subject) of \(said)")
        #expect(found?["reason"].string?.isEmpty == false)
      }
    }
    #expect((1...100).contains(formats["score"].int ?? 0))
    let fields = formats["preview"]["fields"].array
    let part = fields.first { $0["field"].string == "partNumber" }
    #expect(part?["value"].string == Parts.openValue[0].part)
  }

  @Test("Two profiles that fit equally well end with 1 and are both named; --profile chooses")
  func rivals() throws {
    let folder = try TemporaryFolder()
    for name in ["north", "south"] {
      try folder.write(
        "profiles/\(name).yaml",
        """
        name: \(name)
        title: A list
        container: csv
        required: [Code, Cost]
        fields: { partNumber: Code }
        price: { net: Cost, currency: { join: EUR } }
        list: \(name)
        """)
    }
    try folder.write("list-2026-11.csv", "Code,Cost\nA-1,5.00\n")
    let environment = ["PRICEBOOK_PROFILES": folder.url(of: "profiles").path]
    for arguments in [["import", "list-2026-11.csv"], ["formats", "list-2026-11.csv"]] {
      let outcome = try folder.run(arguments, environment: environment)
      #expect(outcome.status == 1, "\(outcome)")
      for word in ["north", "south", "--profile", "[ambiguous-format]"] {
        #expect(outcome.errors.contains(word), "\(outcome)")
      }
    }
    let chosen = try folder.run(
      ["import", "list-2026-11.csv", "--profile", "south", "--format", "json"], environment: environment)
    #expect(chosen.status == 0, "\(chosen)")
  }

  @Test("XML with a root that no profile knows ends with 1, with its place")
  func unknownRoot() throws {
    let folder = try TemporaryFolder()
    try folder.write("odd.xml", "<?xml version=\"1.0\"?>\n<Pricelist><Entry/></Pricelist>\n")
    let outcome = try folder.run("import", "odd.xml", "--edition", "2026-11", expecting: 1)
    #expect(outcome.errors.contains("odd.xml:"))
    #expect(outcome.errors.contains("Pricelist"))
  }

  @Test("Binary rubbish ends with 1")
  func rubbish() throws {
    let folder = try TemporaryFolder()
    try folder.write("odd.bin", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }))
    try folder.json("import", "odd.bin", "--edition", "2026-11", status: 1)
  }

  @Test("The list is named by the profile's template, never by the file")
  func listNames() throws {
    let folder = try TemporaryFolder()
    var row = NewCommerceRow()
    row.market = "PL"
    let sheet = try folder.importing("prices.csv", NewCommerceSheet(.d, [row]).data, "--edition", "2026-11")
    #expect(sheet["lists"][0]["list"].string == "nce-pl")
    let list = try folder.importing("x.csv", OpenValueList(Parts.openValue).data, "--edition", "2026-11")
    #expect(list["lists"][0]["list"].string == "ov-pl")
    let named = try folder.importing(
      "x.csv", OpenValueList(Parts.openValue).data, "--edition", "2026-11", "--list", "My-List")
    #expect(named["lists"][0]["list"].string == "my-list")
  }

  @Test("The month of the name takes its year from the latest start date, and the guess is said")
  func assumedYear() throws {
    let folder = try TemporaryFolder()
    var later = NewCommerceRow()
    later.skuID = "0002"
    later.start = "2025-11-01"
    let answer = try folder.importing(
      "Nov_NCE_LicenseBasedPL_GA_US.csv", NewCommerceSheet(.d, [NewCommerceRow(), later]).data)
    #expect(answer["lists"][0]["edition"].string == "2025-11")
    #expect(answer["lists"][0]["list"].string == "nce-us")
    #expect(answer.codes.contains("edition-assumed"), "\(answer)")
  }

  @Test("A month in the name over the turn of the year takes the nearer year")
  func turnOfTheYear() throws {
    let folder = try TemporaryFolder()
    var row = NewCommerceRow()
    row.start = "2025-12-15"
    let answer = try folder.importing("Jan_NCE_LicenseBasedPL_GA_US.csv", NewCommerceSheet(.d, [row]).data)
    #expect(answer["lists"][0]["edition"].string == "2026-01")
  }

  @Test("Without a month in the name the month of the latest start date is assumed")
  func assumedMonth() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importing("prices.csv", NewCommerceSheet(.d, [NewCommerceRow()]).data)
    #expect(answer["lists"][0]["edition"].string == "2025-04")
    #expect(answer.codes.contains("edition-assumed"), "\(answer)")
  }

  @Test("Year and month in the name are no guess", arguments: ["ov-2026-10.csv", "OV_PL_2026-10.csv"])
  func namedEdition(_ name: String) throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importing(name, OpenValueList(Parts.openValue).data)
    #expect(answer["lists"][0]["edition"].string == "2026-10")
    #expect(!answer.codes.contains("edition-assumed"))
  }
}
