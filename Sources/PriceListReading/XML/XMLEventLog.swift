import CLibXML2
import PriceModel

/// Something the XML parser reported. Names point into the parser's dictionary and live as long as the parser.
struct XMLEvent {
  enum Kind: UInt8 {
    case start, attribute, text, end
  }
  var kind: Kind
  /// Local name of an element or attribute.
  var name: UnsafePointer<xmlChar>?
  /// Its namespace, `nil` for none.
  var namespace: UnsafePointer<xmlChar>?
  /// Where the value or text stands in ``XMLEventLog/bytes``.
  var start = 0
  var count = 0
  /// Line and character column of a start tag.
  var line: Int32 = 0
  var column: Int32 = 0
}

/// Why an XML file is refused.
struct XMLFailure: Equatable {
  var line: Int
  var column: Int?
  var code: DiagnosticCode
  var message: String
  var value: String?

  /// Whether libxml2 has found it, and no limit or encoding.
  var isOfParser: Bool { code == .xmlNotWellFormed || code == .entityReference || code == .externalEntity }
}

/// What the callbacks of libxml2 write: events of the chunk at hand, and the first failure.
///
/// A struct behind a raw pointer: callbacks must not throw across C, and a class would be retained and released for
/// every element. The reader empties it after each chunk, so it grows with the chunk and not with the file.
struct XMLEventLog {
  var parser: xmlParserCtxtPtr?
  var bytes: UnsafeMutablePointer<UInt8>
  var used = 0
  private var byteCapacity = 1 << 16
  var events: UnsafeMutablePointer<XMLEvent>
  var count = 0
  private var eventCapacity = 1 << 10
  private var depth = 0
  /// Bytes of text since the last start or end of an element.
  private var textLength = 0
  let limits: ReadingLimits
  /// The first failure; after it nothing is recorded.
  var failure: XMLFailure?
  /// Entities that the document declares and whose use would be refused.
  var declaredEntities: [(name: String, line: Int)] = []

  init(limits: ReadingLimits) {
    self.limits = limits
    bytes = .allocate(capacity: byteCapacity)
    events = .allocate(capacity: eventCapacity)
  }

  func deallocate() {
    bytes.deallocate()
    events.deallocate()
  }

  mutating func clear() {
    used = 0
    count = 0
  }

  func text(_ event: XMLEvent) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes + event.start, count: event.count)
  }

  /// The value of an attribute of the element that starts at an event, by its local name.
  func attribute(_ name: String, ofElementAt start: Int) -> String? {
    var index = start + 1
    while index < count, events[index].kind == .attribute {
      if let written = events[index].name, String(cString: written) == name {
        return String(decoding: text(events[index]), as: UTF8.self)
      }
      index += 1
    }
    return nil
  }

  /// Refuses what goes beyond a bound.
  mutating func refuse(_ limit: ReadingLimit, _ line: Int, _ column: Int) {
    let refusal = limits.refusal(limit)
    fail(refusal.code, refusal.message, line, column)
  }

  // MARK: Called by the callbacks

  mutating func start(
    name: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?, attributeCount: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard failure == nil else { return }
    depth += 1
    textLength = 0
    let (line, column) = tagPosition()
    if depth > limits.depth {
      refuse(.depth, line, column)
      return
    }
    if attributeCount > limits.attributes {
      refuse(.attributes, line, column)
      return
    }
    append(
      XMLEvent(
        kind: .start, name: name, namespace: namespace, line: Int32(clamping: line),
        column: Int32(clamping: column)))
    // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
    guard let attributes else { return }
    for index in 0..<attributeCount {
      let first = index * 5
      guard let value = attributes[first + 3], let end = attributes[first + 4] else { continue }
      let length = end - value
      if length > limits.attribute {
        refuse(.attribute, line, column)
        return
      }
      var event = XMLEvent(kind: .attribute, name: attributes[first], namespace: attributes[first + 2])
      event.start = used
      copy(value, length)
      event.count = XMLAttributeValue.unescape(
        UnsafeMutableBufferPointer(start: bytes + used - length, count: length))
      used = event.start + event.count
      append(event)
    }
  }

  mutating func text(_ characters: UnsafePointer<xmlChar>?, _ length: Int) {
    guard failure == nil, let characters, length > 0 else { return }
    textLength += length
    if textLength > limits.text {
      refuse(.text, currentLine, currentColumn)
      return
    }
    if count > 0, events[count - 1].kind == .text, events[count - 1].start + events[count - 1].count == used {
      events[count - 1].count += length
    } else {
      var event = XMLEvent(kind: .text)
      event.start = used
      event.count = length
      append(event)
    }
    copy(characters, length)
  }

  mutating func end() {
    guard failure == nil else { return }
    depth -= 1
    textLength = 0
    append(XMLEvent(kind: .end))
  }

  /// Remembers the first failure.
  mutating func fail(
    _ code: DiagnosticCode, _ message: String, _ line: Int, _ column: Int?, value: String? = nil
  ) {
    guard failure == nil else { return }
    failure = XMLFailure(line: max(1, line), column: column, code: code, message: message, value: value)
  }

  /// The line the parser stands on.
  var currentLine: Int { Int(parser?.pointee.input?.pointee.line ?? 1) }
  var currentColumn: Int { Int(parser?.pointee.input?.pointee.col ?? 1) }

  private func tagPosition() -> (line: Int, column: Int) {
    guard let place = parser.map(XMLTagPlace.init) else { return (1, 1) }
    return (place.line, place.column)
  }

  private mutating func append(_ event: XMLEvent) {
    if count == eventCapacity {
      let larger = UnsafeMutablePointer<XMLEvent>.allocate(capacity: eventCapacity * 2)
      larger.moveInitialize(from: events, count: count)
      events.deallocate()
      events = larger
      eventCapacity *= 2
    }
    (events + count).initialize(to: event)
    count += 1
  }

  private mutating func copy(_ source: UnsafePointer<xmlChar>, _ length: Int) {
    if used + length > byteCapacity {
      byteCapacity = max(byteCapacity * 2, used + length)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
      larger.moveInitialize(from: bytes, count: used)
      bytes.deallocate()
      bytes = larger
    }
    (bytes + used).update(from: source, count: length)
    used += length
  }
}
