/// The widths of the columns of a table on paper.
struct PDFColumns {
  /// Between two columns.
  static let gap = 11.0
  /// So many rows are looked at.
  private static let measuredRows = 500
  /// A text that can go on in the next line is not given more than this before the others have what they need.
  private static let comfortableText = 170.0
  private static let narrowestText = 48.0
  /// Below this share of its size no text is made smaller.
  private static let smallestScale = 0.72

  private struct Column {
    /// What its widest cell needs in one line.
    var natural: Double
    /// What it must have.
    var least: Double
    /// Whether its cells go on in the next line.
    var wraps: Bool
  }

  private let columns: [Column]

  init(of table: Table, style: ReportStyle, _ canvas: PDFCanvas) throws {
    var natural = table.columns.map { _ in 0.0 }
    var longestWord = natural
    for row in try table.firstRows(Self.measuredRows) where row.kind != .heading {
      let font: PDFFont = row.kind == .total ? .strong : .body
      for index in table.columns.indices {
        let text = style.text(row.cell(index))
        guard !text.isEmpty else { continue }
        natural[index] = max(natural[index], canvas.width(of: text, font) + 1)
        longestWord[index] = max(longestWord[index], canvas.widthOfWords(of: text, font) + 1)
      }
    }
    columns = table.columns.enumerated().map { index, column in
      let word = canvas.widthOfWords(of: column.title, .smallStrong) + 1
      let title = canvas.width(of: column.title, .smallStrong) + 1
      // A heading may take two lines, but not push its column far beyond what stands below it.
      let heading = max(word, title / 2)
      let wraps = column.kind == .text && column.overflow != .keep
      let least = wraps ? min(natural[index], max(longestWord[index], Self.narrowestText)) : natural[index]
      return Column(
        natural: max(natural[index], heading), least: max(min(least, Self.comfortableText), heading),
        wraps: wraps)
    }
  }

  /// The width at which nobody would mind the line breaks.
  var comfortableWidth: Double {
    columns.reduce(gaps) { $0 + ($1.wraps ? min($1.natural, Self.comfortableText) : $1.natural) }
  }

  private var gaps: Double { Self.gap * Double(max(0, columns.count - 1)) }

  /// Widths that fill the room, and by how much all text of the table is made smaller for it.
  func fitted(to room: Double) -> (widths: [Double], scale: Double) {
    var widths = columns.map(\.natural)
    func excess(_ scale: Double) -> Double { widths.reduce(gaps) { $0 + $1 } * scale - room }
    // First the long texts give, the longest most.
    var over = excess(1)
    while over > 0.01 {
      let candidates = widths.indices.filter { columns[$0].wraps && widths[$0] > columns[$0].least }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      let second = candidates.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let target = max(columns[widest].least, second - 1, widths[widest] - over)
      over -= widths[widest] - target
      widths[widest] = target
    }
    if over <= 0.01 {
      spread(-over, over: &widths)
      return (widths, 1)
    }
    // Then everything is made smaller, and in the end codes and numbers go on in the next line.
    let needed = widths.reduce(gaps, +)
    let scale = max(room / needed, Self.smallestScale)
    let share = (room / scale - gaps) / (needed - gaps)
    if share < 1 { widths = widths.map { $0 * max(share, 0.05) } }
    return (widths.map { $0 * scale }, scale)
  }

  /// Gives room that is left to texts that still want some, the rest to all columns.
  private func spread(_ room: Double, over widths: inout [Double]) {
    var room = room
    for index in widths.indices where columns[index].wraps {
      let wanted = min(max(columns[index].natural - widths[index], 0), room)
      widths[index] += wanted
      room -= wanted
    }
    // The first description takes it, as on a printed list; without one all columns stand a little farther apart.
    if let first = columns.firstIndex(where: \.wraps) {
      widths[first] += room
    } else {
      for index in widths.indices { widths[index] += room / Double(widths.count) }
    }
  }
}
