import PriceModel

@testable import PriceListReading

/// What can be fuzzed. `Tools/fuzz` runs each target with libFuzzer; the tests run it over the inputs that were kept
/// in `Tests/Corpora/fuzz`, so that a finding never comes back.
///
/// Not to crash is the least of what a target asks: each checks what must hold of every answer, whatever the input.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// The records of a CSV text, in every dialect and cut into chunks anywhere.
  case csv
  /// A whole CSV price list; see ``PriceListFuzzing/inflated(_:)``.
  case csvList = "csv-list"
  /// A whole XML price list.
  case xml
  /// A profile, and a list that it reads.
  case profile
  /// The name of an item of volume licensing.
  case itemName = "item-name"
  /// Numbers as lists write them, and exact arithmetic.
  case number
  /// Dates, periods and editions as lists and file names write them.
  case date

  /// Runs the target on one input.
  ///
  /// - Throws: ``FuzzFailure`` if something does not hold that must.
  func run(_ input: [UInt8]) throws {
    switch self {
    case .csv: try CSVRecordsFuzzing.run(input)
    case .csvList: try PriceListFuzzing.run(PriceListFuzzing.inflated(input), ending: "csv")
    case .xml: try PriceListFuzzing.run(input, ending: "xml")
    case .profile: try ProfileFuzzing.run(input)
    case .itemName: try ItemNameFuzzing.run(input)
    case .number: try NumberFuzzing.run(input)
    case .date: try DateFuzzing.run(input)
    }
  }
}

/// Something that must always hold and did not.
struct FuzzFailure: Error, CustomStringConvertible {
  let description: String
}

/// Fails unless a condition holds.
func demand(_ condition: Bool, _ invariant: @autoclosure () -> String) throws {
  if !condition { throw FuzzFailure(description: invariant()) }
}
