import CPangoCairo
import Synchronization

/// Makes glyphs of texts and lines of glyphs.
///
/// Pango shapes a word once; after that its glyphs are kept, from one document to the next, and lines are broken and drawn
/// without it. What has more to it than words between blanks (several paragraphs, scripts that join letters or run
/// from right to left, a word that must be divided) is left to Pango as a whole.
///
/// Used by one document at a time.
final class PDFTypesetter: @unchecked Sendable {
  private static let idle = Mutex<[PDFTypesetter]>([])
  /// Words are shaped at this size: nothing is rounded to it, so that they serve for all sizes.
  private static let shapingSize = 100.0
  private static let mostGlyphs = 256

  private let library: pricebook_pango_cairo_library
  private let context: OpaquePointer
  private let map: OpaquePointer
  private let layout: OpaquePointer
  private var descriptions: [PDFFont: OpaquePointer] = [:]
  private var current: (font: PDFFont, width: Int32)?
  private let regular = PDFTypeface()
  private let strong = PDFTypeface()
  private var glyphs = [cairo_glyph_t](repeating: cairo_glyph_t(), count: mostGlyphs)
  private var bytes = [Int32](repeating: 0, count: mostGlyphs)

  /// One that no document uses.
  ///
  /// - Parameter drawing: The context of Cairo that tells how letters are made for its surface.
  static func take(_ library: pricebook_pango_cairo_library, like drawing: OpaquePointer) -> PDFTypesetter {
    idle.withLock { $0.popLast() } ?? PDFTypesetter(library, like: drawing)
  }

  func giveBack() { Self.idle.withLock { $0.append(self) } }

  private init(_ library: pricebook_pango_cairo_library, like drawing: OpaquePointer) {
    self.library = library
    // Pango's own map of fonts belongs to a thread, and a typesetter goes from one to another.
    map = library.pango_cairo_font_map_new()
    context = library.pango_font_map_create_context(map)
    library.pango_cairo_update_context(drawing, context)
    library.pango_context_set_round_glyph_positions(context, 0)
    layout = library.pango_layout_new(context)
    library.pango_layout_set_wrap(layout, Int32(PRICEBOOK_PANGO_WRAP_WORD_CHAR))
  }

  deinit {
    for description in descriptions.values { library.pango_font_description_free(description) }
    for object in [layout, context, map] { library.g_object_unref(UnsafeMutableRawPointer(object)) }
  }

  // MARK: Words

  /// A text as words, for all sizes.
  func text(_ text: String, _ font: PDFFont) -> PDFText {
    let face = face(font)
    if let known = face.text(text) { return known }
    if let words = words(of: text, face, font) { return face.keep(PDFText(words), as: text) }
    let parts = text.split(whereSeparator: \.isWhitespace).map { shapedSize(of: String($0), font).width }
    return face.keep(
      PDFText(width: shapedSize(of: text, font).width, longestWord: parts.max() ?? 0), as: text)
  }

  /// The words of a text with the blanks between them; `nil` if it must be left to Pango.
  private func words(of text: String, _ face: PDFTypeface, _ font: PDFFont) -> [PDFWord]? {
    guard PDFText.isPlain(text) else { return nil }
    var words: [PDFWord] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !words.isEmpty {
        guard let blank = word(" ", face, font) else { return nil }
        words.append(blank)
      }
      guard let word = number(part, face, font) ?? word(String(part), face, font) else { return nil }
      words.append(word)
    }
    return words
  }

  /// A number is put together of its signs: there are too many numbers to keep.
  private func number(_ text: Substring, _ face: PDFTypeface, _ font: PDFFont) -> PDFWord? {
    guard text.utf8.count > 1, PDFText.isNumber(text) else { return nil }
    var number = PDFWord()
    for sign in text {
      guard let sign = word(String(sign), face, font), number.append(sign) else { return nil }
    }
    return number
  }

  private func word(_ text: String, _ face: PDFTypeface, _ font: PDFFont) -> PDFWord? {
    if let known = face.words[text] { return known }
    let word = shaped(text, font)
    face.keep(word, as: text)
    return word
  }

  private func shaped(_ text: String, _ font: PDFFont) -> PDFWord? {
    let size = shapedSize(of: text, font)
    guard library.pango_layout_get_unknown_glyphs_count(layout) == 0 else { return nil }
    var face: OpaquePointer?
    let count = Int(
      withUnsafePointer(to: library) { library in
        pricebook_layout_glyphs(library, layout, &glyphs, &bytes, Int32(Self.mostGlyphs), &face)
      })
    guard count > 0, let face, let held = library.cairo_font_face_reference(face) else { return nil }
    return PDFWord(
      glyphs[..<count], bytes[..<count], text: Array(text.utf8), width: size.width,
      scale: 1 / Self.shapingSize,
      face: held)
  }

  /// The size of a text in one line, for a font of size 1.
  private func shapedSize(of text: String, _ font: PDFFont) -> (width: Double, height: Double) {
    lay(text, PDFFont(size: Self.shapingSize, isStrong: font.isStrong), width: nil)
    let size = laidSize()
    return (size.width / Self.shapingSize, size.height / Self.shapingSize)
  }

  private func face(_ font: PDFFont) -> PDFTypeface {
    let face = font.isStrong ? strong : regular
    if face.lineHeight == 0 {
      face.lineHeight = shapedSize(of: "Ag", font).height
      face.baseline = laidBaseline() / Self.shapingSize
    }
    return face
  }

  // MARK: Lines

  func lineHeight(_ font: PDFFont) -> Double { face(font).lineHeight * font.size }

  /// How far below its upper edge the base line of a line is.
  func baseline(_ font: PDFFont) -> Double { face(font).baseline * font.size }

  /// How high a text is in lines of such a width.
  func height(of text: String, _ font: PDFFont, width: Double) -> Double {
    if let lines = self.text(text, font).lines(within: width / font.size) {
      return Double(lines.count) * lineHeight(font)
    }
    lay(text, font, width: width)
    return laidSize().height
  }

  // MARK: Pango's layout

  /// Lays a text out as Pango does it.
  func layOut(_ text: String, _ font: PDFFont, width: Double, isRight: Bool) -> OpaquePointer {
    lay(text, font, width: width)
    library.pango_layout_set_alignment(
      layout, Int32(isRight ? PRICEBOOK_PANGO_ALIGN_RIGHT : PRICEBOOK_PANGO_ALIGN_LEFT))
    return layout
  }

  private func lay(_ text: String, _ font: PDFFont, width: Double?) {
    let width = width.map { Int32($0 * Self.units) } ?? -1
    if current?.font != font {
      library.pango_layout_set_font_description(layout, description(of: font))
    }
    if current?.width != width { library.pango_layout_set_width(layout, width) }
    current = (font, width)
    library.pango_layout_set_text(layout, text, -1)
  }

  private func laidSize() -> (width: Double, height: Double) {
    var width: Int32 = 0
    var height: Int32 = 0
    library.pango_layout_get_size(layout, &width, &height)
    return (Double(width) / Self.units, Double(height) / Self.units)
  }

  private func laidBaseline() -> Double { Double(library.pango_layout_get_baseline(layout)) / Self.units }

  private static let units = Double(PRICEBOOK_PANGO_SCALE)

  private func description(of font: PDFFont) -> OpaquePointer {
    if let known = descriptions[font] { return known }
    let description = library.pango_font_description_from_string(font.description)
    descriptions[font] = description
    return description
  }
}
