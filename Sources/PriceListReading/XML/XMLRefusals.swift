/// What the log refuses: errors of the parser, and entities.
extension XMLEventLog {
  /// libxml2's codes for an entity that is not known; without a getEntity callback every entity is unknown.
  private static let undeclaredEntity: Set<Int> = [26, 27]

  /// A structured error of libxml2. Level 1 is a warning, 2 an error, 3 fatal.
  mutating func report(level: Int, code: Int, message: String, name: String?, line: Int, column: Int) {
    if Self.undeclaredEntity.contains(code) {
      let isParameter = message.hasPrefix("PEReference")
      refuseReference(name ?? "", isParameter: isParameter, line: line, column: column)
      return
    }
    guard level >= 2 else { return }
    let reason = message.split(separator: "\n").first.map(String.init) ?? "libxml2 code \(code)"
    let place = column > 0 ? column : nil
    fail(.xmlNotWellFormed, "\(reason); accepted is well-formed XML 1.0", line, place)
  }

  /// A reference to an entity, in text, in an attribute or in a declaration.
  mutating func refuseReference(
    _ name: String, isParameter: Bool = false, line: Int? = nil, column: Int? = nil
  ) {
    let reference = (isParameter ? "%" : "&") + Self.shortened(name) + ";"
    fail(
      .entityReference,
      "\(name.isEmpty ? "a reference" : "“\(reference)”") refers to an entity; entities are never expanded, accepted are &amp; &lt; &gt; &quot; &apos; and character references like &#252;",
      line ?? currentLine, column ?? currentColumn, value: name.isEmpty ? nil : reference)
  }

  /// An entity declaration: an external one is refused, an internal one is remembered.
  mutating func declare(_ name: String, isExternal: Bool) {
    if isExternal {
      fail(
        .externalEntity,
        "the entity “\(Self.shortened(name))” names an external file; nothing outside the document is read",
        currentLine, currentColumn, value: Self.shortened(name))
    } else if failure == nil, declaredEntities.count < 1000 {
      declaredEntities.append((Self.shortened(name), currentLine))
    }
  }

  /// A name as messages show it: an attack may give one thousands of signs.
  private static func shortened(_ name: String) -> String { name.count > 60 ? name.prefix(60) + "…" : name }
}
