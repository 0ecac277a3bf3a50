import PriceModel

/// Makes the excerpt of one line: decodes it, makes every sign visible, and cuts it around the part that is meant.
struct ExcerptText {
  /// Code points that an excerpt shows at most of a line, and of the part that is meant.
  static let width = 240
  static let widestPart = 120

  /// A sign of the line as it is shown.
  private struct Sign {
    var text: String
    /// Its bytes in the line.
    var bytes: Range<Int>
    var width: Int { text.unicodeScalars.count }
  }

  let line: Int
  /// The line, or a part of it, without its end.
  let bytes: ArraySlice<UInt8>
  /// The character column of the first of these bytes in the line of the file.
  var firstColumn = 1
  /// Whether the line goes on after these bytes.
  var goesOn = false

  /// - Parameter part: The bytes that are meant; `nil` means the line.
  func excerpt(marking part: Range<Int>?) -> SourceExcerpt {
    guard let part else { return unmarked() }
    let clipped = max(part.lowerBound, bytes.startIndex)..<min(part.upperBound, bytes.endIndex)
    // Ten bytes a sign are more than any sign takes.
    let first = boundary(max(bytes.startIndex, clipped.lowerBound - Self.width * 4))
    let last = boundary(min(bytes.endIndex, clipped.lowerBound + Self.width * 6))
    let all = signs(first..<last)
    var meant = all.indices.filter { clipped.contains(all[$0].bytes.lowerBound) }[...]
    let place = meant.first ?? all.firstIndex { $0.bytes.lowerBound >= clipped.lowerBound } ?? all.count
    let count = meant.count
    var length = meant.reduce(0) { $0 + all[$1].width }
    while length > Self.widestPart, let dropped = meant.popLast() { length -= all[dropped].width }

    // What is left of the width goes to both sides, and what one side does not need to the other.
    let afterPart = place + meant.count
    let leftAll = all[..<place].reduce(0) { $0 + $1.width }
    let rightAll = all[afterPart...].reduce(0) { $0 + $1.width }
    let room = Self.width - length
    let left = min(leftAll, max(room / 2, room - rightAll))
    var start = place
    var shownLeft = 0
    while start > 0, shownLeft + all[start - 1].width <= left {
      start -= 1
      shownLeft += all[start].width
    }
    var end = afterPart
    var shownRight = 0
    while end < all.count, shownRight + all[end].width <= room - shownLeft {
      shownRight += all[end].width
      end += 1
    }
    let isCutLeft = start > 0 || first > bytes.startIndex || firstColumn > 1
    let isCutRight = end < all.count || last < bytes.endIndex || goesOn
    let text =
      (isCutLeft ? "…" : "") + all[start..<end].map(\.text).joined() + (isCutRight ? "…" : "")
    let before = bytes[..<clipped.lowerBound].count { $0 & 0xC0 != 0x80 }
    return SourceExcerpt(
      line: line, text: text, start: shownLeft + (isCutLeft ? 2 : 1), length: length,
      characterColumn: firstColumn + before, characterCount: count)
  }

  private func unmarked() -> SourceExcerpt {
    let last = boundary(min(bytes.endIndex, bytes.startIndex + Self.width * 4))
    var text = ""
    var width = 0
    var isCut = last < bytes.endIndex || goesOn
    for sign in signs(bytes.startIndex..<last) {
      if width + sign.width > Self.width {
        isCut = true
        break
      }
      text += sign.text
      width += sign.width
    }
    return SourceExcerpt(line: line, text: (firstColumn > 1 ? "…" : "") + text + (isCut ? "…" : ""))
  }

  /// The next offset from `index` on where a character begins.
  private func boundary(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while index < bytes.endIndex, steps < 3, bytes[index] & 0xC0 == 0x80 {
      index += 1
      steps += 1
    }
    return index
  }

  /// The signs of a part of the line; bytes that are no UTF-8 stand by their numbers.
  private func signs(_ range: Range<Int>) -> [Sign] {
    var signs: [Sign] = []
    var index = range.lowerBound
    while index < range.upperBound {
      var text = ""
      let width = Self.scalarWidth(bytes[index..<range.upperBound])
      if width > 0,
        let scalar = String(decoding: bytes[index..<index + width], as: UTF8.self).unicodeScalars.first
      {
        VisibleText.append(scalar, to: &text)
      } else {
        text = VisibleText.byte(bytes[index])
      }
      let next = index + max(1, width)
      signs.append(Sign(text: text, bytes: index..<next))
      index = next
    }
    return signs
  }

  /// The bytes of the sound UTF-8 sequence at the beginning; 0 if there is none.
  private static func scalarWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
    return UTF8.width(scalar)
  }
}
