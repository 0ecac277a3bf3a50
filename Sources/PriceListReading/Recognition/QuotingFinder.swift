/// Finds out how a text quotes its fields, by cutting its beginning in each of the ways that it gives reason to try.
///
/// Double quotes, doubled inside (RFC 4180), are what a text has unless another way reads its beginning with fewer
/// records that cannot be cut, or as many and the text shows the other way plainly.
struct QuotingFinder {
  let text: [UInt8]
  let limits: ReadingLimits
  /// The records whose fields are wanted; see ``CSVHead``.
  var wantsFields: (Int, FieldStore) -> Bool = { _, _ in true }

  struct Finding {
    var quoting: CSVQuoting
    var head: CSVHead
    var basis: Assumption.Basis
    var reason: String
  }

  /// The beginning of the text, cut in the best way for a delimiter.
  func finding(delimiter: UInt8) -> Finding {
    let usual = CSVQuoting()
    var best = Finding(
      quoting: usual, head: head(usual, delimiter), basis: .found, reason: "")
    let signs = Signs(text, delimiter: delimiter)
    best.reason =
      signs.quoted > 0
      ? "\(Self.fields(signs.quoted)) at the top \(signs.quoted == 1 ? "begins" : "begin") with one"
      : "no field at the top is quoted; it is usual"
    if signs.quoted == 0 { best.basis = .assumed }
    if signs.backslashes > 0 {
      let backslash = CSVQuoting(escape: .backslash)
      let head = head(backslash, delimiter)
      if head.faults < best.head.faults {
        best = Finding(
          quoting: backslash, head: head, basis: .found,
          reason:
            "\\\" stands inside \(Self.fields(signs.backslashes, "quoted ")) at the top and does not end \(signs.backslashes == 1 ? "it" : "them")"
        )
      }
    }
    if signs.apostrophes > 1, signs.quoted == 0 {
      let single = CSVQuoting(quote: UInt8(ascii: "'"))
      let head = head(single, delimiter)
      if head.faults <= best.head.faults {
        best = Finding(
          quoting: single, head: head, basis: .found,
          reason: "\(signs.apostrophes) fields at the top stand in apostrophes, none in double quotes")
      }
    }
    return best
  }

  private static func fields(_ count: Int, _ kind: String = "") -> String {
    "\(count) \(kind)\(count == 1 ? "field" : "fields")"
  }

  private func head(_ quoting: CSVQuoting, _ delimiter: UInt8) -> CSVHead {
    CSVHead(
      text, dialect: quoting.dialect(delimiter: delimiter), limits: limits, wantsFields: wantsFields)
  }

  /// What the signs of the text say, without cutting it.
  struct Signs {
    /// Fields that begin with a double quote.
    var quoted = 0
    /// Fields that begin and end with an apostrophe.
    var apostrophes = 0
    /// `\"` before anything but the end of a field.
    var backslashes = 0

    /// Looks at the first 64 KiB.
    init(_ text: [UInt8], delimiter: UInt8) {
      text.withUnsafeBytes { text in
        var opened = false
        let end = min(text.count, 1 << 16)
        text.forEachPlace(of: 0x22, or: 0x27, to: end) { index in
          let next = index + 1 < text.count ? text[index + 1] : 0x0A
          let endsField = next == delimiter || next == 0x0A || next == 0x0D
          let atStart = text.isStartOfField(index, delimiter: delimiter)
          if text[index] == delimiter { return }
          if text[index] == 0x22 {
            if atStart { quoted += 1 }
            if !atStart, text[index - 1] == 0x5C, !endsField, next != 0x22 { backslashes += 1 }
          } else {
            if atStart { opened = true } else if opened, endsField { apostrophes += 1 }
            if endsField { opened = false }
          }
        }
      }
      if quoted == 0 { backslashes = 0 }
    }
  }
}
