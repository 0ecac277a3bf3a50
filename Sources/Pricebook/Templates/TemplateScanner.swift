import PriceModel

/// Finds the tags of a template and what is wrong with how they are written, before Mustache does: every complaint has
/// its line and column.
struct TemplateScanner {
  /// Sections within sections; no letter needs more.
  private static let deepest = 64

  private let file: String
  private let characters: [Character]
  private var place = 0
  private var line = 1
  private var column = 1
  private var open: [TemplateTag] = []

  /// The tags of a template in their order.
  ///
  /// Throws a ``PricebookError`` `bad-template` at the first tag that is wrong.
  static func tags(of text: String, file: String) throws -> [TemplateTag] {
    var scanner = TemplateScanner(file: file, characters: Array(text))
    return try scanner.scan()
  }

  private init(file: String, characters: [Character]) {
    self.file = file
    self.characters = characters
  }

  private mutating func scan() throws -> [TemplateTag] {
    var tags: [TemplateTag] = []
    while place < characters.count {
      guard characters[place] == "{", place + 1 < characters.count, characters[place + 1] == "{" else {
        advance()
        continue
      }
      let start = (line: line, column: column)
      advance(2)
      if let tag = try tag(at: start) {
        try check(tag)
        tags.append(tag)
      }
    }
    if let section = open.last {
      throw fault(
        "the section “\(section.written)” is never closed; expected is {{/\(section.written)}}",
        section.line, section.column)
    }
    return tags
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where place < characters.count {
      if characters[place].isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
      place += 1
    }
  }

  private func fault(_ message: String, _ line: Int, _ column: Int) -> PricebookError {
    PricebookError(.fault, .badTemplate, message, file: file, line: line, column: column)
  }

  /// The tag that begins here, behind its braces; `nil` for a comment.
  private mutating func tag(at start: (line: Int, column: Int)) throws -> TemplateTag? {
    let isTriple = place < characters.count && characters[place] == "{"
    let closing = isTriple ? "}}}" : "}}"
    guard let end = find(closing) else {
      throw fault("the tag is never closed; expected is \(closing)", start.line, start.column)
    }
    var text = String(characters[(place + (isTriple ? 1 : 0))..<end])
    let isMultiline = text.contains(where: \.isNewline)
    advance(end - place + closing.count)
    guard let sign = text.first else { throw fault("the tag is empty", start.line, start.column) }
    if !isTriple, sign == "!" { return nil }
    guard !isMultiline else {
      throw fault("the tag goes over several lines; was }} forgotten?", start.line, start.column)
    }
    if !isTriple, "=%*".contains(sign) {
      throw fault(
        "“{{\(sign)” is not accepted: delimiters and content types are not changed by templates", start.line,
        start.column)
    }
    var kind = TemplateTag.Kind.value
    if !isTriple, let signed = Self.kinds[sign] {
      kind = signed
      text.removeFirst()
    }
    guard let (functions, name) = Self.parts(of: text.trimmed) else {
      throw fault(
        "“\(text.trimmed)” is no name; accepted is a name like total, or number(total)", start.line,
        start.column)
    }
    return TemplateTag(
      kind: kind, name: name, functions: functions, line: start.line, column: start.column)
  }

  private static let kinds: [Character: TemplateTag.Kind] = [
    "#": .section, "^": .inverted, "/": .end, ">": .partial, "$": .block, "<": .parent, "&": .value,
  ]

  private func find(_ closing: String) -> Int? {
    let sought = Array(closing)
    var index = place
    while index + sought.count <= characters.count {
      if characters[index..<index + sought.count].elementsEqual(sought) { return index }
      index += 1
    }
    return nil
  }

  /// `number(total)` as its functions and its name; `nil` if it is neither a name nor a name in functions.
  private static func parts(of text: String) -> (functions: [String], name: String)? {
    var functions: [String] = []
    var rest = text[...]
    while let parenthesis = rest.firstIndex(of: "(") {
      guard rest.last == ")" else { return nil }
      functions.append(String(rest[..<parenthesis]))
      rest = rest[rest.index(after: parenthesis)...].dropLast()
    }
    let isName = rest.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
    guard isName, !rest.isEmpty || !functions.isEmpty,
      functions.allSatisfy({ name in !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber } })
    else { return nil }
    return (functions, String(rest))
  }

  private mutating func check(_ tag: TemplateTag) throws {
    switch tag.kind {
    case .section, .inverted, .block, .parent:
      open.append(tag)
      guard open.count <= Self.deepest else {
        throw fault("more than \(Self.deepest) sections within each other", tag.line, tag.column)
      }
    case .end:
      guard let section = open.popLast() else {
        throw fault("“\(tag.written)” is closed, but no section is open", tag.line, tag.column)
      }
      guard section.written == tag.written else {
        throw fault(
          "“\(tag.written)” is closed, but “\(section.written)” of line \(section.line) is open; expected is {{/\(section.written)}}",
          tag.line, tag.column)
      }
    case .value, .partial: break
    }
  }
}
