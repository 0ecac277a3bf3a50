/// What a plot is drawn on: a picture of its own or a page. Units are those of ``PlotMeasures``; y grows downwards.
protocol PlotCanvas {
  /// Words with their baseline at `y`; with a halo they stand on a white edge and stay readable where lines cross them.
  mutating func text(
    _ words: String, x: Double, y: Double, size: Double, anchor: PlotAnchor, fill: Colour, isStrong: Bool,
    halo: Bool)
  mutating func line(_ from: PlotPoint, _ to: PlotPoint, stroke: Colour)
  /// Lines through points, a run after another; `dashes` are the lengths of a dash and of the gap after it.
  mutating func path(_ runs: [[PlotPoint]], stroke: Colour, dashes: (Double, Double)?)
  mutating func dot(_ at: PlotPoint, fill: Colour)
  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Colour)
}

extension PlotCanvas {
  mutating func text(
    _ words: String, x: Double, y: Double, size: Double = 12, anchor: PlotAnchor = .start,
    fill: Colour = PlotMeasures.black, isStrong: Bool = false
  ) {
    text(words, x: x, y: y, size: size, anchor: anchor, fill: fill, isStrong: isStrong, halo: false)
  }
}

/// The end of a text that stands at its place.
enum PlotAnchor: String {
  case start, middle, end
}

struct PlotPoint {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The measures of plots: 800 units wide, a panel below another.
enum PlotMeasures {
  static let width = 800.0
  /// Left of the titles.
  static let margin = 24.0
  static let left = 76.0
  static let right = 178.0
  static let panelHeight = 236.0
  /// Between panels: the months of one and the title of the next.
  static let gap = 86.0
  /// More lines than this in one panel cannot be told apart.
  static let mostSeries = 8
  /// The colours of Okabe and Ito, which people who do not tell red from green can tell apart.
  static let colours = [
    Colour(0x0072B2), Colour(0xD55E00), Colour(0x009E73), Colour(0xCC79A7), Colour(0x8A6D00),
    Colour(0x56B4E9),
    Colour(0x444444),
  ]
  /// What falls and what rises: told apart by people who do not tell red from green, and on paper by their lightness.
  static let fall = Colour(0x0072B2)
  static let rise = Colour(0xE08214)
  /// Between the lowest and the highest of a row.
  static let band = Colour(0xC4C4C4)
  static let grid = Colour(0xE4E4E4)
  static let black = Colour(0x222222)
  static let grey = Colour(0x555555)
  static let axis = Colour(0x888888)

  static func colour(_ number: Int) -> Colour { colours[number % colours.count] }

  static func height(of plot: Plot) -> Double {
    switch plot.content {
    case .lines(_, let panels): top(of: plot) + Double(panels.count) * (panelHeight + gap) - gap + 52
    case .distribution(let distribution): top(of: plot) + DistributionDrawing.height(of: distribution) + 8
    case .columns: top(of: plot) + ColumnsDrawing.height + 52
    }
  }

  /// Where the first panel begins, below the titles and what stands above its axis.
  static func top(of plot: Plot) -> Double {
    let titles = plot.subtitle == nil ? 42.0 : 64.0
    if case .lines = plot.content { return titles + 48 }
    return titles + 30
  }
}

extension Plot {
  /// Draws the title and what is below it.
  func draw(into canvas: inout some PlotCanvas) {
    canvas.text(title, x: PlotMeasures.margin, y: 34, size: 18, isStrong: true)
    if let subtitle {
      canvas.text(subtitle, x: PlotMeasures.margin, y: 56, size: 12.5, fill: PlotMeasures.grey)
    }
    let top = PlotMeasures.top(of: self)
    switch content {
    case .lines(let months, let panels):
      for (index, panel) in panels.enumerated() {
        let y = top + Double(index) * (PlotMeasures.panelHeight + PlotMeasures.gap)
        PlotDrawing(panel, months: months, top: y).draw(into: &canvas)
      }
    case .distribution(let distribution): DistributionDrawing(distribution, top: top).draw(into: &canvas)
    case .columns(let columns): ColumnsDrawing(columns, top: top).draw(into: &canvas)
    }
  }
}
