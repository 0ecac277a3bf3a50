/// Texts within the limits of spreadsheet programs.
enum XLSXText {
  /// The most that a cell can hold, in units of UTF-16.
  static let longest = 32_767

  /// The text without what XML cannot hold (it becomes U+FFFD), cut with a visible `…` where it is longer than a cell
  /// can hold.
  static func permitted(_ text: String) -> String {
    if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      length += scalar.value > 0xFFFF ? 2 : 1
      if length >= longest {
        result.append("…")
        break
      }
      switch scalar.value {
      case 0x09, 0x0A: result.append(scalar)
      // Excel knows one line break only.
      case 0x0D: continue
      case 0x00...0x1F, 0x7F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A name for a sheet: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, and unlike those that are
  /// taken already, whatever their case.
  static func sheetName(_ wanted: String, unlike taken: inout Set<String>) -> String {
    var name = String(
      permitted(wanted).map { "[]:*?/\\\n\t".contains($0) ? " " : $0 })
    name = trimmed(shortened(name, to: 31))
    if name.isEmpty || name.lowercased() == "history" { name = trimmed("Sheet " + name) }
    var result = name
    var number = 1
    while !taken.insert(result.lowercased()).inserted {
      number += 1
      let ending = " (\(number))"
      result = trimmed(shortened(name, to: 31 - ending.count)) + ending
    }
    return result
  }

  private static func shortened(_ name: String, to length: Int) -> String {
    guard name.utf16.count > length else { return name }
    var result = ""
    for character in name {
      guard result.utf16.count + character.utf16.count < length else { break }
      result.append(character)
    }
    return result + "…"
  }

  private static func trimmed(_ name: String) -> String {
    var name = name[...]
    while name.first == " " || name.first == "'" { name.removeFirst() }
    while name.last == " " || name.last == "'" { name.removeLast() }
    return String(name)
  }
}
