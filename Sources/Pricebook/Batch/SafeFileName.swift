// The stem is composed (NFC) by the standard library, whose own comparison of strings rests on the same tables;
// Foundation would cost every command its start.
@_spi(_Unicode) import Swift

/// A name for a file that every system takes and that stays in its folder, whatever data it is made of.
///
///     SafeFileName("../../Żółw: \"A/B\"", extension: "pdf").text  // "Żółw-A-B-.pdf"
///
/// - No separators, no control characters, none of `\ : * ? " < > |`: a `-` stands for a run of them, one blank for a run
///   of blanks. Characters that only format, such as a right-to-left override that could hide the ending, are left out.
/// - No dot, dash or blank at the beginning, no dot or blank at the end: a name is neither hidden nor an option nor `..`.
/// - None of the names that Windows keeps for devices (`CON`, `nul.txt`, `COM1`): an underscore is put before it.
/// - At most 255 bytes, cut between characters; the ending stays whole.
/// - Unicode NFC, so that the same name is the same bytes.
struct SafeFileName: Hashable {
  /// The most bytes of a name on the common file systems.
  static let longest = 255

  /// The name with its ending.
  let text: String

  /// - Returns: `nil` if nothing of the wanted name can stay.
  init?(_ wanted: String, extension ending: String) {
    var wanted = wanted[...]
    let suffix = "." + ending
    if wanted.lowercased().hasSuffix(suffix) { wanted = wanted.dropLast(suffix.count) }
    var stem = Self.cleaned(wanted)
    if stem.isEmpty { return nil }
    if Self.isDevice(stem) { stem = "_" + stem }
    while stem.utf8.count + suffix.utf8.count > Self.longest { stem.removeLast() }
    text = Self.endTrimmed(stem) + suffix
  }

  /// What two names share if a file system that does not tell cases apart takes them for one.
  var collisionKey: String { text.lowercased() }

  /// A value within a name: what cannot be in a name is out of it.
  static func cleaned(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    var pending: Unicode.Scalar?
    for scalar in String(text)._nfc where scalar.properties.generalCategory != .format {
      if let replacement = replacement(for: scalar) {
        // Of a run of such characters one replacement is left; a dash outweighs a blank beside it.
        if pending != "-" { pending = replacement }
        continue
      }
      if let pending { scalars.append(pending) }
      pending = nil
      scalars.append(scalar)
    }
    if let pending { scalars.append(pending) }
    var rest = Substring(String(scalars))
    while let first = rest.unicodeScalars.first, first == "." || first == "-" || first == " " {
      rest.unicodeScalars.removeFirst()
    }
    return endTrimmed(String(rest))
  }

  private static func endTrimmed(_ text: String) -> String {
    var text = text
    while let last = text.unicodeScalars.last, last == "." || last == " " { text.unicodeScalars.removeLast() }
    return text
  }

  /// What stands for a scalar that no name may have; `nil` for one that stays.
  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value < 0x7F, scalar.value > 0x20 {
      return "/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "-" : nil
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return " "
    case .control, .lineSeparator, .paragraphSeparator:
      return scalar.properties.isWhitespace ? " " : "-"
    case .surrogate, .privateUse, .unassigned: return "-"
    default: return nil
    }
  }

  /// Whether Windows takes a name for a device: by what stands before the first dot, blanks before it not counted.
  private static func isDevice(_ stem: String) -> Bool {
    let base = endTrimmed(String(stem.prefix { $0 != "." })).uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(base) { return true }
    guard base.hasPrefix("COM") || base.hasPrefix("LPT") else { return false }
    return base.count == 4 && "0123456789¹²³".contains(base.suffix(1))
  }
}
