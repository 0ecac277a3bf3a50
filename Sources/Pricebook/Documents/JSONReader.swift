import PriceModel

/// Reads a JSON document (RFC 8259) into nodes that know their places.
///
/// Strict: no comments, no trailing commas, no key twice in one object, nothing after the document. Depth is
/// bounded, because requests come from outside.
struct JSONReader {
  private static let deepest = 64

  private let file: String
  private let bytes: [UInt8]
  private var index = 0
  private var line: Int
  /// Where the characters have been counted to, and how many there are before it in its line.
  private var counted = 0
  private var charactersBefore = 0

  /// Reads a whole document.
  ///
  /// - Parameter firstLine: The line of the file in which the document begins.
  /// - Throws: ``PricebookError`` of kind `fault` at the first place that is not JSON.
  static func read(_ bytes: some Collection<UInt8>, file: String, firstLine: Int = 1) throws -> JSONNode {
    let bytes = Array(bytes)
    var reader = JSONReader(file: file, bytes: bytes, line: firstLine)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.index = 3
      reader.counted = 3
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw reader.error("the file is not UTF-8")
    }
    let node = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.index < bytes.count { throw reader.error("expected the end of the file after the document") }
    return node
  }

  private init(file: String, bytes: [UInt8], line: Int) {
    self.file = file
    self.bytes = bytes
    self.line = line
  }

  /// The column of the next character. A line is counted once, however many values stand in it.
  private mutating func column() -> Int {
    let end = min(index, bytes.count)
    charactersBefore += String(decoding: bytes[counted..<end], as: UTF8.self).count
    counted = end
    return charactersBefore + 1
  }

  private mutating func error(_ message: String) -> PricebookError {
    let column = column()
    return PricebookError(.fault, .notJSON, message, file: file, line: line, column: column)
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        line += 1
        index += 1
        counted = index
        charactersBefore = 0
      case 0x20, 0x09, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws -> JSONNode {
    skipBlanks()
    guard depth < Self.deepest else { throw error("nested more than \(Self.deepest) deep") }
    guard index < bytes.count else { throw error("expected a value, but the file ends here") }
    var node = JSONNode(.null, line: line, column: column())
    switch bytes[index] {
    case UInt8(ascii: "{"): node.value = .object(try members(depth: depth))
    case UInt8(ascii: "["): node.value = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): node.value = .string(try string())
    case UInt8(ascii: "t") where take("true"): node.value = .bool(true)
    case UInt8(ascii: "f") where take("false"): node.value = .bool(false)
    case UInt8(ascii: "n") where take("null"): node.value = .null
    case UInt8(ascii: "-"), 0x30...0x39: node.value = .number(try number())
    default:
      throw error("expected a value: an object, a list, a text in quotes, a number, true, false or null")
    }
    return node
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func members(depth: Int) throws -> [JSONNode.Member] {
    index += 1
    var members: [JSONNode.Member] = []
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
      index += 1
      return members
    }
    while true {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw error("expected a key in quotes")
      }
      let (keyLine, keyColumn) = (line, column())
      let key = try string()
      if members.contains(where: { $0.key == key }) {
        throw PricebookError(
          .fault, .repeatedKey, "the key “\(key)” stands twice in this object", file: file, line: keyLine,
          column: keyColumn)
      }
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
        throw error("expected “:” after the key")
      }
      index += 1
      members.append(
        JSONNode.Member(key: key, line: keyLine, column: keyColumn, value: try value(depth: depth + 1)))
      skipBlanks()
      guard index < bytes.count else { throw error("the object is not closed") }
      if bytes[index] == UInt8(ascii: "}") { break }
      guard bytes[index] == UInt8(ascii: ",") else { throw error("expected “,” or “}”") }
      index += 1
    }
    index += 1
    return members
  }

  private mutating func elements(depth: Int) throws -> [JSONNode] {
    index += 1
    var elements: [JSONNode] = []
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
      index += 1
      return elements
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      guard index < bytes.count else { throw error("the list is not closed") }
      if bytes[index] == UInt8(ascii: "]") { break }
      guard bytes[index] == UInt8(ascii: ",") else { throw error("expected “,” or “]”") }
      index += 1
    }
    index += 1
    return elements
  }

  private mutating func number() throws -> String {
    let start = index
    func digits(_ index: inout Int) -> Int {
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index - first
    }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let leadingZero = index < bytes.count && bytes[index] == 0x30
    let whole = digits(&index)
    guard whole > 0, !(leadingZero && whole > 1) else { throw error("this is not a number") }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits(&index) > 0 else { throw error("expected digits after the point") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard digits(&index) > 0 else { throw error("expected digits in the exponent") }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws -> String {
    index += 1
    var text: [UInt8] = []
    while true {
      guard index < bytes.count, bytes[index] != 0x0A else {
        throw error("the text is not closed on its line")
      }
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw error("a control character must be written as \\u00…")
      default: text.append(byte)
      }
    }
  }

  private mutating func escape() throws -> Unicode.Scalar {
    guard index < bytes.count else { throw error("the text is not closed") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A pair of surrogates stands for one character beyond the first 65,536.
      guard (0xD800..<0xDC00).contains(unit), take("\\u") else {
        throw error("a lone surrogate is no character")
      }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw error("a lone surrogate is no character") }
      return scalar
    default:
      throw error(
        "“\\\(Character(Unicode.Scalar(byte)))” is no escape; accepted are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
      )
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard index + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits after \\u") }
    index += 4
    return unit
  }
}
