import PriceModel

/// A ``RowCondition`` bound to the slots of a file.
struct BoundCondition {
  private let tests: [BoundTest]

  /// - Returns: `nil` for a condition without tests.
  init?(_ condition: RowCondition, slots: (String) -> Int?) {
    if condition.isEmpty { return nil }
    tests = condition.tests.map { BoundTest($0, slots: slots) }
  }

  /// The slots on which it depends.
  var allSlots: [Int] { tests.flatMap(\.allSlots) }

  @inline(__always)
  func holds(_ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer) -> Bool {
    for test in tests where !test.passes(fields, scratch) { return false }
    return true
  }
}

/// A test of one source; each distinct value is looked at once.
final class BoundTest {
  /// `nil` where the file does not have the column: it is blank in every row.
  private let source: BoundSource?
  private let expectation: RowCondition.Expectation
  private let passesBlank: Bool
  private var memo = ColumnMemo<Bool>()
  /// The last byte of the one suffix that is asked for, if it is ASCII: it excludes most values at a glance.
  private let lastByte: UInt8?
  private let expression: Regex<AnyRegexOutput>?

  init(_ test: RowCondition.Test, slots: (String) -> Int?) {
    source = BoundSource(test.source, slots: slots)
    expectation = test.expectation
    passesBlank = test.expectation.accepts("")
    if case .endsWith(let texts) = test.expectation, texts.count == 1 {
      lastByte = texts[0].utf8.last.flatMap { $0 < 0x80 ? $0 : nil }
    } else {
      lastByte = nil
    }
    // The profile's loader has compiled the pattern before; Regex is not Sendable and cannot be kept there.
    if case .matches(let pattern) = test.expectation {
      expression = try? Regex(pattern)
    } else {
      expression = nil
    }
  }

  var allSlots: [Int] { source?.allSlots ?? [] }

  func passes(_ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer) -> Bool {
    guard let value = source?.value(fields, scratch: scratch), let end = value.last else {
      return passesBlank
    }
    if let lastByte, lastByte | 0x20 != end | 0x20 { return false }
    if let known = memo.known(value) { return known }
    let text = String(decoding: value, as: UTF8.self)
    return memo.learn(expression.map { text.contains($0) } ?? expectation.accepts(text))
  }
}
