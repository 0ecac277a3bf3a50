import PriceModel

/// How many rejected rows an import tolerates.
public enum RejectAllowance: Sendable, Equatable {
  case rows(Int)
  /// Of all rows of the file.
  case percent(ExactDecimal)

  /// Reads `5` or `2%` or `0.5%`.
  public init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = ExactDecimal(text.dropLast()), !percent.isNegative, percent <= 100 else {
        return nil
      }
      self = .percent(percent)
    } else {
      guard let rows = Int(text), rows >= 0 else { return nil }
      self = .rows(rows)
    }
  }

  /// Whether `rejected` of `rows` rows are tolerated.
  func admits(_ rejected: Int, of rows: Int) -> Bool {
    switch self {
    case .rows(let limit): rejected <= limit
    case .percent(let limit):
      // rejected ÷ rows ≤ limit ÷ 100, without a division
      ((try? ExactDecimal(rejected) * 100).flatMap { left in
        (try? ExactDecimal(rows) * limit).map { left <= $0 }
      }) ?? false
    }
  }
}

/// What to import, and what is known about it.
public struct ImportRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String]
  /// The name of a profile or the path of a profile file; recognised if `nil`.
  public var profile: String?
  public var edition: EditionLabel?
  public var list: String?
  public var market: String?
  public var currency: Currency?
  public var program: String?
  public var encoding: String?
  /// Bounds to be moved, each as `NAME=SIZE`; see ``ReadingLimit``.
  public var limits: [String] = []
  /// Reads and compares, and changes nothing.
  public var dryRun = false
  /// Puts other content in the place of an edition that is there already.
  public var replace = false
  /// Adds the rows to the edition of their month, which is there already.
  public var add = false
  /// Accepts an edition with more than 20 % fewer rows than the one before.
  public var allowShrink = false
  public var allowance = RejectAllowance.rows(0)
  /// The diagnostics of each kind that show the text where they stand, in each file.
  public var excerptsPerKind = 20

  public init(paths: [String]) {
    self.paths = paths
  }
}
