import PriceModel

/// One panel of a plot on its way into a picture.
struct PlotDrawing {
  private let panel: PlotPanel
  private let series: [PlotSeries]
  private let months: [PlotMonth]
  private let top: Double
  private let scale: PlotScale

  init(_ panel: PlotPanel, months: [PlotMonth], top: Double) {
    self.panel = panel
    self.months = months
    self.top = top
    series = Array(panel.series.prefix(PlotMeasures.mostSeries))
    scale = PlotScale(series.flatMap(\.values).compactMap { $0?.position })
  }

  private var bottom: Double { top + PlotMeasures.panelHeight }
  private var left: Double { PlotMeasures.left }
  private var right: Double { PlotMeasures.width - PlotMeasures.right }
  private var monthWidth: Double { (right - left) / Double(months.count) }

  private func x(_ month: Int) -> Double { left + Double(month) * monthWidth }

  private func y(_ value: Double) -> Double {
    bottom - (value - scale.lowest) / (scale.highest - scale.lowest) * PlotMeasures.panelHeight
  }

  func draw(into canvas: inout some PlotCanvas) {
    canvas.text(panel.title, x: PlotMeasures.margin, y: top - 26, size: 14, isStrong: true)
    drawValueAxis(into: &canvas)
    MonthAxis(months, left: left, right: right, y: bottom).draw(into: &canvas)
    for line in series { draw(line, into: &canvas) }
    drawPercentages(into: &canvas)
    drawNames(into: &canvas)
    let hidden = panel.series.count - series.count
    var remarks: [String] = []
    if scale.lowest > 0 { remarks.append("the axis does not begin at 0") }
    if hidden > 0 { remarks.append("\(hidden) more lines are not drawn") }
    if !remarks.isEmpty {
      canvas.text(
        remarks.joined(separator: "; "), x: right, y: top - 10, size: 10.5, anchor: .end,
        fill: Colour(0x777777))
    }
  }

  private func drawValueAxis(into canvas: inout some PlotCanvas) {
    canvas.text(panel.unit, x: left - 8, y: top - 10, size: 11, anchor: .end, fill: PlotMeasures.grey)
    for tick in scale.ticks {
      canvas.line(
        PlotPoint(left, y(tick)), PlotPoint(right, y(tick)),
        stroke: tick == scale.lowest ? PlotMeasures.axis : PlotMeasures.grid)
      canvas.text(
        scale.label(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: PlotMeasures.grey)
    }
  }

  private func colour(_ line: PlotSeries) -> Colour {
    PlotMeasures.colour(line.colour)
  }

  private func draw(_ line: PlotSeries, into canvas: inout some PlotCanvas) {
    var runs: [[PlotPoint]] = []
    var isDown = false
    for (month, value) in line.values.enumerated() {
      guard let value else {
        isDown = false
        continue
      }
      let height = y(value.position)
      if !isDown { runs.append([]) }
      runs[runs.count - 1] += [PlotPoint(x(month), height), PlotPoint(x(month + 1), height)]
      isDown = true
    }
    canvas.path(runs, stroke: colour(line), dashes: line.isDashed ? (6, 4) : nil)
  }

  /// The percentages of the jumps, from left to right; one that would lie on another is left out.
  private func drawPercentages(into canvas: inout some PlotCanvas) {
    var taken: [(x: Double, y: Double)] = []
    for line in series {
      for month in line.values.indices.dropFirst() {
        guard let before = line.values[month - 1], let after = line.values[month], before != after else {
          continue
        }
        let place = (x: x(month), y: y(after.position))
        canvas.dot(PlotPoint(place.x, place.y), fill: colour(line))
        guard !before.isZero, let more = try? after - before,
          let percent = try? more.times(100, over: before, roundedTo: 1, by: .standard)
        else { continue }
        let above = after > before ? place.y - 8 : place.y + 17
        if taken.contains(where: { abs($0.x - place.x) < 52 && abs($0.y - above) < 13 }) { continue }
        taken.append((place.x, above))
        let sign = percent.isNegative ? "−" : "+"
        let digits = percent.description.drop { $0 == "-" }
        canvas.text(
          "\(sign)\(digits) %", x: place.x, y: above, size: 10.5, anchor: .middle, fill: colour(line),
          isStrong: false, halo: true)
      }
    }
  }

  /// The names at the ends of the lines, pushed apart where they would touch.
  private func drawNames(into canvas: inout some PlotCanvas) {
    var names = series.compactMap {
      line -> (line: PlotSeries, value: ExactDecimal, end: Double, y: Double)? in
      guard let last = line.values.lastIndex(where: { $0 != nil }), let value = line.values[last] else {
        return nil
      }
      return (line, value, x(last + 1), y(value.position))
    }.sorted { $0.y < $1.y }
    let spacing = 27.0
    for index in names.indices.dropFirst() {
      names[index].y = max(names[index].y, names[index - 1].y + spacing)
    }
    // What was pushed below the panel is pushed up again.
    var limit = bottom - 6
    for index in names.indices.reversed() {
      names[index].y = min(names[index].y, limit)
      limit = names[index].y - spacing
    }
    for (line, value, end, y) in names {
      let target = self.y(value.position)
      if abs(target - y) > 3 || end < right {
        canvas.line(PlotPoint(end + 2, target), PlotPoint(right + 8, y), stroke: Colour(0xCCCCCC))
      }
      canvas.text(line.name, x: right + 12, y: y - 1, size: 12, fill: colour(line), isStrong: true)
      canvas.text(
        "\(value.description(atLeast: panel.digits)) \(panel.unit)", x: right + 12, y: y + 12, size: 11,
        fill: Colour(0x444444))
    }
  }
}
