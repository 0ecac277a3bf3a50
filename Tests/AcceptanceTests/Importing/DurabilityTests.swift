import Foundation
import Testing

/// Killed at any moment, the catalogue holds the old edition or the new one (DESIGN, Standards).
@Suite("An import that is killed")
struct DurabilityTests {
  @Test("leaves the edition before as it was, and can be run again", arguments: [250, 600])
  func killed(_ milliseconds: Int) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    try folder.write("big.csv", OpenValueList(Parts.openValue + Parts.many(4000)).data)
    let process = Process()
    process.executableURL = Executable.url
    process.arguments = ["import", "big.csv", "--list", "ov-pl", "--edition", "2026-11"]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "PRICEBOOK_CATALOGUE": folder.catalogue.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try folder.items("B6K-00052", "--edition", "2026-10")[0].amounts("net") == [950])
    let editions = try folder.json("editions")["editions"].array.compactMap { $0["edition"].string }
    #expect(editions == ["2026-10"] || editions == ["2026-10", "2026-11"])
    let again = try folder.json("import", "big.csv", "--list", "ov-pl", "--edition", "2026-11")
    #expect(again["lists"][0]["accepted"].int == 4009)
    #expect(try folder.json("editions")["editions"].array.count == 2)
  }
}
