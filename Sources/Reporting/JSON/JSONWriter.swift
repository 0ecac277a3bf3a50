/// The document that is being written: one buffer of bytes and the stack of the values that are still open.
///
/// Writing into a frame of the stack closes the frames above it, so a container never has to be told that it is
/// finished.
struct JSONWriter {
  /// A value that has been begun.
  struct Frame {
    enum State {
      /// Nothing has been written yet; becomes `{}` if nothing ever is.
      case undecided
      case object, array
      /// A scalar: complete.
      case scalar
    }

    var state = State.undecided
    /// Tells a frame from an earlier one at the same place.
    let serial: Int
    /// The name in the object around it; `nil` in an array and at the top.
    let key: (any CodingKey)?
    /// Values written inside it.
    var count = 0
    /// Where its bracket stands.
    var start = 0
    /// Whether nothing but scalars is inside.
    var holdsOnlyScalars = true
  }

  var bytes: [UInt8] = []
  private var frames: [Frame] = []
  private var serial = 0
  let style: OrderedJSONEncoder.Style

  init(style: OrderedJSONEncoder.Style) {
    self.style = style
  }

  private var isPretty: Bool { style == .pretty }

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
  }

  mutating func appendLineFeed() {
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: Frames

  /// The names on the way to a frame.
  func codingPath(to index: Int) -> [any CodingKey] {
    frames.prefix(index + 1).compactMap(\.key)
  }

  /// Begins a value inside a frame, which becomes an object or an array: closes what is open above it, writes the
  /// comma, the line break and the key.
  mutating func begin(in place: JSONPlace, as state: Frame.State, key: (any CodingKey)?) throws -> JSONPlace {
    try open(place, as: state)
    close(downTo: place.index + 1)
    separate(in: place.index, key: key)
    return push(key: key)
  }

  /// Writes a scalar inside a frame, which becomes an object or an array, without a frame of its own.
  mutating func append(
    _ value: some JSONScalar, in place: JSONPlace, as state: Frame.State, key: (any CodingKey)?
  ) throws {
    try open(place, as: state)
    if frames.count > place.index + 1 { close(downTo: place.index + 1) }
    separate(in: place.index, key: key)
    value.append(to: &self)
  }

  /// Makes an undecided frame an object or an array; one that is so already stays as it is.
  mutating func open(_ place: JSONPlace, as state: Frame.State) throws {
    try check(place)
    guard frames[place.index].state == .undecided else {
      if frames[place.index].state == state { return }
      throw misuse(place, "one value is written in two shapes")
    }
    frames[place.index].state = state
    frames[place.index].start = bytes.count
    bytes.append(state == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
    if place.index > 0 { frames[place.index - 1].holdsOnlyScalars = false }
  }

  /// Remembers that a frame has objects or arrays inside that were written without frames of their own.
  mutating func holdsMoreThanScalars(_ place: JSONPlace) { frames[place.index].holdsOnlyScalars = false }

  /// Makes an undecided frame a scalar.
  mutating func write(_ place: JSONPlace, _ body: (inout JSONWriter) -> Void) throws {
    try check(place)
    guard frames[place.index].state == .undecided else {
      throw misuse(place, "a single value is written twice")
    }
    frames[place.index].state = .scalar
    body(&self)
  }

  func count(of place: JSONPlace) -> Int {
    isCurrent(place) ? frames[place.index].count : 0
  }

  mutating func push(key: (any CodingKey)?) -> JSONPlace {
    serial += 1
    frames.append(Frame(serial: serial, key: key))
    return JSONPlace(index: frames.count - 1, serial: serial)
  }

  private func isCurrent(_ place: JSONPlace) -> Bool {
    place.index < frames.count && frames[place.index].serial == place.serial
  }

  private func check(_ place: JSONPlace) throws {
    guard isCurrent(place) else {
      throw misuse(place, "a container is written after the one that follows it")
    }
  }

  private func misuse(_ place: JSONPlace, _ words: String) -> EncodingError {
    EncodingError.invalidValue(
      place, .init(codingPath: codingPath(to: min(place.index, frames.count - 1)), debugDescription: words))
  }

  // MARK: Punctuation

  /// Writes what stands before a value inside a frame.
  mutating func separate(in index: Int, key: (any CodingKey)?) {
    if frames[index].count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[index].count += 1
    breakLineIfPretty(depth: index + 1)
    if let key { append(key: key.stringValue) }
  }

  /// Writes a name and what stands between it and its value.
  mutating func append(key: String) {
    append(string: key)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  mutating func breakLineIfPretty(depth: Int) {
    if isPretty { breakLine(depth: depth) }
  }

  private mutating func breakLine(depth: Int) {
    let indentation = 2 * depth
    if indentation < Self.lineBreak.utf8CodeUnitCount {
      Self.lineBreak.withUTF8Buffer { bytes.append(contentsOf: $0[...indentation]) }
    } else {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }
  }

  /// A line feed and as many blanks as stand at the beginning of a line of most documents.
  private static let lineBreak: StaticString = "\n                                "

  mutating func close(downTo depth: Int) {
    while frames.count > depth, let frame = frames.popLast() {
      switch frame.state {
      case .scalar: break
      case .undecided:
        bytes.append(UInt8(ascii: "{"))
        bytes.append(UInt8(ascii: "}"))
        if let parent = frames.indices.last { frames[parent].holdsOnlyScalars = false }
      case .object, .array:
        if isPretty, frame.count > 0 {
          if frame.state == .array, frame.holdsOnlyScalars, joinLines(from: frame.start) {
            break
          }
          breakLine(depth: frames.count)
        }
        bytes.append(frame.state == .object ? UInt8(ascii: "}") : UInt8(ascii: "]"))
      }
    }
  }

  /// The longest array that stays on one line, in bytes.
  private static let longestLine = 100

  /// Puts an array of scalars on one line, if it is short, and closes it. A line feed in the buffer is always one
  /// of the layout: those in texts are escaped.
  private mutating func joinLines(from start: Int) -> Bool {
    let indentation = frames.count * 2 + 2
    var joined: [UInt8] = []
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") {
        if joined.last == UInt8(ascii: ",") { joined.append(UInt8(ascii: " ")) }
        index += 1 + indentation
      } else {
        joined.append(bytes[index])
        index += 1
      }
      if joined.count + indentation >= Self.longestLine { return false }
    }
    joined.append(UInt8(ascii: "]"))
    bytes.replaceSubrange(start..., with: joined)
    return true
  }
}

/// Names a frame of a ``JSONWriter``.
struct JSONPlace {
  let index: Int
  let serial: Int

  /// No frame; whatever is written there throws.
  static let none = JSONPlace(index: Int.max, serial: -1)
}
