import PriceModel

@testable import PriceListReading

/// A number is read or it is not; one that is read is written and read again as the same, grouped or not, and exact
/// arithmetic undoes itself.
enum NumberFuzzing {
  /// The first byte chooses the decimal mark; a line break parts two numbers.
  static func run(_ input: [UInt8]) throws {
    guard let first = input.first, input.count <= 256 else { return }
    let format: NumberFormat = first & 1 == 0 ? .point : .comma
    let texts = input[1...].split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false).map(
      Array.init)
    var numbers: [ExactDecimal] = []
    for text in texts {
      guard let number = text.withUnsafeBytes({ format.number($0) }) else { continue }
      numbers.append(number)
      try checkWriting(number, format)
    }
    if numbers.count == 2 { try checkArithmetic(numbers[0], numbers[1]) }
    var votes = DecimalMarkVotes()
    for text in texts { text.withUnsafeBytes { votes.look(at: $0, line: 1) } }
    _ = votes.decision(delimiter: UInt8(ascii: ";"))
  }

  private static func checkWriting(_ number: ExactDecimal, _ format: NumberFormat) throws {
    let text = number.description
    try demand(
      ExactDecimal(text).map { $0 == number && $0.scale == number.scale } == true, "\(text) is read otherwise"
    )
    try demand(number.normalized == number, "\(text) is not what it is without zeros")
    try demand(number.normalized.hashValue == number.hashValue, "equal numbers hash differently")
    let marked = Array(text.utf8.map { $0 == UInt8(ascii: ".") ? format.decimalMark : $0 })
    try demand(
      marked.withUnsafeBytes { format.number($0) } == number, "\(text) is read otherwise with its mark")
    // 1234567.89 as 1'234'567.89
    let parts = marked.split(separator: format.decimalMark, omittingEmptySubsequences: false)
    let sign = parts[0].first == UInt8(ascii: "-") ? 1 : 0
    var grouped = Array(parts[0].prefix(sign))
    for (index, digit) in parts[0].dropFirst(sign).enumerated() {
      let left = parts[0].count - sign - index
      if index > 0, left % 3 == 0 { grouped.append(UInt8(ascii: "'")) }
      grouped.append(digit)
    }
    if parts.count == 2 { grouped += [format.decimalMark] + parts[1] }
    try demand(
      grouped.withUnsafeBytes { format.number($0) } == number,
      "\(String(decoding: grouped, as: UTF8.self)) is not \(text)")
  }

  private static func checkArithmetic(_ left: ExactDecimal, _ right: ExactDecimal) throws {
    try demand((left < right) != (right <= left), "\(left) and \(right) have no order")
    if let sum = try? left + right {
      try demand((try? sum - right) == left, "\(left) + \(right) − \(right) is another number")
      try demand((try? right + left) == sum, "sums depend on their order")
    }
    if let product = try? left * right {
      try demand((try? right * left) == product, "products depend on their order")
      if !right.isZero, product.scale <= 8 {
        let quotient = try? product.times(1, over: right, roundedTo: left.scale, by: .halfUp)
        try demand(quotient == nil || quotient == left, "\(left) × \(right) ÷ \(right) is another number")
      }
    }
    if let rounded = try? left.rounded(to: 2, by: .halfUp), let gap = try? rounded - left,
      let twice = try? gap * 2
    {
      let bound = ExactDecimal(mantissa: 1, scale: 2)
      try demand(
        twice <= bound && (try? 0 - twice).map { $0 <= bound } != false, "\(left) is rounded to \(rounded)")
    }
  }
}
