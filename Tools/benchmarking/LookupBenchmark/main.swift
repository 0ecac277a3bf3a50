// Measures answers from memory beside SQLite: one part number, and a key of six facets.
//
//     LookupBenchmark CATALOGUE [--rounds 5]
//
// Both are asked the same numbers and the same keys in the same random order, in one process. SQLite has them in a
// table in memory with an index on each, and statements prepared once. `Tools/benchmark lookup` makes the catalogue.
// Times are those of the processor, so that a busy machine changes little.

import Catalogue
import GRDBSQLite
import Glibc
import PriceModel

let facets: [Facet] = [.program, .family, .offering, .level, .unit, .acquired]
let lookups = 500_000

guard CommandLine.arguments.count > 1 else { fatalError("usage: LookupBenchmark CATALOGUE [--rounds N]") }
let rounds = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 5 : 5
let catalogue = try PriceCatalogue.open(CommandLine.arguments[1], mode: .existing)
let question = ItemQuestion(editions: try catalogue.lists().map(\.reference))

var index: ItemIndex?
let making = try measure { index = try catalogue.index(question) }
guard let index else { fatalError("no index") }
var keys: FacetKeys?
let keyMaking = try measure { keys = try index.keys(facets) }
guard let keys else { fatalError("no keys") }

var samples: [LookupSample] = []
try catalogue.forEachItem(question) { item, _ in
  samples.append(
    LookupSample(partNumber: item.partNumber, values: facets.map { ItemField($0).flatMap { item[$0] } }))
}
print(
  "\(samples.count) items; index made in \(Int(making * 1000)) ms, its keys in \(Int(keyMaking * 1000)) ms")
let database = try PreparedLookups(samples)
// Copies in the order in which they are asked: what is measured is the answer, not the way to a question.
var partNumbers: [String] = []
var values: [[String?]] = []
for _ in 0..<lookups {
  let sample = samples[Int.random(in: samples.indices)]
  partNumbers.append(copy(sample.partNumber))
  values.append(sample.values.map { $0.map(copy) })
}

var results: [(name: String, times: [Double], found: Int)] = [
  ("index, part number", [], 0), ("SQLite, part number", [], 0), ("index, six facets", [], 0),
  ("SQLite, six facets", [], 0),
]
for _ in 0..<rounds {
  let counters: [() -> Int] = [
    { partNumbers.reduce(0) { $0 + index.listings(partNumber: $1).count } },
    { partNumbers.reduce(0) { $0 + database.count(partNumber: $1) } },
    { values.reduce(0) { $0 + keys.listings($1).count } },
    { values.reduce(0) { $0 + database.count(values: $1) } },
  ]
  for (number, count) in counters.enumerated() {
    var found = 0
    let time = measure { found = count() }
    results[number].times.append(time * 1_000_000_000 / Double(lookups))
    results[number].found = found
  }
}
for (name, times, found) in results {
  print(
    "\(name): \(Int(times.sorted()[rounds / 2])) ns a lookup, median of \(rounds); \(found) found in \(lookups)"
  )
}
guard results[0].found == results[1].found, results[2].found == results[3].found else {
  fatalError("the answers differ")
}

/// What is asked for an item.
struct LookupSample {
  var partNumber: String
  var values: [String?]
}

/// The same text in memory of its own.
func copy(_ text: String) -> String { String(decoding: Array(text.utf8), as: UTF8.self) }

/// The seconds of the processor that some work takes.
func measure(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try body()
  return now() - start
}

/// The same questions as statements prepared once.
final class PreparedLookups {
  private var connection: OpaquePointer?
  private var byNumber: OpaquePointer?
  private var byFacets: OpaquePointer?

  init(_ samples: [LookupSample]) throws {
    sqlite3_open(":memory:", &connection)
    let columns = facets.map(\.rawValue)
    execute(
      """
      CREATE TABLE item (id INTEGER PRIMARY KEY, part_number TEXT, \(columns.joined(separator: ", ")));
      CREATE INDEX by_number ON item (part_number);
      CREATE INDEX by_facets ON item (\(columns.joined(separator: ", "))); BEGIN
      """)
    var insert: OpaquePointer?
    sqlite3_prepare_v2(
      connection, "INSERT INTO item VALUES (NULL, ?\(String(repeating: ", ?", count: columns.count)))", -1,
      &insert, nil)
    for sample in samples {
      for (place, value) in ([sample.partNumber] + sample.values).enumerated() {
        bind(value, to: insert, Int32(place + 1))
      }
      sqlite3_step(insert)
      sqlite3_reset(insert)
    }
    sqlite3_finalize(insert)
    execute("COMMIT; ANALYZE")
    sqlite3_prepare_v2(connection, "SELECT id FROM item WHERE part_number = ?", -1, &byNumber, nil)
    let conditions = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
    sqlite3_prepare_v2(connection, "SELECT id FROM item WHERE \(conditions)", -1, &byFacets, nil)
  }

  func count(partNumber: String) -> Int {
    bind(partNumber, to: byNumber, 1)
    return count(byNumber)
  }

  func count(values: [String?]) -> Int {
    for (place, value) in values.enumerated() { bind(value, to: byFacets, Int32(place + 1)) }
    return count(byFacets)
  }

  private func count(_ statement: OpaquePointer?) -> Int {
    var count = 0
    while sqlite3_step(statement) == SQLITE_ROW { count += 1 }
    sqlite3_reset(statement)
    return count
  }

  private func execute(_ sql: String) {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
      fatalError(String(cString: sqlite3_errmsg(connection)))
    }
  }

  private func bind(_ text: String?, to statement: OpaquePointer?, _ place: Int32) {
    guard var text else {
      sqlite3_bind_null(statement, place)
      return
    }
    _ = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(
          statement, place, $0.baseAddress, Int32($0.count),
          unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    }
  }
}
