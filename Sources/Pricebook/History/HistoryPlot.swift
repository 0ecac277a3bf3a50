import PriceModel
import Reporting

extension HistoryAnswer: PlottedAnswer {
  /// A panel for each market, currency and term: prices that are of one size, and may be seen beside each other.
  public var plot: Plot {
    let shown = points.filter(\.inForce)
    let months = shown.map(\.edition.ordinal)
    let first = months.min() ?? 0
    let last = months.max() ?? 0
    let labels = (first...max(first, last)).map { PlotMonth(EditionLabel(ordinal: $0)) }
    let panels = shown.grouped(by: PanelKey.init).sorted { $0.key < $1.key }.map { key, points in
      PlotPanel(
        title: key.title, unit: key.currency, digits: points.first?.currency.minorUnits ?? 2,
        series: Self.series(of: points, firstMonth: first, months: labels.count))
    }
    return Plot(
      title: names.last?.itemName ?? partNumber,
      subtitle: "\(partNumber): prices in force at the end of each month", months: labels, panels: panels)
  }

  /// The plot without what the head of the report says already; `nil` where a single month has prices, of which a line
  /// would say nothing.
  var plotInReport: Plot? {
    var plot = plot
    guard case .lines(let months, _) = plot.content, months.count > 1 else { return nil }
    plot.title = "Prices over the editions"
    plot.subtitle = "in force at the end of each month"
    return plot
  }

  private struct PanelKey: Hashable, Comparable {
    var market: String
    var currency: String
    var term: String

    init(_ point: Point) {
      market = point.market ?? ""
      currency = point.currency.code
      term = point.term ?? ""
    }

    var title: String { [market, currency, term].filter { !$0.isEmpty }.joined(separator: " · ") }

    static func < (left: PanelKey, right: PanelKey) -> Bool {
      (left.market, left.currency, left.term) < (right.market, right.currency, right.term)
    }
  }

  /// A line for each list, kind, billing, segment and quantity; named by what tells it from the others of its panel.
  private static func series(of points: [Point], firstMonth: Int32, months: Int) -> [PlotSeries] {
    func parts(_ point: Point) -> [String] {
      [
        point.list, point.priceType ?? point.kind.rawValue, point.billing ?? "", point.segment ?? "",
        point.quantity ?? "",
      ]
    }
    let all = points.map(parts)
    let telling = [0, 1, 2, 3, 4].filter { part in part == 1 || Set(all.map { $0[part] }).count > 1 }
    let groups = points.grouped(by: parts).sorted { $0.key.lexicographicallyPrecedes($1.key) }
    // Net and list of one thing have one colour.
    let things = groups.map { [$0.key[0]] + $0.key[2...] }.uniqued
    return groups.map { key, points in
      var values: [ExactDecimal?] = Array(repeating: nil, count: months)
      for point in points { values[Int(point.edition.ordinal - firstMonth)] = point.amount }
      return PlotSeries(
        name: telling.map { key[$0] }.filter { !$0.isEmpty }.joined(separator: " "), values: values,
        colour: things.firstIndex(of: [key[0]] + key[2...]) ?? 0, isDashed: points[0].kind != .net)
    }
  }
}

extension HistoryAnswer.Point {
  /// The quantities it is for: `50+`; `nil` is any.
  var quantity: String? {
    switch (minQuantity, maxQuantity) {
    case (nil, nil): nil
    case (let minimum?, nil): "\(minimum)+"
    case (nil, let maximum?): "up to \(maximum)"
    case (let minimum?, let maximum?): "\(minimum)–\(maximum)"
    }
  }
}
