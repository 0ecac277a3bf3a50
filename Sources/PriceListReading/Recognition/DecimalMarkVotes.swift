/// Decides which decimal mark a file uses, and which sign stands between its groups of digits, from its prices.
///
/// `412.50` and `1.234.567,8` tell; `1.234` does not, and counts as ambiguous.
struct DecimalMarkVotes {
  /// A price that told something.
  struct Example: Equatable {
    var text: String
    var line: Int
  }

  private(set) var points = 0
  private(set) var commas = 0
  /// Values like `1.234`, which are a number with either mark.
  private(set) var ambiguous = 0
  /// The first that told a point, a comma, nothing.
  private(set) var pointExample, commaExample, ambiguousExample: Example?
  /// Signs seen between groups of digits.
  private var groupings: Set<UInt8> = []

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")

  /// Looks at a trimmed price; text around the digits (`€ 12,50`, `12.50 USD`) is passed over.
  mutating func look(at text: UnsafeRawBufferPointer, line: Int) {
    guard let start = text.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }),
      let end = text.lastIndex(where: { $0 >= 0x30 && $0 <= 0x39 })
    else { return }
    var pointCount = 0
    var commaCount = 0
    var last = -1
    var blanks = false
    for index in start...end {
      switch text[index] {
      case Self.point:
        pointCount += 1
        last = index - start
      case Self.comma:
        commaCount += 1
        last = index - start
      // The last byte of ’, U+2019, which counts as the plain sign.
      case UInt8(ascii: "'"), 0x99: groupings.insert(UInt8(ascii: "'"))
      case 0x20, 0xA0, 0xAF: blanks = true
      case 0x41...0x5A, 0x61...0x7A: return
      default: break
      }
    }
    if blanks { groupings.insert(0x20) }
    guard last >= 0 else { return }
    let length = end - start + 1
    let lastIsPoint = text[start + last] == Self.point
    func example() -> Example { Example(text: String(decoding: text, as: UTF8.self), line: line) }
    func vote(point: Bool) {
      if point {
        points += 1
        if pointExample == nil { pointExample = example() }
      } else {
        commas += 1
        if commaExample == nil { commaExample = example() }
      }
    }
    if pointCount > 0, commaCount > 0 {
      vote(point: lastIsPoint)
      groupings.insert(lastIsPoint ? Self.comma : Self.point)
    } else if pointCount + commaCount > 1 {
      vote(point: !lastIsPoint)
      groupings.insert(lastIsPoint ? Self.point : Self.comma)
    } else if length - last - 1 == 3, (1...3).contains(last), text[start] != UInt8(ascii: "0"), !blanks {
      ambiguous += 1
      if ambiguousExample == nil { ambiguousExample = example() }
    } else {
      vote(point: lastIsPoint)
    }
  }

  /// What is decided.
  struct Decision {
    var format: NumberFormat
    var basis: Assumption.Basis
    var reason: String
    /// It had to be assumed although it matters: a price would be another with the other mark.
    var matters: Bool
  }

  /// - Parameter delimiter: What parts the columns; `nil` for XML.
  func decision(delimiter: UInt8?) -> Decision {
    let asked = points + commas
    if points != commas, let example = points > commas ? pointExample : commaExample {
      let format = points > commas ? NumberFormat.point : .comma
      let share = isContradictory ? " in \(max(points, commas)) of \(asked) prices" : ""
      return Decision(
        format: format, basis: .found, reason: "prices at the top are written like “\(example.text)”\(share)",
        matters: false)
    }
    // A semicolon is what spreadsheets write where the comma is the decimal mark.
    let format = delimiter == UInt8(ascii: ";") ? NumberFormat.comma : .point
    let habit =
      delimiter.map { "it is usual where “\(CSVDialect.signName($0))” parts the columns" }
      ?? "it is usual in XML"
    if let example = ambiguousExample, asked == 0 {
      return Decision(
        format: format, basis: .assumed, reason: "“\(example.text)” is a price with either mark; \(habit)",
        matters: true)
    }
    if asked > 0 {
      return Decision(
        format: format, basis: .assumed,
        reason: "as many prices at the top have a point as a comma; \(habit)", matters: true)
    }
    return Decision(
      format: format, basis: .assumed, reason: "no price at the top has one; \(habit)", matters: false)
  }

  /// Both marks were seen where only one can be right.
  var isContradictory: Bool { points > 0 && commas > 0 }

  /// The signs between groups of digits, for a decimal mark: `none`, `space`, `.`.
  func grouping(_ format: NumberFormat) -> String {
    let names = groupings.filter { $0 != format.decimalMark }.sorted()
      .map { $0 == 0x20 ? "space" : String(UnicodeScalar($0)) }
    return names.isEmpty ? "none" : names.joined(separator: " ")
  }
}
