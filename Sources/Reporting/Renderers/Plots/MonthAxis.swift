/// The months below a plot: a name in the middle of as many as there is room for; the year below its first.
struct MonthAxis {
  let months: [PlotMonth]
  let left: Double
  let right: Double
  let y: Double

  init(_ months: [PlotMonth], left: Double, right: Double, y: Double) {
    self.months = months
    self.left = left
    self.right = right
    self.y = y
  }

  var monthWidth: Double { (right - left) / Double(max(months.count, 1)) }

  /// Where a month begins.
  func x(_ month: Int) -> Double { left + Double(month) * monthWidth }

  func draw(into canvas: inout some PlotCanvas) {
    let every = [1, 2, 3, 6, 12].first { Double($0) * monthWidth >= 34 } ?? 24
    var year: Int?
    canvas.line(PlotPoint(left, y), PlotPoint(right, y), stroke: PlotMeasures.axis)
    for (index, month) in months.enumerated() {
      canvas.line(PlotPoint(x(index), y), PlotPoint(x(index), y + 4), stroke: PlotMeasures.axis)
      guard every == 1 || (month.month - 1) % every == 0 || months.count < every else { continue }
      let middle = x(index) + monthWidth / 2
      canvas.text(month.name, x: middle, y: y + 18, size: 11, anchor: .middle, fill: PlotMeasures.grey)
      if month.year != year {
        canvas.text(
          String(month.year), x: middle, y: y + 33, size: 11, anchor: .middle, fill: PlotMeasures.black)
        year = month.year
      }
    }
    canvas.line(PlotPoint(right, y), PlotPoint(right, y + 4), stroke: PlotMeasures.axis)
  }
}
