/// The pages of a document while they are filled from the top to the bottom.
final class PDFFlow {
  let canvas: PDFCanvas
  let report: Report
  /// How many pages there will be; while that is unknown, nothing is drawn.
  private let pages: Int?
  private(set) var page = 1
  /// Where the next thing stands.
  var y = PDFFormat.margin
  /// Drawn at the top of each page that begins, the header of a table.
  var repeated: (() -> Void)?

  var format: PDFFormat { canvas.format }
  var left: Double { PDFFormat.margin }
  var style: ReportStyle { report.style ?? .grouped }
  var width: Double { format.contentWidth }
  var accent: Colour { report.letterhead?.accent ?? .ink }
  var draws: Bool { pages != nil }
  var room: Double { format.contentBottom - y }

  init(_ canvas: PDFCanvas, report: Report, pages: Int?) {
    self.canvas = canvas
    self.report = report
    self.pages = pages
  }

  // MARK: Pages

  /// Draws the foot of the page and lets go of it.
  func endPage() {
    guard let pages else { return }
    let y = format.height - 34
    canvas.line(
      PlotPoint(left, y - 6), PlotPoint(left + width, y - 6), colour: PDFColours.hairline)
    let sender = report.letterhead.map { $0.name + "  ·  " } ?? ""
    canvas.draw(
      sender + report.title, .small, x: left, y: y, width: width * 0.75, colour: PDFColours.grey)
    canvas.draw(
      style.pageLine(page, of: pages), .small, x: left, y: y, width: width, .right,
      colour: PDFColours.grey)
    canvas.showPage()
  }

  func beginNewPage() {
    endPage()
    page += 1
    y = PDFFormat.margin
    repeated?()
  }

  /// Begins a page if there is not so much room on this one.
  func reserve(_ height: Double) {
    let isFresh = y <= PDFFormat.margin
    if height > room, !isFresh { beginNewPage() }
  }

  /// Draws when the pages are known.
  func draw(_ body: () -> Void) {
    if draws { body() }
  }

  /// Places something of a height; what is higher than a page is divided between lines.
  ///
  /// - Parameter body: Draws it below the place it is given.
  func place(height: Double, line: Double, _ body: (_ y: Double) -> Void) {
    // Where even a fresh page is too small, the page that was begun is filled first.
    if height > room, height <= format.contentBottom - PDFFormat.margin || room < 3 * line { beginNewPage() }
    guard height > room else {
      if draws { body(y) }
      y += height
      return
    }
    var done = 0.0
    while done < height - 0.01 {
      let slice = min(max((room / line).rounded(.down), 1) * line, height - done)
      if draws {
        canvas.within(x: 0, y: y, height: slice) { body(-done) }
      }
      done += slice
      y += slice
      if done < height - 0.01 { beginNewPage() }
    }
  }

  // MARK: Texts

  /// Places a text over the width of the page.
  func placeText(
    _ text: String, _ font: PDFFont, colour: Colour = PDFColours.ink, indent: Double = 0, after: Double = 0
  ) {
    let height = canvas.height(of: text, font, width: width - indent)
    place(height: height, line: canvas.lineHeight(font)) { y in
      canvas.draw(text, font, x: left + indent, y: y, width: width - indent, colour: colour)
    }
    y += after
  }

  /// Places remarks, a dot before each.
  func placeNotes(_ notes: [String]) {
    for note in notes {
      let height = canvas.height(of: note, .small, width: width - 9)
      place(height: height, line: canvas.lineHeight(.small)) { y in
        canvas.draw("·", .small, x: left, y: y, width: 9, colour: PDFColours.grey)
        canvas.draw(note, .small, x: left + 9, y: y, width: width - 9, colour: PDFColours.grey)
      }
      y += 2
    }
  }

  /// - Parameter columns: The widths of the section's tables.
  func place(_ section: Report.Section, _ columns: [PDFColumns]) throws {
    if section.beginsPage { beginNewPage() }
    if let heading = section.heading {
      y += 16
      // A heading is not left alone at the foot of a page.
      reserve(90)
      placeText(heading, .heading, colour: accent, after: 5)
    } else {
      y += 12
    }
    for paragraph in section.paragraphs { placeText(paragraph, .body, after: 5) }
    for plot in section.plots { place(plot) }
    for (table, columns) in zip(section.tables, columns) {
      try PDFTable(table, columns, in: self).place()
      y += 8
    }
    if !section.notes.isEmpty {
      y += 2
      placeNotes(section.notes)
    }
  }

  /// Draws a plot; one of several panels goes on over the next page, as many panels on each as fit it.
  private func place(_ plot: Plot) {
    guard case .lines(let months, let panels) = plot.content, panels.count > 1 else {
      return placeWhole(plot)
    }
    let scale = width / PlotMeasures.width
    var rest = panels[...]
    func part(_ count: Int) -> Plot {
      Plot(title: plot.title, subtitle: plot.subtitle, months: months, panels: Array(rest.prefix(count)))
    }
    while !rest.isEmpty {
      let single = PlotMeasures.height(of: part(1)) * scale
      let available = single <= room ? room : format.contentBottom - PDFFormat.margin
      let count = (1...rest.count).last { PlotMeasures.height(of: part($0)) * scale <= available } ?? 1
      placeWhole(part(count))
      rest = rest.dropFirst(count)
    }
  }

  /// Draws a plot over the width of the page.
  private func placeWhole(_ plot: Plot) {
    let scale = width / PlotMeasures.width
    let height = PlotMeasures.height(of: plot) * scale
    // One that is higher than a page is made smaller until it fits.
    let most = format.contentBottom - PDFFormat.margin
    let fitting = min(1, most / height)
    reserve(height * fitting)
    draw {
      // The title of a plot stands where the text does.
      canvas.within(x: left - PlotMeasures.margin * scale * fitting, y: y, scale: scale * fitting) {
        var drawing = PDFPlot(canvas: canvas)
        plot.draw(into: &drawing)
      }
    }
    y += height * fitting + 8
  }

  /// Terms, and what the report rests on.
  func placeEnd() {
    let terms = report.letterhead?.terms ?? []
    if !terms.isEmpty { y += 12 }
    for term in terms { placeText(term, .body, after: 4) }
    guard !report.footnotes.isEmpty else { return }
    y += 14
    reserve(40)
    draw {
      canvas.line(PlotPoint(left, y), PlotPoint(left + width, y), colour: PDFColours.hairline)
    }
    y += 7
    placeText(style.sources, .smallStrong, colour: PDFColours.grey, after: 3)
    placeNotes(report.footnotes)
  }
}
