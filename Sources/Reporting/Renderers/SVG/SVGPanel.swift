import PriceModel

/// One panel of a plot on its way into a picture.
struct SVGPanel {
  private let panel: PlotPanel
  private let series: [PlotSeries]
  private let months: [PlotMonth]
  private let top: Double
  private let scale: PlotScale

  init(_ panel: PlotPanel, months: [PlotMonth], top: Double) {
    self.panel = panel
    self.months = months
    self.top = top
    series = Array(panel.series.prefix(SVGRenderer.mostSeries))
    scale = PlotScale(series.flatMap(\.values).compactMap { $0?.position })
  }

  private var bottom: Double { top + SVGRenderer.panelHeight }
  private var left: Double { SVGRenderer.left }
  private var right: Double { SVGRenderer.width - SVGRenderer.right }
  private var monthWidth: Double { (right - left) / Double(months.count) }

  private func x(_ month: Int) -> Double { left + Double(month) * monthWidth }

  private func y(_ value: Double) -> Double {
    bottom - (value - scale.lowest) / (scale.highest - scale.lowest) * SVGRenderer.panelHeight
  }

  func draw(into svg: inout SVGText) {
    svg.text(panel.title, x: 24, y: top - 26, size: 14, weight: "600")
    drawValueAxis(into: &svg)
    drawMonths(into: &svg)
    for line in series { draw(line, into: &svg) }
    drawPercentages(into: &svg)
    drawNames(into: &svg)
    let hidden = panel.series.count - series.count
    var remarks: [String] = []
    if scale.lowest > 0 { remarks.append("the axis does not begin at 0") }
    if hidden > 0 { remarks.append("\(hidden) more lines are not drawn") }
    if !remarks.isEmpty {
      svg.text(
        remarks.joined(separator: "; "), x: right, y: top - 10, size: 10.5, anchor: .end, fill: "#777")
    }
  }

  private func drawValueAxis(into svg: inout SVGText) {
    svg.text(panel.unit, x: left - 8, y: top - 10, size: 11, anchor: .end, fill: "#555")
    for tick in scale.ticks {
      svg.line((left, y(tick)), (right, y(tick)), stroke: tick == scale.lowest ? "#888" : "#e4e4e4")
      svg.text(scale.label(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: "#555")
    }
  }

  /// A name in the middle of as many months as there is room for; the year below its first month.
  private func drawMonths(into svg: inout SVGText) {
    let every = [1, 2, 3, 6, 12].first { Double($0) * monthWidth >= 34 } ?? 24
    var year: Int?
    for (index, month) in months.enumerated() {
      svg.line((x(index), bottom), (x(index), bottom + 4), stroke: "#888")
      guard every == 1 || (month.month - 1) % every == 0 || months.count < every else { continue }
      let middle = x(index) + monthWidth / 2
      svg.text(month.name, x: middle, y: bottom + 18, size: 11, anchor: .middle, fill: "#555")
      if month.year != year {
        svg.text(String(month.year), x: middle, y: bottom + 33, size: 11, anchor: .middle, fill: "#222")
        year = month.year
      }
    }
    svg.line((right, bottom), (right, bottom + 4), stroke: "#888")
  }

  private func colour(_ line: PlotSeries) -> String {
    SVGRenderer.colours[line.colour % SVGRenderer.colours.count]
  }

  private func draw(_ line: PlotSeries, into svg: inout SVGText) {
    var commands = ""
    var isDown = false
    for (month, value) in line.values.enumerated() {
      guard let value else {
        isDown = false
        continue
      }
      let height = SVGText.number(y(value.position))
      commands += (isDown ? "L" : "M") + "\(SVGText.number(x(month))) \(height)"
      commands += "L\(SVGText.number(x(month + 1))) \(height)"
      isDown = true
    }
    svg.path(commands, stroke: colour(line), dashes: line.isDashed ? "6 4" : nil)
  }

  /// The percentages of the jumps, from left to right; one that would lie on another is left out.
  private func drawPercentages(into svg: inout SVGText) {
    var taken: [(x: Double, y: Double)] = []
    for line in series {
      for month in line.values.indices.dropFirst() {
        guard let before = line.values[month - 1], let after = line.values[month], before != after else {
          continue
        }
        let place = (x: x(month), y: y(after.position))
        svg.dot(place.x, place.y, fill: colour(line))
        guard !before.isZero, let more = try? after - before,
          let percent = try? more.times(100, over: before, roundedTo: 1, by: .standard)
        else { continue }
        let above = after > before ? place.y - 8 : place.y + 17
        if taken.contains(where: { abs($0.x - place.x) < 52 && abs($0.y - above) < 13 }) { continue }
        taken.append((place.x, above))
        let sign = percent.isNegative ? "−" : "+"
        let digits = percent.description.drop { $0 == "-" }
        svg.text(
          "\(sign)\(digits) %", x: place.x, y: above, size: 10.5, anchor: .middle, fill: colour(line),
          halo: true)
      }
    }
  }

  /// The names at the ends of the lines, pushed apart where they would touch.
  private func drawNames(into svg: inout SVGText) {
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
      if abs(target - y) > 3 || end < right { svg.line((end + 2, target), (right + 8, y), stroke: "#ccc") }
      svg.text(line.name, x: right + 12, y: y - 1, size: 12, fill: colour(line), weight: "600")
      svg.text(
        "\(value.description(atLeast: panel.digits)) \(panel.unit)", x: right + 12, y: y + 12, size: 11,
        fill: "#444")
    }
  }
}
