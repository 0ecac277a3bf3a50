/// What a terminal shows after some bytes: as much of one as the executable may use. Anything else that it sends is
/// kept as an error.
struct VirtualScreen {
  let columns: Int
  let rows: Int
  private var cells: [[Character]]
  private var row = 0
  private var column = 0
  private var rest: [UInt8] = []
  private(set) var showsCursor = true
  /// Sequences that no walk should send.
  private(set) var strangers: [String] = []
  /// The lines that went over the upper edge.
  private(set) var scrolledAway = 0

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  var lines: [String] {
    var lines = cells.map { line in
      var text = String(line.filter { $0 != "\u{0}" })
      while text.last == " " { text.removeLast() }
      return text
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    rest += bytes
    while let length = complete() {
      take(Array(rest[..<length]))
      rest.removeFirst(length)
    }
  }

  /// The length of the first complete character or sequence.
  private func complete() -> Int? {
    guard let first = rest.first else { return nil }
    if first == 0x1B {
      guard rest.count > 1 else { return nil }
      guard rest[1] == 0x5B else { return 2 }
      return rest.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    }
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return rest.count >= length ? length : nil
  }

  private mutating func take(_ unit: [UInt8]) {
    let text = String(decoding: unit, as: UTF8.self)
    switch unit[0] {
    case 0x0D: column = 0
    case 0x0A: newLine()
    case 0x1B: control(text)
    case 0..<0x20, 0x7F: strangers.append(text.debugDescription)
    default: for character in text { put(character) }
    }
  }

  private mutating func newLine() {
    if row == rows - 1 {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
      scrolledAway += 1
    } else {
      row += 1
    }
  }

  private mutating func put(_ character: Character) {
    let isWide = character.unicodeScalars.first.map { (0x2E80...0xFFDC).contains($0.value) } ?? false
    if column + (isWide ? 2 : 1) > columns {
      column = 0
      newLine()
    }
    cells[row][column] = character
    column += 1
    if isWide {
      cells[row][column] = "\u{0}"
      column += 1
    }
  }

  private mutating func control(_ sequence: String) {
    let number = Int(sequence.dropFirst(2).dropLast()) ?? 1
    switch (sequence.last, sequence) {
    case ("A", _): row = max(0, row - number)
    case ("m", _): break
    case (_, "\u{1B}[2K"): cells[row] = Array(repeating: " ", count: columns)
    case (_, "\u{1B}[J"):
      for place in column..<max(column, columns) { cells[row][place] = " " }
      for line in (row + 1)..<max(row + 1, rows) { cells[line] = Array(repeating: " ", count: columns) }
    case (_, "\u{1B}[?25l"): showsCursor = false
    case (_, "\u{1B}[?25h"): showsCursor = true
    default: strangers.append(sequence.debugDescription)
    }
  }
}
