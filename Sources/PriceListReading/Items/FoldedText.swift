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
    var name = name
    let folded = name.withUTF8 { text -> String? in
      guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: text.count) { folded in
        var count = 0
        for byte in text where isKept(byte) {
          folded[count] = lowered(byte)
          count += 1
        }
        return count
      }
    }
    if let folded { return folded }
    return FoldedText.of(name).filter { $0 != " " && $0 != "_" }
  }

  /// Whether a byte of a name in ASCII is part of the folded one.
  @inline(__always)
  static func isKept(_ byte: UInt8) -> Bool { byte > 0x20 && byte != UInt8(ascii: "_") }

  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// As shown: trimmed, with inner line breaks and no-break spaces as one space.
  static func shown(_ name: String) -> String {
    if isShownAsItIs(name) { return name }
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

  /// A name in ASCII, nearly all, whose only blanks are single spaces between words.
  private static func isShownAsItIs(_ name: String) -> Bool {
    var afterBlank = true
    for byte in name.utf8 {
      if byte > 0x20, byte < 0x7F {
        afterBlank = false
      } else if byte == 0x20, !afterBlank {
        afterBlank = true
      } else {
        return false
      }
    }
    return !afterBlank || name.isEmpty
  }
}
