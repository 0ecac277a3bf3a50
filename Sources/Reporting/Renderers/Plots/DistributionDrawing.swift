import PriceModel

/// A distribution on its way into a picture: columns above, a row for each group below, one axis for both.
///
/// What falls is blue and left of 0, what rises is orange and right of it, so that colour is never the only sign.
struct DistributionDrawing {
  private let distribution: PlotDistribution
  private let rows: [PlotGroup]
  private let hidden: [PlotGroup]
  private let values: [Double]
  private let scale: PlotScale
  private let heights: PlotScale
  private let bins: [Bin]
  private let top: Double

  /// A column of the histogram: the values from `start`, as wide as all of them.
  private struct Bin {
    var start: Double
    var count = 0
  }

  static let left = 214.0
  static let right = 176.0
  static let histogramHeight = 168.0
  static let rowHeight = 25.0
  /// Between the histogram and the rows: the numbers of the axis.
  static let gap = 62.0
  /// More groups than this say less: those with the fewest values are left out.
  static let mostGroups = 16

  init(_ distribution: PlotDistribution, top: Double) {
    self.distribution = distribution
    self.top = top
    let groups = distribution.groups.filter { !$0.values.isEmpty }
    let kept = Set(
      groups.indices.sorted { (groups[$1].values.count, $0) < (groups[$0].values.count, $1) }
        .prefix(Self.mostGroups))
    rows = groups.indices.filter(kept.contains).map { groups[$0] }
    hidden = groups.indices.filter { !kept.contains($0) }.map { groups[$0] }
    values = groups.flatMap(\.values).map(\.position).sorted()
    let shown = Self.core(of: values)
    // 0 is always on the axis: it parts what fell from what rose.
    scale = PlotScale([min(0, shown.lowest), max(0, shown.highest)])
    let width = scale.step / 5
    var bins = Array(
      stride(from: scale.lowest, to: scale.highest - width / 2, by: width).map { Bin(start: $0) })
    for value in values {
      let place = Int(((value - scale.lowest) / width + 1e-9).rounded(.down))
      bins[max(0, min(place, bins.count - 1))].count += 1
    }
    self.bins = bins
    heights = PlotScale(counts: bins.map(\.count).max() ?? 1)
  }

  static func height(of distribution: PlotDistribution) -> Double {
    let groups = distribution.groups.count { !$0.values.isEmpty }
    let rows = groups > 1 ? Double(min(groups, mostGroups)) * rowHeight + 40 : 0
    return histogramHeight + gap + rows
  }

  /// The values between which the axis reaches: all, unless a few lie far away from the rest.
  private static func core(of sorted: [Double]) -> (lowest: Double, highest: Double) {
    guard let first = sorted.first, let last = sorted.last else { return (0, 1) }
    guard sorted.count >= 40 else { return (first, last) }
    let low = sorted[sorted.count / 100]
    let high = sorted[sorted.count - 1 - sorted.count / 100]
    return last - first > 3 * max(high - low, 1) ? (low, high) : (first, last)
  }

  private var left: Double { Self.left }
  private var right: Double { PlotMeasures.width - Self.right }
  private var bottom: Double { top + Self.histogramHeight }

  private func x(_ value: Double) -> Double {
    let place = left + (value - scale.lowest) / (scale.highest - scale.lowest) * (right - left)
    return max(left, min(place, right))
  }

  private func y(_ count: Double) -> Double { bottom - count / heights.highest * Self.histogramHeight }

  private func colour(_ value: Double) -> Colour {
    value < 0 ? PlotMeasures.fall : value > 0 ? PlotMeasures.rise : PlotMeasures.axis
  }

  func draw(into canvas: inout some PlotCanvas) {
    drawCounts(into: &canvas)
    drawColumns(into: &canvas)
    drawAxis(into: &canvas)
    drawSides(into: &canvas)
    if rows.count > 1 { drawGroups(into: &canvas) }
  }

  private func drawCounts(into canvas: inout some PlotCanvas) {
    canvas.text(
      distribution.counted.capitalizedFirst, x: left - 8, y: top - 12, size: 11, anchor: .end,
      fill: PlotMeasures.grey)
    for tick in heights.ticks {
      canvas.line(PlotPoint(left, y(tick)), PlotPoint(right, y(tick)), stroke: PlotMeasures.grid)
      canvas.text(
        heights.label(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: PlotMeasures.grey)
    }
  }

  private func drawColumns(into canvas: inout some PlotCanvas) {
    let width = scale.step / 5
    for bin in bins where bin.count > 0 {
      let from = x(bin.start)
      let to = x(bin.start + width)
      let middle = bin.start + width / 2
      canvas.rectangle(
        x: from + 0.75, y: y(Double(bin.count)), width: max(1, to - from - 1.5),
        height: bottom - y(Double(bin.count)), fill: colour(middle))
    }
  }

  private func drawAxis(into canvas: inout some PlotCanvas) {
    canvas.line(PlotPoint(left, bottom), PlotPoint(right, bottom), stroke: PlotMeasures.axis)
    for tick in scale.ticks {
      canvas.line(PlotPoint(x(tick), bottom), PlotPoint(x(tick), bottom + 4), stroke: PlotMeasures.axis)
      canvas.text(
        signed(scale.label(tick), tick), x: x(tick), y: bottom + 18, size: 11, anchor: .middle,
        fill: PlotMeasures.grey)
    }
    canvas.line(PlotPoint(x(0), top - 4), PlotPoint(x(0), bottom), stroke: PlotMeasures.black)
    canvas.text(
      distribution.axis, x: (left + right) / 2, y: bottom + 36, size: 11, anchor: .middle,
      fill: PlotMeasures.grey)
    guard let first = values.first, let last = values.last else { return }
    var beyond: [String] = []
    if first < scale.lowest { beyond.append("down to \(words(first))") }
    if last > scale.highest { beyond.append("up to \(words(last))") }
    if !beyond.isEmpty {
      canvas.text(
        "the edges hold what lies beyond: \(beyond.joined(separator: ", "))", x: right, y: bottom + 52,
        size: 10.5, anchor: .end, fill: PlotMeasures.grey)
    }
  }

  /// How many fell and how many rose, on their sides of 0.
  private func drawSides(into canvas: inout some PlotCanvas) {
    let down = values.count { $0 < 0 }
    let up = values.count { $0 > 0 }
    let place = right + 16
    canvas.text("\(up) up", x: place, y: top + 12, size: 13, fill: PlotMeasures.rise, isStrong: true)
    canvas.text("\(down) down", x: place, y: top + 30, size: 13, fill: PlotMeasures.fall, isStrong: true)
    if let median = Self.median(of: values) {
      canvas.text("median \(words(median))", x: place, y: top + 50, size: 11, fill: PlotMeasures.grey)
    }
  }

  private func drawGroups(into canvas: inout some PlotCanvas) {
    let first = bottom + Self.gap + 20
    canvas.text("lowest – highest", x: right + 16, y: first - 16, size: 10.5, fill: PlotMeasures.grey)
    canvas.text(
      distribution.counted, x: PlotMeasures.width - 8, y: first - 16, size: 10.5, anchor: .end,
      fill: PlotMeasures.grey)
    let last = first + Double(rows.count) * Self.rowHeight
    for tick in scale.ticks {
      canvas.line(
        PlotPoint(x(tick), first - 6), PlotPoint(x(tick), last - 8),
        stroke: tick == 0 ? PlotMeasures.axis : PlotMeasures.grid)
    }
    for (place, group) in rows.enumerated() {
      draw(group, at: first + Double(place) * Self.rowHeight, into: &canvas)
    }
    canvas.text(
      "the stroke across a row is its median", x: right, y: last + 6, size: 10.5, anchor: .end,
      fill: PlotMeasures.grey)
    if !hidden.isEmpty {
      let count = hidden.reduce(0) { $0 + $1.values.count }
      canvas.text(
        "and \(hidden.count) more with \(count) \(distribution.counted)", x: left - 12, y: last + 6,
        size: 10.5,
        anchor: .end, fill: PlotMeasures.grey)
    }
  }

  private func draw(_ group: PlotGroup, at y: Double, into canvas: inout some PlotCanvas) {
    let own = group.values.map(\.position).sorted()
    guard let lowest = own.first, let highest = own.last, let median = Self.median(of: own) else { return }
    canvas.text(
      Self.shortened(group.name), x: left - 12, y: y + 4, size: 12, anchor: .end, fill: PlotMeasures.black)
    if highest > lowest {
      canvas.rectangle(
        x: x(lowest), y: y - 1.5, width: x(highest) - x(lowest), height: 3, fill: PlotMeasures.band)
    }
    canvas.dot(PlotPoint(x(lowest), y), fill: colour(lowest))
    canvas.dot(PlotPoint(x(highest), y), fill: colour(highest))
    canvas.rectangle(x: x(median) - 1, y: y - 6, width: 2, height: 12, fill: PlotMeasures.black)
    let range =
      highest > lowest ? "\(signed(number(lowest), lowest)) – \(words(highest))" : words(highest)
    canvas.text(range, x: right + 16, y: y + 4, size: 11, fill: PlotMeasures.black)
    canvas.text(
      String(own.count), x: PlotMeasures.width - 8, y: y + 4, size: 11, anchor: .end, fill: PlotMeasures.grey)
  }

  private static func median(of sorted: [Double]) -> Double? {
    sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }

  /// `+2.0 %`, `−2.8 %`.
  private func words(_ value: Double) -> String { "\(signed(number(value), value)) \(distribution.unit)" }

  private func number(_ value: Double) -> String {
    let tenths = Int64((abs(value) * 10).rounded())
    return ExactDecimal(mantissa: tenths, scale: 1).description
  }

  private func signed(_ label: String, _ value: Double) -> String {
    let digits = label.drop { $0 == "-" }
    return value < 0 ? "−\(digits)" : value > 0 ? "+\(digits)" : String(digits)
  }

  /// A name that fits beside its row.
  private static func shortened(_ name: String) -> String {
    name.count > 31 ? name.prefix(30).trimmingTrailingBlanks + "…" : name
  }
}

extension StringProtocol {
  fileprivate var trimmingTrailingBlanks: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
