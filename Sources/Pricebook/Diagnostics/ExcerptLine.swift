import PriceModel
import Reporting

/// An excerpt in the cells of a terminal: cut around the part that is meant, with the marks that stand below it.
struct ExcerptLine {
  private(set) var text: String
  /// The blanks before the carets, and the carets; `nil` where the whole line is meant.
  private(set) var marks: (blanks: String, carets: String)?

  init(_ excerpt: SourceExcerpt, width: Int) {
    let scalars = Array(excerpt.text.unicodeScalars)
    guard let start = excerpt.start else {
      text = Self.part(scalars[...])
      if DisplayWidth.of(text) > width { text = Self.prefix(scalars[...], width - 1) + "…" }
      return
    }
    let first = min(max(0, start - 1), scalars.count)
    let end = min(first + excerpt.length, scalars.count)
    var meant = Self.part(scalars[first..<end])
    if DisplayWidth.of(meant) > width / 2 { meant = Self.prefix(scalars[first..<end], width / 2) }
    var left = scalars[..<first]
    var right = scalars[end...]
    let room = width - max(1, DisplayWidth.of(meant))
    let rightWidth = Self.width(right)
    let leftRoom = max(room / 2, room - rightWidth)
    var (isCutLeft, isCutRight) = (false, false)
    while Self.width(left) > leftRoom - (isCutLeft ? 1 : 0) {
      left.removeFirst()
      isCutLeft = true
    }
    let rightRoom = room - Self.width(left) - (isCutLeft ? 1 : 0)
    while Self.width(right) > rightRoom - (isCutRight ? 1 : 0) {
      right.removeLast()
      isCutRight = true
    }
    // The excerpt may have been cut already.
    if isCutLeft, left.first == "…" { left.removeFirst() }
    if isCutRight, right.last == "…" { right.removeLast() }
    let before = (isCutLeft ? "…" : "") + Self.part(left)
    text = before + meant + Self.part(right) + (isCutRight ? "…" : "")
    marks = (
      String(repeating: " ", count: DisplayWidth.of(before)),
      String(repeating: "^", count: max(1, DisplayWidth.of(meant)))
    )
  }

  private static func part(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { DisplayWidth.of(part(scalars)) }

  private static func prefix(_ scalars: ArraySlice<Unicode.Scalar>, _ width: Int) -> String {
    var kept = scalars
    while Self.width(kept) > width { kept.removeLast() }
    return part(kept)
  }
}
