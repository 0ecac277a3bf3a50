/// Words for the command line of a POSIX shell.
public enum ShellText {
  /// The word as a shell reads it back: as it is where nothing in it means anything to a shell, else in quotes.
  ///
  ///     ShellText.quoted("Core CAL")  // 'Core CAL'
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:,+@%".utf8.contains(byte)
      }
    }
    if isPlain, !word.isEmpty { return word }
    let hasControls = word.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard hasControls else {
      return "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
    }
    // Text from price lists may have characters that a terminal would obey: spelled out, none is sent.
    var text = "$'"
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "'"): text += #"\'"#
      case UInt8(ascii: "\\"): text += #"\\"#
      case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\" + octal(byte)
      }
    }
    return text + "'"
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
