/// Texts as they are compared: profiles and price lists spell the same value in several ways.
enum FoldedText {
  /// Lower case, without outer blanks, inner blanks of any kind as one space.
  static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return ofASCII(text.utf8) }
    var folded = ""
    var blank = false
    for scalar in text.lowercased().unicodeScalars {
      if isBlank(scalar) {
        blank = !folded.isEmpty
        continue
      }
      if scalar == "\u{200B}" || scalar == "\u{FEFF}" { continue }
      if blank { folded += " " }
      blank = false
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }

  static func of(_ bytes: UnsafeRawBufferPointer) -> String { of(String(decoding: bytes, as: UTF8.self)) }

  /// The same for texts in ASCII, nearly all, which need no tables of Unicode.
  private static func ofASCII(_ text: some Collection<UInt8>) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var blank = false
    for byte in text {
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        blank = !folded.isEmpty
        continue
      }
      if blank { folded.append(0x20) }
      blank = false
      folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}

/// Names of columns.
enum HeaderName {
  /// As compared: lower case, without blanks and underscores, so that `ERP Price`, `erp_price` and a name with a
  /// line break inside are the same.
  static func folded(_ name: String) -> String {
    // Names in ASCII, nearly all, need no tables of Unicode; every record near the top is looked at as a header.
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      var folded: [UInt8] = []
      for byte in name.utf8 where byte > 0x20 && byte != UInt8(ascii: "_") {
        folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
      return String(decoding: folded, as: UTF8.self)
    }
    return FoldedText.of(name).filter { $0 != " " && $0 != "_" }
  }

  /// As shown: trimmed, with inner line breaks and no-break spaces as one space.
  static func shown(_ name: String) -> String {
    var shown = ""
    var blank = false
    for scalar in name.unicodeScalars where scalar != "\u{200B}" && scalar != "\u{FEFF}" {
      if FoldedText.isBlank(scalar) {
        blank = !shown.isEmpty
      } else {
        if blank { shown += " " }
        blank = false
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
