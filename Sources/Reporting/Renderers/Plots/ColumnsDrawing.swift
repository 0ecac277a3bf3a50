import PriceModel

/// Columns on their way into a picture.
struct ColumnsDrawing {
  private let columns: PlotColumns
  private let scale: PlotScale
  private let axis: MonthAxis
  private let top: Double

  static let height = 176.0

  init(_ columns: PlotColumns, top: Double) {
    self.columns = columns
    self.top = top
    let totals = columns.months.indices.map { month in
      columns.series.reduce(0) { $0 + (month < $1.counts.count ? $1.counts[month] : 0) }
    }
    scale = PlotScale(counts: totals.max() ?? 1)
    axis = MonthAxis(
      columns.months, left: PlotMeasures.left, right: PlotMeasures.width - PlotMeasures.right,
      y: top + Self.height)
  }

  private func y(_ count: Double) -> Double { top + Self.height * (1 - count / scale.highest) }

  func draw(into canvas: inout some PlotCanvas) {
    canvas.text(
      columns.counted.prefix(1).uppercased() + columns.counted.dropFirst(), x: axis.left - 8, y: top - 12,
      size: 11, anchor: .end, fill: PlotMeasures.grey)
    for tick in scale.ticks {
      canvas.line(PlotPoint(axis.left, y(tick)), PlotPoint(axis.right, y(tick)), stroke: PlotMeasures.grid)
      canvas.text(
        scale.label(tick), x: axis.left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: PlotMeasures.grey)
    }
    for month in columns.months.indices {
      var below = 0
      let inset = min(axis.monthWidth * 0.16, 12)
      for (place, series) in columns.series.enumerated() where month < series.counts.count {
        let count = series.counts[month]
        guard count > 0 else { continue }
        let upper = y(Double(below + count))
        canvas.rectangle(
          x: axis.x(month) + inset, y: upper, width: axis.monthWidth - 2 * inset,
          height: max(1, y(Double(below)) - upper - 1), fill: PlotMeasures.colour(place))
        below += count
      }
    }
    axis.draw(into: &canvas)
    drawLegend(into: &canvas)
  }

  /// A name in lines that fit beside the axis.
  private static func lines(of name: String) -> [String] {
    var lines: [String] = []
    for word in name.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 22 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// In the order in which the columns stand upon each other.
  private func drawLegend(into canvas: inout some PlotCanvas) {
    var line = top + 8
    for (place, series) in columns.series.enumerated().reversed()
    where series.counts.contains(where: { $0 > 0 }) {
      canvas.rectangle(
        x: axis.right + 14, y: line - 9, width: 11, height: 11, fill: PlotMeasures.colour(place))
      for words in Self.lines(of: series.name) {
        canvas.text(words, x: axis.right + 31, y: line + 1, size: 11.5, fill: PlotMeasures.black)
        line += 15
      }
      line += 4
    }
  }
}
