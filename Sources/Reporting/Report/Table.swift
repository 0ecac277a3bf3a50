import PriceModel

/// A table whose rows are made when they are needed.
///
///     let table = Table(
///       columns: [TableColumn("Part number", overflow: .keep), TableColumn("Price", kind: .amount)],
///       rows: { items.lazy.map { .body([.text($0.partNumber), .amount($0.price, minimumDigits: 2)]) } })
public struct Table: Sendable {
  /// Stands above the table.
  public var title: String?
  public var columns: [TableColumn]
  /// What the group headings name (`product family`). Where it is set, formats for programs write the heading as
  /// a first column of every row instead of a row of its own.
  public var groupTitle: String?
  /// Shown in place of the rows where there are none.
  public var whenEmpty: String
  /// Makes the rows. Called once for each pass over them (a renderer that aligns columns needs two) and gives the
  /// same rows each time. What it throws ends the rendering.
  public var rows: @Sendable () throws -> any Sequence<TableRow>

  /// A table with rows that are made lazily, so that a report of 100,000 rows needs no array of them.
  public init(
    title: String? = nil, columns: [TableColumn], groupTitle: String? = nil, whenEmpty: String = "none",
    rows: @escaping @Sendable () throws -> any Sequence<TableRow>
  ) {
    self.title = title
    self.columns = columns
    self.groupTitle = groupTitle
    self.whenEmpty = whenEmpty
    self.rows = rows
  }

  /// A table with rows that are at hand.
  public init(
    title: String? = nil, columns: [TableColumn], groupTitle: String? = nil, whenEmpty: String = "none",
    rows: [TableRow]
  ) {
    self.init(title: title, columns: columns, groupTitle: groupTitle, whenEmpty: whenEmpty) { rows }
  }

  /// A table with as many rows as are said, each made from its number, counted from 0, whenever it is needed.
  public init(
    title: String? = nil, columns: [TableColumn], groupTitle: String? = nil, whenEmpty: String = "none",
    count: Int, row: @escaping @Sendable (Int) -> TableRow
  ) {
    self.init(title: title, columns: columns, groupTitle: groupTitle, whenEmpty: whenEmpty) {
      NumberedRows(count: count, row: row)
    }
  }

  /// The first rows, for renderers that look at some to find widths.
  func firstRows(_ count: Int) throws -> [TableRow] {
    func first(_ rows: some Sequence<TableRow>) -> [TableRow] { Array(rows.prefix(count)) }
    return first(try rows())
  }
}

/// Rows that are made from their numbers. A sequence of no generic type costs least where nobody knows its type.
private struct NumberedRows: Sequence, IteratorProtocol {
  let count: Int
  let row: @Sendable (Int) -> TableRow
  private var number = 0

  init(count: Int, row: @escaping @Sendable (Int) -> TableRow) {
    self.count = count
    self.row = row
  }

  mutating func next() -> TableRow? {
    guard number < count else { return nil }
    defer { number += 1 }
    return row(number)
  }
}

/// A column of a ``Table``.
public struct TableColumn: Sendable, Hashable {
  /// What the cells of the column are; a cell may still be of another kind, such as missing.
  public enum Kind: Sendable, Hashable {
    case text, integer, amount, percent, date
    /// Amounts of several currencies. Formats for programs give the currency a column of its own.
    case money
  }

  public enum Alignment: Sendable, Hashable {
    case left, right
  }

  /// What may happen to a text that is wider than the room there is.
  public enum Overflow: Sendable, Hashable {
    /// It is cut and ends with `…`.
    case truncate
    /// It goes on in the next line.
    case wrap
    /// It is never touched; for part numbers and codes.
    case keep
  }

  /// The heading for people.
  public var title: String
  /// The heading for programs (the field's name in JSON); the title, if `nil`.
  public var name: String?
  public var kind: Kind
  public var alignment: Alignment
  public var overflow: Overflow
  /// The currency of all amounts of the column. A report for people says it once; a workbook gives it to each cell.
  public var currency: Currency?

  /// A column; without an alignment numbers stand right and everything else left.
  public init(
    _ title: String, name: String? = nil, kind: Kind = .text, alignment: Alignment? = nil,
    overflow: Overflow = .truncate, currency: Currency? = nil
  ) {
    self.currency = currency
    self.title = title
    self.name = name
    self.kind = kind
    self.overflow = kind == .text ? overflow : .keep
    switch kind {
    case .text, .date: self.alignment = alignment ?? .left
    case .integer, .amount, .percent, .money: self.alignment = alignment ?? .right
    }
  }
}
