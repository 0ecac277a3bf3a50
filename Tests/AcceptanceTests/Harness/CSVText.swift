import Foundation

/// RFC 4180, read by the plainest means: an oracle for what `--format csv` writes.
func csvRecords(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = ""
  var quoted = false
  var characters = Array(text.unicodeScalars)[...]
  if characters.first == "\u{FEFF}" { characters = characters.dropFirst() }
  func endField() {
    record.append(field)
    field = ""
  }
  func endRecord() {
    endField()
    records.append(record)
    record = []
  }
  while let scalar = characters.popFirst() {
    switch (scalar, quoted) {
    case ("\"", true):
      if characters.first == "\"" {
        field.unicodeScalars.append("\"")
        characters = characters.dropFirst()
      } else {
        quoted = false
      }
    case ("\"", false): quoted = true
    case (",", false): endField()
    case ("\r", false): break
    case ("\n", false): endRecord()
    default: field.unicodeScalars.append(scalar)
    }
  }
  if !field.isEmpty || !record.isEmpty { endRecord() }
  return records
}

/// One CSV field, quoted where it must be, or always.
func csvField(_ text: String, delimiter: String, always: Bool = false) -> String {
  let special =
    text.contains(delimiter) || text.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) }
  return always || special ? "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : text
}
