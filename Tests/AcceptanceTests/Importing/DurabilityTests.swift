import Foundation
import GRDB
import Testing

/// Killed at any moment, the catalogue holds the old edition or the new one (DESIGN, Standards).
@Suite("An import that is killed")
struct DurabilityTests {
  /// What a catalogue states, read as another SQLite tool would, after SQLite has brought the file in order.
  private struct State: Equatable {
    var integrity: [String]
    /// The prices of each edition, by edition.
    var prices: [String: [String]]
    var log: [String]

    init(of catalogue: URL) throws {
      let queue = try DatabaseQueue(path: catalogue.path)
      defer { try? queue.close() }
      (integrity, prices, log) = try queue.read { database in
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT edition, part_number || ' ' || net || ' ' || list_price || ' ' || file || ':' || line AS price
            FROM price_history ORDER BY edition, part_number
            """)
        return (
          try String.fetchAll(database, sql: "PRAGMA integrity_check"),
          Dictionary(grouping: rows) { $0["edition"] }.mapValues { $0.map { $0["price"] } },
          try String.fetchAll(
            database, sql: "SELECT action || ' ' || edition FROM import_history ORDER BY id")
        )
      }
    }
  }

  /// Each half has every second moment; they run beside each other.
  @Test(
    "at 200 moments all over it leaves the old edition or the new one, whole and sound, and can be run again",
    arguments: [0, 1])
  func killed(half: Int) throws {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue + Parts.many(60)
    try folder.importOpenValue(rows, edition: "2026-10")
    for index in rows.indices where index % 3 == 0 { rows[index].net = "7\(index).25" }
    try folder.write("new.csv", OpenValueList(rows).data)
    // Everything in the file itself, nothing in a log beside it.
    try folder.run("catalogue", "compact", expecting: 0)
    let catalogue = try Data(contentsOf: folder.catalogue)
    func restore() throws {
      for ending in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: folder.catalogue.path + ending)
      }
      try catalogue.write(to: folder.catalogue)
    }
    let old = try State(of: folder.catalogue)
    // A few times without being killed: how long it takes, and what the new state is.
    var durations: [TimeInterval] = []
    for _ in 0..<5 {
      try restore()
      let start = Date()
      try importNew(into: folder, killedAfter: nil)
      durations.append(Date().timeIntervalSince(start))
    }
    let new = try State(of: folder.catalogue)
    #expect(old.integrity == ["ok"] && old.log == ["imported 2026-10"])
    #expect(new.integrity == ["ok"] && new.log == ["imported 2026-10", "imported 2026-11"])
    #expect(old.prices["2026-10"]?.count == rows.count && old.prices["2026-11"] == nil)
    #expect(new.prices["2026-10"] == old.prices["2026-10"] && new.prices["2026-11"]?.count == rows.count)
    #expect(new.prices["2026-11"] != new.prices["2026-10"])

    let duration = durations.sorted()[2]
    var random = SystemRandomNumberGenerator()
    var wasOld = 0
    for kill in stride(from: half, to: 200, by: 2) {
      try restore()
      // A random moment of each two-hundredth part, to a little behind the end.
      let moment = duration * 1.1 * (Double(kill) + Double.random(in: 0..<1, using: &random)) / 200
      try importNew(into: folder, killedAfter: moment)
      let state = try State(of: folder.catalogue)
      #expect(state == old || state == new, "killed after \(moment) of \(duration) s")
      if state == old { wasOld += 1 }
      guard kill % 20 >= 18 else { continue }
      try folder.run("catalogue", "check", expecting: 0)
      try importNew(into: folder, killedAfter: nil)
      #expect(try State(of: folder.catalogue).prices == new.prices, "again, killed after \(moment) s")
    }
    // Some came too early to do anything; whether one comes late enough is up to the machine.
    #expect(wasOld > 0)
  }

  /// Imports the edition 2026-11 by a process of its own, which is killed after some seconds.
  private func importNew(into folder: TemporaryFolder, killedAfter seconds: Double?) throws {
    let process = Process()
    process.executableURL = Executable.url
    process.arguments = [
      "import", "new.csv", "--list", "ov-pl", "--edition", "2026-11", "--profile", "open-value-csv",
    ]
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/bin:/bin", "PRICEBOOK_CATALOGUE": folder.catalogue.path, "PRICEBOOK_TODAY": "2026-11-20",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    if seconds == nil { #expect(process.terminationStatus == 0) }
  }
}
