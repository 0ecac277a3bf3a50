import Pricebook

/// Turns the bytes that a terminal sends into keys, in whatever pieces they arrive.
///
///     var decoder = KeyDecoder()
///     decoder.keys([0x1B])        // nothing yet: an arrow, or Esc?
///     decoder.keys([0x5B, 0x41])  // .up
///
/// A lone Esc cannot be told from the beginning of a sequence but by waiting: call ``flush()`` when nothing more has come
/// for a moment.
struct KeyDecoder {
  private enum State {
    case ground
    /// After Esc.
    case escape
    /// After Esc [: the parameters so far.
    case sequence([UInt8])
    /// After Esc O.
    case function
    /// Within a UTF-8 character: its bytes so far and how many are to come.
    case character([UInt8], missing: Int)
  }

  private var state = State.ground

  /// Longer sequences are no keys, and what sends them is not to fill memory.
  private static let longest = 32

  /// Whether a sequence has begun and more is to be waited for, for a moment.
  var isWaiting: Bool {
    if case .ground = state { return false }
    return true
  }

  /// The keys that some bytes complete.
  mutating func keys(_ bytes: some Sequence<UInt8>) -> [PickKey] {
    var keys: [PickKey] = []
    for byte in bytes { take(byte, &keys) }
    return keys
  }

  /// Nothing more came: an Esc that stands alone is the key; other beginnings are dropped.
  mutating func flush() -> [PickKey] {
    defer { state = .ground }
    if case .escape = state { return [.escape] }
    return []
  }

  private mutating func take(_ byte: UInt8, _ keys: inout [PickKey]) {
    switch state {
    case .ground:
      begin(byte, &keys)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .sequence([])
      case UInt8(ascii: "O"): state = .function
      case 0x1B: keys.append(.escape)
      default:
        // Alt with a key: it means nothing here, and must not be taken for the key.
        state = .ground
        if byte >= 0xC0 { begin(byte, &keys) }
      }
    case .sequence(let parameters):
      switch byte {
      case 0x40...0x7E:
        state = .ground
        if let key = Self.key(parameters, final: byte) { keys.append(key) }
      case 0x20...0x3F where parameters.count < Self.longest: state = .sequence(parameters + [byte])
      case 0x1B: state = .escape
      default: state = .ground
      }
    case .function:
      state = .ground
      if byte == 0x1B { state = .escape } else if let key = Self.key([], final: byte) { keys.append(key) }
    case .character(let bytes, let missing):
      guard byte & 0xC0 == 0x80 else {
        // The character broke off.
        state = .ground
        begin(byte, &keys)
        return
      }
      guard missing == 1 else {
        state = .character(bytes + [byte], missing: missing - 1)
        return
      }
      state = .ground
      if let text = String(validating: bytes + [byte], as: UTF8.self), let character = text.first,
        !Self.isControl(character)
      {
        keys.append(.text(character))
      }
    }
  }

  private mutating func begin(_ byte: UInt8, _ keys: inout [PickKey]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x20...0x7E: keys.append(.text(Character(Unicode.Scalar(byte))))
    case 0xC2...0xDF: state = .character([byte], missing: 1)
    case 0xE0...0xEF: state = .character([byte], missing: 2)
    case 0xF0...0xF4: state = .character([byte], missing: 3)
    default: if let key = Self.controls[byte] { keys.append(key) }
    }
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private static let controls: [UInt8: PickKey] = [
    0x01: .home, 0x02: .left, 0x03: .interrupt, 0x04: .endOfInput, 0x05: .end, 0x06: .right, 0x08: .backspace,
    0x09: .down, 0x0A: .enter, 0x0C: .redraw, 0x0D: .enter, 0x0E: .down, 0x10: .up, 0x15: .clear,
    0x17: .clearWord, 0x1A: .suspend, 0x1C: .interrupt, 0x7F: .backspace,
  ]

  /// The key of `Esc [ parameters final`. A modifier (`1;5A`) changes nothing.
  private static func key(_ parameters: [UInt8], final: UInt8) -> PickKey? {
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "M"): return parameters.isEmpty ? .enter : nil
    case UInt8(ascii: "Z"): return .up
    case UInt8(ascii: "~"):
      let number = parameters.prefix { $0 != UInt8(ascii: ";") }
      switch String(decoding: number, as: UTF8.self) {
      case "1", "7": return .home
      case "4", "8": return .end
      case "3": return .backspace
      case "5": return .pageUp
      case "6": return .pageDown
      default: return nil
      }
    default: return nil
    }
  }
}
