import CPangoCairo

/// The glyphs of a word, for a font of size 1.
struct PDFWord {
  private(set) var glyphs: [cairo_glyph_t] = []
  /// Which bytes of the text stand for which glyphs, so that the text can be copied out of the document.
  private(set) var clusters: [cairo_text_cluster_t] = []
  private(set) var text: [UInt8] = []
  private(set) var width = 0.0
  private(set) var face: OpaquePointer?

  init() {}

  /// - Parameters:
  ///   - bytes: The byte of the text where the cluster of each glyph begins.
  ///   - scale: Of the glyphs' places.
  init(
    _ glyphs: ArraySlice<cairo_glyph_t>, _ bytes: ArraySlice<Int32>, text: [UInt8], width: Double,
    scale: Double,
    face: OpaquePointer
  ) {
    self.glyphs = glyphs.map { cairo_glyph_t(index: $0.index, x: $0.x * scale, y: $0.y * scale) }
    self.text = text
    self.width = width
    self.face = face
    let starts = Array(bytes)
    for (index, start) in starts.enumerated() {
      if index > 0, start == starts[index - 1] {
        clusters[clusters.count - 1].num_glyphs += 1
      } else {
        let end = starts[index...].first { $0 > start } ?? Int32(text.count)
        clusters.append(cairo_text_cluster_t(num_bytes: end - start, num_glyphs: 1))
      }
    }
  }

  /// Puts another behind it. Returns `false` if that is of another font.
  mutating func append(_ next: PDFWord) -> Bool {
    guard face == nil || face == next.face else { return false }
    face = next.face
    glyphs += next.glyphs.map { cairo_glyph_t(index: $0.index, x: $0.x + width, y: $0.y) }
    clusters += next.clusters
    text += next.text
    width += next.width
    return true
  }
}

/// Words that stand one after the other in a line, in one font.
struct PDFRun {
  var face: OpaquePointer?
  private(set) var glyphs: [cairo_glyph_t] = []
  private(set) var clusters: [cairo_text_cluster_t] = []
  private(set) var text: [UInt8] = []

  mutating func append(_ word: PDFWord, size: Double, x: Double, baseline: Double) {
    for glyph in word.glyphs {
      glyphs.append(
        cairo_glyph_t(index: glyph.index, x: x + glyph.x * size, y: baseline + glyph.y * size))
    }
    clusters += word.clusters
    text += word.text
  }

  mutating func removeAll() {
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }
}

/// A text as it is set in lines.
final class PDFText {
  /// Words and, between two of them, the blank; empty if Pango is to lay the text out.
  let words: [PDFWord]
  /// Of the whole in one line, for a font of size 1.
  let width: Double

  /// The widest word, for a font of size 1.
  let longestWord: Double

  init(_ words: [PDFWord]) {
    self.words = words
    width = words.reduce(0) { $0 + $1.width }
    longestWord = words.reduce(0) { max($0, $1.width) }
  }

  /// A text that Pango is to lay out.
  init(width: Double, longestWord: Double) {
    words = []
    self.width = width
    self.longestWord = longestWord
  }

  /// The words of each line of such a width, for a font of size 1; `nil` if Pango is to break the text.
  func lines(within width: Double) -> [Range<Int>]? {
    // What sums of widths are off by is none of the reader's business.
    let room = width + 1e-6
    if self.width <= room { return words.isEmpty ? nil : [words.indices] }
    guard !words.isEmpty, longestWord <= room else { return nil }
    var lines: [Range<Int>] = []
    var (start, taken) = (0, words[0].width)
    for word in stride(from: 2, to: words.count, by: 2) {
      let longer = taken + words[word - 1].width + words[word].width
      if longer <= room {
        taken = longer
      } else {
        lines.append(start..<(word - 1))
        (start, taken) = (word, words[word].width)
      }
    }
    lines.append(start..<words.count)
    return lines
  }

  /// Whether a text is words with one blank between them, in scripts whose letters stand one after the other from left
  /// to right and are not changed by what is beside their word.
  static func isPlain(_ text: String) -> Bool {
    var isBlank = true
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20:
        if isBlank { return false }
        isBlank = true
        continue
      // Latin; a soft hyphen is none.
      case 0x21...0x7E, 0xA0...0xAC, 0xAE...0x24F, 0x1E00...0x1EFF: break
      // Greek and Cyrillic, without signs that are set above another.
      case 0x370...0x482, 0x48A...0x52F: break
      // Dashes, quotes, bullets, narrow blanks; currencies; the minus.
      case 0x2010...0x2027, 0x202F, 0x20A0...0x20BF, 0x2212: break
      default: return false
      }
      isBlank = false
    }
    return !isBlank
  }

  static func isNumber(_ text: Substring) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", ",", ".", "-", "%", "\u{2212}", "\u{A0}", "\u{202F}": true
      default: false
      }
    }
  }
}

/// The texts of one weight that were set before.
final class PDFTypeface {
  // What is kept of a batch of any length.
  private static let mostWords = 20_000
  private static let mostTexts = 4_000

  /// For a font of size 1; 0 until it was measured.
  var lineHeight = 0.0
  var baseline = 0.0
  /// `nil` for what is not of one font.
  private(set) var words: [String: PDFWord?] = [:]
  private var texts: [String: PDFText] = [:]

  func text(_ text: String) -> PDFText? { texts[text] }

  func keep(_ set: PDFText, as text: String) -> PDFText {
    if texts.count >= Self.mostTexts { texts.removeAll(keepingCapacity: true) }
    texts[text] = set
    return set
  }

  func keep(_ word: PDFWord?, as text: String) {
    if words.count >= Self.mostWords { words.removeAll(keepingCapacity: true) }
    words[text] = .some(word)
  }
}
