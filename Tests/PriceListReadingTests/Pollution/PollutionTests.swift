import Foundation
import PriceModel
import Testing

@testable import PriceListReading

/// No polluted list crashes the reader or loses a row without a word: each row is accepted as the clean list has it, or
/// something is said of the lines where it stands.
///
/// A sample is read here; `Tools/benchmark pollution` reads them all and prints what was recovered.
@Suite("Polluted lists")
struct PollutionTests {
  /// What became of the rows of a file.
  struct Fate {
    var recovered = 0
    var reported = 0
    /// Neither accepted as they are nor reported.
    var lost: [Int] = []
    /// Accepted otherwise than they are, without a word.
    var altered: [String] = []
  }

  private static let isWhole = ProcessInfo.processInfo.environment["PRICEBOOK_POLLUTION"] == "whole"

  @Test("There are at least 2,000, each once")
  func number() {
    #expect(PollutedFile.all.count >= 2000)
    #expect(Set(PollutedFile.all.map { $0.kind + $0.text }).count > PollutedFile.all.count * 9 / 10)
  }

  @Test("The clean list is read as it is")
  func clean() throws {
    let rows = CleanList.rows.map { PollutedDialect().text(of: $0).joined(separator: ",") }
    let file = PollutedFile("clean", header: CleanList.columns.joined(separator: ","), rows: rows)
    let list = try read(file.text)
    #expect(list.diagnostics.isEmpty)
    #expect(try fate(of: file, profile: nil).recovered == 40)
  }

  @Test("No row is lost without a word, with what a profile says and with nothing", arguments: [true, false])
  func nothingIsLost(_ withProfile: Bool) throws {
    var fates: [String: (files: Int, rows: Int, recovered: Int)] = [:]
    var profiles: [String: Profile] = [:]
    for (number, file) in PollutedFile.all.enumerated() where Self.isWhole || number % 11 == 3 {
      let fate = try fate(of: file, profile: withProfile ? profile(file.profile, &profiles) : nil)
      let said = "\(file.kind), file \(number)"
      #expect(fate.lost.isEmpty, "\(said): rows \(fate.lost) are lost")
      #expect(fate.altered.isEmpty, "\(said): \(fate.altered)")
      var sum = fates[file.kind] ?? (0, 0, 0)
      sum.files += 1
      sum.rows += file.lines.count { $0 != nil }
      sum.recovered += fate.recovered
      fates[file.kind] = sum
    }
    if Self.isWhole { Self.show(fates, withProfile) }
    // A change in one row leaves nearly all others as they are.
    let slight = fates["a delimiter too many"] ?? (0, 1, 0)
    #expect(Double(slight.recovered) / Double(slight.rows) > 0.96)
  }

  private static func show(_ fates: [String: (files: Int, rows: Int, recovered: Int)], _ withProfile: Bool) {
    print("| with \(withProfile ? "the options of a profile" : "no options") | files | rows | recovered |")
    func line(_ name: String, _ sum: (files: Int, rows: Int, recovered: Int)) {
      let share =
        sum.rows == 0 ? "–" : String(format: "%.2f %%", 100 * Double(sum.recovered) / Double(sum.rows))
      print("| \(name) | \(sum.files) | \(sum.rows) | \(share) |")
    }
    for (kind, sum) in fates.sorted(by: { $0.key < $1.key }) { line(kind, sum) }
    line("all", fates.values.reduce((0, 0, 0)) { ($0.0 + $1.files, $0.1 + $1.rows, $0.2 + $1.recovered) })
  }

  private func profile(_ text: String, _ known: inout [String: Profile]) throws -> Profile {
    if let profile = known[text] { return profile }
    let base = text.contains("container:") ? "" : "extends: nce-csv\n"
    let file = try TemporaryFile(
      Array("name: polluted\ntitle: Polluted\n\(base)\(text)\n".utf8), name: "polluted.yaml")
    let profile = try builtInProfiles.get().profile(named: file.path)
    known[text] = profile
    return profile
  }

  private func fate(of file: PollutedFile, profile: Profile?) throws -> Fate {
    let list = try read(file.text, options: ReadingOptions(profile: profile))
    #expect(list.rows == list.accepted + list.rejected)
    var reported: Set<Int> = Set(list.diagnostics.compactMap(\.line))
    for reject in list.rejects {
      reported.formUnion(reject.line...(reject.line + reject.text.lineBreaks))
    }
    for summary in list.summaries { reported.formUnion(summary.firstLines) }
    var fate = Fate()
    var accepted: [Int: String] = [:]
    for row in list.batch.rows.indices { accepted[Int(list.batch.rows[row].line)] = list.meaning(row: row) }
    var expected: [Int: String] = [:]
    for (row, lines) in file.lines.enumerated() {
      guard let lines else { continue }
      let meaning = CleanList.meaning(of: CleanList.rows[row])
      expected[lines.lowerBound] = meaning
      if accepted[lines.lowerBound] == meaning, !list.isUnusable {
        fate.recovered += 1
      } else if list.isUnusable && list.diagnostics.contains(where: { $0.severity == .error })
        || lines.contains(where: reported.contains)
      {
        fate.reported += 1
      } else {
        fate.lost.append(row)
      }
    }
    for (line, meaning) in accepted where expected[line] != meaning && !reported.contains(line) {
      fate.altered.append("line \(line) is read as \(meaning)")
    }
    return fate
  }
}
