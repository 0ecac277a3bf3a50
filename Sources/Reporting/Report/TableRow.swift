import PriceModel

/// A row of a ``Table``.
public struct TableRow: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case body
    /// Names the rows that follow; its first cell is the text.
    case heading
    /// Set apart from the rows above it.
    case total
  }

  public var kind: Kind
  /// One for each column; those that are not given are empty.
  public var cells: [TableCell]

  public init(kind: Kind, cells: [TableCell]) {
    self.kind = kind
    self.cells = cells
  }

  public static func body(_ cells: [TableCell]) -> TableRow { TableRow(kind: .body, cells: cells) }
  public static func total(_ cells: [TableCell]) -> TableRow { TableRow(kind: .total, cells: cells) }
  public static func heading(_ text: String) -> TableRow { TableRow(kind: .heading, cells: [.text(text)]) }

  /// The cell of a column; empty where the row has fewer cells.
  func cell(_ column: Int) -> TableCell {
    column < cells.count ? cells[column] : .empty
  }

  /// The text of a group heading.
  var headingText: String { cell(0).text }
}

/// A value in a table. It keeps its type, so that each format can write numbers as numbers.
public enum TableCell: Sendable, Hashable {
  case text(String)
  case integer(Int)
  /// A number with at least so many digits after the point; digits it has are never cut.
  case amount(ExactDecimal, minimumDigits: UInt8)
  /// A number of a total row that follows from other numbers of its column, as a workbook can reckon it again.
  case calculated(ExactDecimal, minimumDigits: UInt8, Calculation)
  /// An amount with its currency and at least the minor units of it.
  case money(Money)
  /// 12.5 stands for 12.5 %.
  case percent(ExactDecimal)
  case date(CalendarDate)
  /// Something that the price list lacks, in words (`missing`); without words it is shown as a dash. Never 0.
  case missing(String)
  /// Nothing is to be said here.
  case empty

  /// The text, or an empty cell for `nil`.
  public init(text: String?) {
    self = text.map(TableCell.text) ?? .empty
  }

  /// The number part, for cells that are numbers: a point as decimal mark, no grouping, no unit.
  var number: String? {
    switch self {
    case .integer(let value): String(value)
    case .amount(let value, let digits), .calculated(let value, let digits, _):
      value.description(atLeast: digits)
    case .money(let money): money.text
    case .percent(let value): value.description
    case .text, .date, .missing, .empty: nil
    }
  }

  /// What follows the number: ` PLN`, ` %`.
  var unit: String {
    switch self {
    case .money(let money): " \(money.currency)"
    case .percent: " %"
    default: ""
    }
  }

  /// The cell as people read it.
  var text: String {
    switch self {
    case .text(let text), .missing(let text): text
    case .date(let date): date.description
    case .empty: ""
    case .integer, .amount, .calculated, .money, .percent: (number ?? "") + unit
    }
  }
}

/// How a number of a total row follows from its column.
public enum Calculation: Sendable, Hashable {
  /// The sum of the body rows above, of the whole table.
  case sum
  /// A share of a total row (0 is the first of the table), rounded half-up to the digits the number is shown with.
  case percent(ExactDecimal, ofTotal: Int)
  /// The sum of such total rows.
  case sumOfTotals([Int])
}
