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

  /// A look at the last bytes of a value that tells of most rows that the condition does not hold.
  var glance: EndGlance? { tests.lazy.compactMap(\.glance).first }

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
  /// The one suffix that is asked for, folded, if it is ASCII: most values differ from it in their last bytes.
  private let suffix: [UInt8]?
  private let expression: Regex<AnyRegexOutput>?

  init(_ test: RowCondition.Test, slots: (String) -> Int?) {
    source = BoundSource(test.source, slots: slots)
    expectation = test.expectation
    if case .endsWith(let texts) = test.expectation, texts.count == 1 {
      let folded = Array(FoldedText.of(texts[0]).utf8)
      suffix = folded.allSatisfy { $0 < 0x80 } ? folded : nil
    } else {
      suffix = nil
    }
    // The profile's loader has compiled the pattern before; Regex is not Sendable and cannot be kept there.
    if case .matches(let pattern) = test.expectation {
      let expression = try? Regex(pattern)
      self.expression = expression
      passesBlank = expression.map { "".contains($0) } ?? false
    } else {
      expression = nil
      passesBlank = test.expectation.accepts("")
    }
  }

  var allSlots: [Int] { source?.allSlots ?? [] }

  var glance: EndGlance? {
    guard let source, source.slot >= 0 else { return nil }
    switch expectation {
    case .equals(let texts) where texts.count == 1: return texts.first.flatMap { .init(source.slot, $0) }
    case .endsWith(let texts) where texts.count == 1: return .init(source.slot, texts[0])
    default: return nil
    }
  }

  func passes(_ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer) -> Bool {
    guard let value = source?.value(fields, scratch: scratch), !value.isEmpty else { return passesBlank }
    if let suffix, let ends = Self.ends(value, suffix) { return ends }
    if let known = memo.known(value) { return known }
    let text = String(decoding: value, as: UTF8.self)
    return memo.learn(expression.map { text.contains($0) } ?? expectation.accepts(text))
  }

  /// Whether a value ends with a suffix that is folded and ASCII, as ``FoldedText`` folds it; `nil` if that takes more
  /// than ASCII to tell.
  static func ends(_ value: UnsafeRawBufferPointer, _ suffix: [UInt8]) -> Bool? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
    var end = value.count
    while end > 0, isBlank(value[end - 1]) { end -= 1 }
    for wanted in suffix.reversed() {
      guard end > 0 else { return false }
      let byte = value[end - 1]
      if byte >= 0x80 { return nil }
      if isBlank(byte) {
        // Blanks of any kind and number are one, and none stands at the beginning.
        while end > 0, isBlank(value[end - 1]) { end -= 1 }
        if end == 0 || wanted != 0x20 { return false }
      } else {
        if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != wanted { return false }
        end -= 1
      }
    }
    // A character that is not ASCII may belong to the one behind it.
    return end > 0 && value[end - 1] >= 0x80 ? nil : true
  }
}

/// A column and how its values must end: whether a whole value is what is asked for needs to be looked at only where its last
/// bytes are.
struct EndGlance {
  private let slot: Int
  /// The last bytes of a folded text in ASCII, the last one first.
  private let end: SIMD16<UInt8>
  private let count: Int

  /// - Parameter ending: With which a folded value ends.
  init?(_ slot: Int, _ ending: String) {
    var (end, count) = (SIMD16<UInt8>(), 0)
    for byte in FoldedText.of(ending).utf8.reversed() {
      guard count < 16, Self.isPlain(byte) || byte == 0x20 else { break }
      end[count] = byte
      count += 1
    }
    guard count > 0, Self.isPlain(end[0]) else { return nil }
    self.slot = slot
    self.end = end
    self.count = count
  }

  /// Whether the value ends otherwise; false also where that takes more than a look at plain signs and single spaces.
  @inline(__always)
  func rulesOut(_ fields: FieldStore) -> Bool {
    let value = fields.field(slot)
    var index = value.count
    var wasBlank = true
    for place in 0..<count {
      guard index > 0 else { return false }
      index -= 1
      let byte = value[index]
      let isPlain = Self.isPlain(byte)
      guard isPlain || byte == 0x20 && !wasBlank else { return false }
      wasBlank = !isPlain
      if HeaderName.lowered(byte) != end[place] { return true }
    }
    return false
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
