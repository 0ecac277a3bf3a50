import CPangoCairo

/// Takes the bytes of a PDF from Cairo.
final class PDFSink {
  fileprivate(set) var bytes: [UInt8] = []
}

/// A surface of Cairo with one layout of Pango that is used for every text.
final class PDFCanvas {
  /// The paper of the pages that follow.
  var format: PDFFormat {
    didSet { library.cairo_pdf_surface_set_size(surface, format.width, format.height) }
  }
  private let library: pricebook_pango_cairo_library
  private let sink: PDFSink
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var fonts: [PDFFont: OpaquePointer] = [:]
  private var currentFont: PDFFont?
  private let metrics = PDFMetrics.take()
  /// The one picture of the document: the logo.
  private var image: OpaquePointer?

  /// Throws ``DocumentError`` if Cairo cannot begin.
  init(_ library: PangoCairo, sink: PDFSink, format: PDFFormat) throws {
    let functions = library.functions
    self.format = format
    self.library = functions
    self.sink = sink
    let write: cairo_write_func_t = { closure, bytes, count in
      guard let closure, let bytes else { return CAIRO_STATUS_SUCCESS }
      let sink = Unmanaged<PDFSink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    guard
      let surface = functions.cairo_pdf_surface_create_for_stream(
        write, Unmanaged.passUnretained(sink).toOpaque(), format.width, format.height),
      let context = functions.cairo_create(surface)
    else { throw DocumentError.refused("Cairo cannot begin a document") }
    self.surface = surface
    self.context = context
    layout = functions.pango_cairo_create_layout(context)
    functions.pango_layout_set_wrap(layout, Int32(PRICEBOOK_PANGO_WRAP_WORD_CHAR))
  }

  deinit {
    metrics.giveBack()
    if let image { library.cairo_surface_destroy(image) }
    for font in fonts.values { library.pango_font_description_free(font) }
    library.g_object_unref(UnsafeMutableRawPointer(layout))
    library.cairo_destroy(context)
    library.cairo_surface_destroy(surface)
  }

  func setProperties(of report: Report) {
    func set(_ property: cairo_pdf_metadata_t, _ text: String?) {
      if let text { library.cairo_pdf_surface_set_metadata(surface, property, text) }
    }
    set(CAIRO_PDF_METADATA_TITLE, report.title)
    set(CAIRO_PDF_METADATA_SUBJECT, report.subtitle)
    set(CAIRO_PDF_METADATA_AUTHOR, report.letterhead?.name)
    set(CAIRO_PDF_METADATA_CREATOR, "Pricebook")
    set(CAIRO_PDF_METADATA_CREATE_DATE, report.date.map { "\($0)T00:00:00Z" })
  }

  /// Ends the page that was drawn on.
  func showPage() { library.cairo_show_page(context) }

  /// Writes the rest of the document. Throws ``DocumentError`` with Cairo's words.
  func finish() throws {
    library.cairo_surface_finish(surface)
    let status = library.cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw DocumentError.refused(
        "Cairo: " + (library.cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"))
    }
  }

  // MARK: Measuring

  func lineHeight(_ font: PDFFont) -> Double {
    metrics.of(font).lineHeight {
      set("Ag", font, width: nil)
      return size().height
    }
  }

  /// The room that a text needs in one line: the widths of its characters, each by itself. What pairs of them
  /// are closed up by is not taken off, because the same letters beside others would then need more.
  func width(of text: String, _ font: PDFFont) -> Double {
    metrics.of(font).width(of: text) { character in
      guard character.isWhitespace else {
        set(String(character), font, width: nil)
        return size().width
      }
      // A blank has its width between two others.
      set("n\(character)n", font, width: nil)
      let three = size().width
      set("nn", font, width: nil)
      return three - size().width
    }
  }

  /// How high a text is in lines of such a width.
  func height(of text: String, _ font: PDFFont, width: Double) -> Double {
    if !text.utf8.contains(0x0A), self.width(of: text, font) < width * 0.99 { return lineHeight(font) }
    set(text, font, width: width)
    return size().height
  }

  // MARK: Drawing

  enum Alignment {
    case left, right
  }

  /// Draws a text with its upper left corner at a place, in lines of a width.
  func draw(
    _ text: String, _ font: PDFFont, x: Double, y: Double, width: Double, _ alignment: Alignment = .left,
    colour: Colour = PDFColours.ink
  ) {
    guard !text.isEmpty else { return }
    set(text, font, width: width)
    library.pango_layout_set_alignment(
      layout, Int32(alignment == .right ? PRICEBOOK_PANGO_ALIGN_RIGHT : PRICEBOOK_PANGO_ALIGN_LEFT))
    set(colour)
    library.cairo_move_to(context, x, y)
    library.pango_cairo_show_layout(context, layout)
  }

  /// Draws words with their baseline at `y`.
  func draw(
    _ text: String, _ font: PDFFont, baseline y: Double, x: Double, anchor: PlotAnchor, colour: Colour
  ) {
    set(text, font, width: nil)
    let width = size().width
    let baseline = Double(library.pango_layout_get_baseline(layout)) / Self.pangoScale
    let shift =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    set(colour)
    library.cairo_move_to(context, x - shift, y - baseline)
    library.pango_cairo_show_layout(context, layout)
  }

  func line(
    _ from: PlotPoint, _ to: PlotPoint, colour: Colour, width: Double = 0.5
  ) {
    path([[from, to]], colour: colour, width: width, dashes: nil)
  }

  func path(_ runs: [[PlotPoint]], colour: Colour, width: Double, dashes: (Double, Double)?) {
    set(colour)
    library.cairo_set_line_width(context, width)
    if let dashes {
      let lengths = [dashes.0, dashes.1]
      library.cairo_set_dash(context, lengths, 2, 0)
    }
    for run in runs {
      for (index, point) in run.enumerated() {
        if index == 0 {
          library.cairo_move_to(context, point.x, point.y)
        } else {
          library.cairo_line_to(context, point.x, point.y)
        }
      }
    }
    library.cairo_stroke(context)
    if dashes != nil { library.cairo_set_dash(context, nil, 0, 0) }
  }

  func fill(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
    set(colour)
    library.cairo_rectangle(context, x, y, width, height)
    library.cairo_fill(context)
  }

  func dot(_ at: PlotPoint, radius: Double, colour: Colour) {
    set(colour)
    // From the place that was drawn last, an arc would begin with a line.
    library.cairo_move_to(context, at.x + radius, at.y)
    library.cairo_arc(context, at.x, at.y, radius, 0, 2 * Double.pi)
    library.cairo_fill(context)
  }

  /// What is drawn in `body` has its origin at a place and is scaled; what leaves the height is not drawn.
  func within(x: Double, y: Double, scale: Double = 1, height: Double? = nil, _ body: () -> Void) {
    library.cairo_save(context)
    library.cairo_translate(context, x, y)
    if scale != 1 { library.cairo_scale(context, scale, scale) }
    if let height {
      library.cairo_rectangle(context, 0, 0, format.width, height)
      library.cairo_clip(context)
    }
    body()
    library.cairo_restore(context)
  }

  /// Draws a PNG picture within a box, its upper left corner at a place. Returns the height it takes. Throws
  /// ``DocumentError`` for one that Cairo does not read: a document without its logo is not what was asked for.
  func draw(_ picture: Picture, x: Double, y: Double, widest: Double, highest: Double, draws: Bool) throws
    -> Double
  {
    let image = try image(picture)
    let width = Double(library.cairo_image_surface_get_width(image))
    let height = Double(library.cairo_image_surface_get_height(image))
    guard width > 0, height > 0 else { throw Self.unreadable }
    let scale = min(widest / width, highest / height)
    if draws {
      within(x: x, y: y, scale: scale) {
        library.cairo_set_source_surface(context, image, 0, 0)
        library.cairo_paint(context)
      }
    }
    return height * scale
  }

  private static let unreadable = DocumentError.refused("the logo is a damaged PNG picture")

  /// The picture as Cairo has it, read once for the document.
  private func image(_ picture: Picture) throws -> OpaquePointer {
    if let image { return image }
    guard picture.kind == .png else {
      throw DocumentError.refused(
        "in a PDF the logo must be a PNG picture, and this is \(picture.kind.rawValue)")
    }
    var rest = picture.bytes[...]
    let read = withUnsafeMutablePointer(to: &rest) { rest in
      library.cairo_image_surface_create_from_png_stream(
        { closure, bytes, count in
          guard let closure, let bytes else { return CAIRO_STATUS_READ_ERROR }
          let rest = closure.assumingMemoryBound(to: ArraySlice<UInt8>.self)
          guard rest.pointee.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          let taken = rest.pointee.prefix(Int(count))
          for (index, byte) in taken.enumerated() { bytes[index] = byte }
          rest.pointee = rest.pointee[taken.endIndex...]
          return CAIRO_STATUS_SUCCESS
        }, rest)
    }
    guard let read else { throw Self.unreadable }
    guard library.cairo_surface_status(read) == CAIRO_STATUS_SUCCESS else {
      library.cairo_surface_destroy(read)
      throw Self.unreadable
    }
    image = read
    return read
  }

  private static let pangoScale = Double(PRICEBOOK_PANGO_SCALE)

  private func set(_ text: String, _ font: PDFFont, width: Double?) {
    if font != currentFont {
      library.pango_layout_set_font_description(layout, description(of: font))
      currentFont = font
    }
    library.pango_layout_set_alignment(layout, Int32(PRICEBOOK_PANGO_ALIGN_LEFT))
    library.pango_layout_set_width(layout, width.map { Int32($0 * Self.pangoScale) } ?? -1)
    library.pango_layout_set_text(layout, text, -1)
  }

  private func size() -> (width: Double, height: Double) {
    var width: Int32 = 0
    var height: Int32 = 0
    library.pango_layout_get_size(layout, &width, &height)
    return (Double(width) / Self.pangoScale, Double(height) / Self.pangoScale)
  }

  private func description(of font: PDFFont) -> OpaquePointer {
    if let known = fonts[font] { return known }
    let description = library.pango_font_description_from_string(font.description)
    fonts[font] = description
    return description
  }

  private func set(_ colour: Colour) {
    library.cairo_set_source_rgb(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }
}
