/// A code page of one byte a letter.
struct CodePage: Hashable, Sendable {
  let name: String
  /// What the bytes from 0x80 on stand for; `nil` where there is nothing, or a control character.
  private let upper: [Unicode.Scalar?]

  /// - Returns: `nil` if iconv does not know it, or it has characters of several bytes.
  init?(_ encoding: TextEncoding) {
    guard !encoding.isUTF8, !encoding.name.hasPrefix("UTF"), let decoder = TextDecoder(encoding) else {
      return nil
    }
    name = encoding.name
    var upper: [Unicode.Scalar?] = []
    for byte in UInt8(0x80)...0xFF {
      var text: [UInt8] = []
      try? [byte].withUnsafeBytes { try decoder.decode($0, isLast: true, into: &text) }
      let scalar = String(decoding: text, as: UTF8.self).unicodeScalars.first
      upper.append(scalar.flatMap { $0.value < 0xA0 ? nil : $0 })
    }
    guard upper.contains(where: { $0 != nil }) else { return nil }
    self.upper = upper
  }

  /// What a byte stands for.
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]
  }
}
