import CPangoCairo

/// Takes the bytes of a PDF from Cairo.
final class PDFSink {
  fileprivate(set) var bytes: [UInt8] = []
}

/// A surface of Cairo, and the typesetter that makes the texts for it.
final class PDFCanvas {
  /// The paper of the pages that follow.
  var format: PDFFormat {
    didSet { library.cairo_pdf_surface_set_size(surface, format.width, format.height) }
  }
  private let library: pricebook_pango_cairo_library
  private let sink: PDFSink
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let typesetter: PDFTypesetter
  /// What is drawn of a line at one time.
  private var run = PDFRun()
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
    typesetter = PDFTypesetter.take(functions, like: context)
  }

  deinit {
    typesetter.giveBack()
    if let image { library.cairo_surface_destroy(image) }
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

  func lineHeight(_ font: PDFFont) -> Double { typesetter.lineHeight(font) }

  /// The room that a text needs in one line.
  func width(of text: String, _ font: PDFFont) -> Double { typesetter.text(text, font).width * font.size }

  /// The room that a text needs for its widest word.
  func widthOfWords(of text: String, _ font: PDFFont) -> Double {
    typesetter.text(text, font).longestWord * font.size
  }

  /// How high a text is in lines of such a width.
  func height(of text: String, _ font: PDFFont, width: Double) -> Double {
    typesetter.height(of: text, font, width: width)
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
    set(colour)
    let set = typesetter.text(text, font)
    guard let lines = set.lines(within: width / font.size) else {
      let layout = typesetter.layOut(text, font, width: width, isRight: alignment == .right)
      library.cairo_move_to(context, x, y)
      library.pango_cairo_show_layout(context, layout)
      return
    }
    var baseline = y + typesetter.baseline(font)
    for line in lines {
      let words = set.words[line]
      let start = alignment == .right ? x + width - words.reduce(0) { $0 + $1.width } * font.size : x
      show(words, size: font.size, x: start, baseline: baseline)
      baseline += typesetter.lineHeight(font)
    }
  }

  /// Draws words with their baseline at `y`.
  func draw(
    _ text: String, _ font: PDFFont, baseline y: Double, x: Double, anchor: PlotAnchor, colour: Colour
  ) {
    let width = width(of: text, font)
    let shift =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    draw(text, font, x: x - shift, y: y - typesetter.baseline(font), width: width + 1, colour: colour)
  }

  private func show(_ words: ArraySlice<PDFWord>, size: Double, x: Double, baseline: Double) {
    var x = x
    for word in words {
      if run.face != word.face {
        showRun()
        run.face = word.face
        library.cairo_set_font_face(context, word.face)
        library.cairo_set_font_size(context, size)
      }
      run.append(word, size: size, x: x, baseline: baseline)
      x += word.width * size
    }
    showRun()
    run.face = nil
  }

  private func showRun() {
    guard !run.glyphs.isEmpty else { return }
    run.text.withUnsafeBytes { text in
      library.cairo_show_text_glyphs(
        context, text.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count),
        run.glyphs, Int32(run.glyphs.count), run.clusters, Int32(run.clusters.count),
        cairo_text_cluster_flags_t(0))
    }
    run.removeAll()
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

  private func set(_ colour: Colour) {
    library.cairo_set_source_rgb(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }
}
