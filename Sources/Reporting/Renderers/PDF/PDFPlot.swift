/// A plot drawn on a page.
struct PDFPlot: PlotCanvas {
  let canvas: PDFCanvas

  func text(
    _ words: String, x: Double, y: Double, size: Double, anchor: PlotAnchor, fill: Colour, isStrong: Bool,
    halo: Bool
  ) {
    let font = PDFFont(size: size, isStrong: isStrong)
    if halo {
      // The white edge: the same words around their place.
      for (dx, dy) in [(-1.2, 0.0), (1.2, 0.0), (0.0, -1.2), (0.0, 1.2)] {
        canvas.draw(words, font, baseline: y + dy, x: x + dx, anchor: anchor, colour: Colour(0xFFFFFF))
      }
    }
    canvas.draw(words, font, baseline: y, x: x, anchor: anchor, colour: fill)
  }

  func line(_ from: PlotPoint, _ to: PlotPoint, stroke: Colour) {
    canvas.line(from, to, colour: stroke, width: 1)
  }

  func path(_ runs: [[PlotPoint]], stroke: Colour, dashes: (Double, Double)?) {
    canvas.path(runs, colour: stroke, width: 2, dashes: dashes)
  }

  func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Colour) {
    canvas.fill(x: x, y: y, width: width, height: height, colour: fill)
  }

  func dot(_ at: PlotPoint, fill: Colour) {
    canvas.dot(at, radius: 3, colour: fill)
  }
}
