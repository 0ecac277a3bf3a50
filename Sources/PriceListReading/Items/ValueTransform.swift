import PriceModel

/// The steps of a source, compiled: what is made of a value.
///
/// Taking a part of a cell is done on its bytes. Expressions and tables are looked at once for each distinct value.
final class ValueTransform {
  private enum Step {
    case part([UInt8], number: Int)
    case list(String)
    case match(Regex<AnyRegexOutput>, [ValueSource.MatchPiece])
    case table([String: String?])
  }

  /// Steps on bytes, which come first.
  private let parts: [(separator: [UInt8], number: Int)]
  private let steps: [Step]
  private var memo = ColumnMemo<[UInt8]>()

  /// - Returns: `nil` if there is nothing to do.
  init?(_ steps: [ValueSource.Step]) {
    if steps.isEmpty { return nil }
    var parts: [(separator: [UInt8], number: Int)] = []
    var rest: [Step] = []
    for step in steps {
      switch step {
      case .part(let separator, let number):
        if rest.isEmpty {
          parts.append((Array(separator.utf8), number))
        } else {
          rest.append(.part(Array(separator.utf8), number: number))
        }
      case .list(let separator): rest.append(.list(separator))
      // The profile's loader has compiled the pattern before; Regex is not Sendable and cannot be kept there.
      case .match(let pattern, let take):
        if let expression = try? Regex(pattern) { rest.append(.match(expression, take)) }
      case .table(let values): rest.append(.table(values))
      }
    }
    self.parts = parts
    self.steps = rest
  }

  /// What a value that is not empty becomes; empty is blank.
  func apply(
    _ value: UnsafeRawBufferPointer, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    var value = value
    for (separator, number) in parts { value = value.part(number, separator: separator).trimmed }
    if steps.isEmpty || value.isEmpty { return value }
    let result = memo.known(value) ?? memo.learn(Array(made(of: String(decoding: value, as: UTF8.self)).utf8))
    guard result.count <= scratch.count else { return .none }
    scratch.copyBytes(from: result)
    return UnsafeRawBufferPointer(rebasing: scratch[..<result.count])
  }

  private func made(of text: String) -> String {
    var text = text
    for step in steps {
      switch step {
      case .part(let separator, let number):
        text = text.withBytes {
          String(decoding: $0.part(number, separator: separator).trimmed, as: UTF8.self)
        }
      case .list(let separator):
        text = text.split(separator: separator).map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
          .joined(separator: "; ")
      case .match(let expression, let take):
        guard let match = text.firstMatch(of: expression) else { return "" }
        text = take.map { piece in
          switch piece {
          case .literal(let literal): literal
          case .group(let number): match.output[number].substring.map(String.init) ?? ""
          }
        }.joined()
        text = Self.trimmed(text)
      case .table(let values):
        if let listed = values[FoldedText.of(text)] { text = listed ?? "" }
      }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    text.withBytes { String(decoding: $0.trimmed, as: UTF8.self) }
  }
}

extension String {
  /// The UTF-8 of the text, for what works on bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeRawBufferPointer {
  /// The part of that number between separators, from the start (1, 2, …) or the end (−1, −2, …); empty if there is
  /// none.
  func part(_ number: Int, separator: [UInt8]) -> UnsafeRawBufferPointer {
    var wanted = number
    if number < 0 {
      var count = 0
      eachPart(separator: separator) { _ in count += 1 }
      wanted = count + 1 + number
    }
    var index = 0
    var found = UnsafeRawBufferPointer.none
    eachPart(separator: separator) { part in
      index += 1
      if index == wanted { found = part }
    }
    return found
  }

  /// Gives all parts between separators, those that are empty too.
  func eachPart(separator: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) {
    var start = 0
    var index = 0
    while index + separator.count <= count {
      if separator.indices.allSatisfy({ self[index + $0] == separator[$0] }) {
        body(UnsafeRawBufferPointer(rebasing: self[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    body(UnsafeRawBufferPointer(rebasing: self[start..<count]))
  }
}
