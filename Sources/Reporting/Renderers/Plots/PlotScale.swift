import PriceModel

/// The axis of values of a panel: round numbers, a few of them, that hold all values.
struct PlotScale {
  let lowest: Double
  let highest: Double
  let step: Double

  /// - Parameter values: At least one.
  init(_ values: [Double]) {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    // Where the lines use little of the height above 0, the axis begins at 0; a small change of a large price would
    // not be seen so.
    let floor = low > 0 && low < high * 0.4 ? 0 : low
    let span = high - floor
    let padding = span > 0 ? span * 0.08 : Swift.max(abs(high) * 0.05, 1)
    let bottom = floor == 0 ? 0 : Swift.max(low - padding, low >= 0 ? 0 : low - padding)
    step = Self.roundStep((high + padding - bottom) / 4)
    lowest = (bottom / step).rounded(.down) * step
    highest = ((high + padding * 0.5) / step).rounded(.up) * step
  }

  /// An axis of whole numbers from 0 on.
  init(counts highest: Int) {
    lowest = 0
    step = Swift.max(1, Self.roundStep(Double(highest) / 4).rounded(.up))
    self.highest = Swift.max(1, (Double(highest) / step).rounded(.up)) * step
  }

  var ticks: [Double] {
    let count = Int(((highest - lowest) / step).rounded())
    return (0...Swift.max(count, 1)).map { lowest + Double($0) * step }
  }

  /// 1, 2, 2.5 or 5 times a power of ten, not smaller than `step`.
  private static func roundStep(_ step: Double) -> Double {
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= step } ?? 10 * power
  }

  /// A number of the axis, with as many digits as the steps need and its thousands apart.
  func label(_ value: Double) -> String {
    var digits: UInt8 = 0
    var rest = step
    while digits < 4, abs(rest - rest.rounded()) > 1e-9 * rest {
      digits += 1
      rest *= 10
    }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let text = ExactDecimal(mantissa: Int64((value * scale).rounded()), scale: digits).description
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0, digit != "-" { whole += "\u{2009}" }
      whole.append(digit)
    }
    return parts.count > 1 ? "\(whole).\(parts[1])" : whole
  }
}

extension ExactDecimal {
  /// The nearest binary number: where a point of a plot stands, never what is printed.
  var position: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(mantissa) / divisor
  }
}
