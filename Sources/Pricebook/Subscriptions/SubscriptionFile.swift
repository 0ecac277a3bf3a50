import Licensing
import PriceListReading
import PriceModel

/// The subscriptions that a partner looks after, as a CSV file has them.
public struct SubscriptionFile: Sendable {
  /// The file they were read from, for messages.
  public var file: String
  public var rows: [Row]
  /// The key of each column, for messages.
  let columns: [String]

  /// A subscription with what is paid for it.
  public struct Row: Sendable {
    /// The physical line in the file, for messages.
    public var line: Int
    public var subscription: Subscription
    /// The price of one seat for a year, where the file states it.
    public var pricePerYear: Money?
    /// Whether it is paid for the year in advance or by the month, where the file states it.
    public var isPaidYearly: Bool?
  }

  /// The columns of a file; the last three are needed by `subscription plan` only.
  static let requiredColumns = ["id", "customer", "product", "program", "start", "term", "quantity"]
  static let optionalColumns = [
    "renewsAutomatically", "proFormaOn", SubscriptionFile.priceColumn, "currency", "paid",
  ]
  public static let priceColumn = "pricePerYear"

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameter priceColumn: the column that holds the price of one seat for a year, where it has another name.
  ///
  /// Throws ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` with line and column if it
  /// cannot be understood; what is wrong in other rows is among its further errors.
  public static func read(path: String, priceColumn: String = priceColumn) throws -> SubscriptionFile {
    try SubscriptionFile(csv: try DocumentFile.read(path), file: path, priceColumn: priceColumn)
  }

  /// Reads a header of ``requiredColumns`` and any of ``optionalColumns``, in any order, and a subscription per row.
  init(csv bytes: [UInt8], file: String, priceColumn: String = SubscriptionFile.priceColumn) throws {
    self.file = file
    let table = try translatingReadingErrors { try CSVTable(bytes, file: file) }
    columns = try Self.columns(of: table, priceColumn: priceColumn)
    rows = []
    var lines: [String: Int] = [:]
    var faults = InputFaults()
    for record in table.rows {
      guard
        let fields = try faults.attempt({ try SubscriptionFields(record, columns: columns, file: file) }),
        let row = try fields.row(&faults)
      else { continue }
      if let line = lines[row.subscription.id] {
        faults.add(
          fields.wrong(
            "id", .repeatedID, "the id “\(row.subscription.id)” stands in line \(line) already"))
      }
      lines[row.subscription.id] = row.line
      rows.append(row)
    }
    try faults.finish()
  }

  /// The column of each field; throws for a column nobody knows, naming the nearest, and for one that is missing.
  private static func columns(of table: CSVTable, priceColumn: String) throws -> [String] {
    func fault(_ code: DiagnosticCode, _ message: String, column: Int?) -> PricebookError {
      PricebookError(.fault, code, message, file: table.file, line: table.headerLine, column: column)
    }
    let known = requiredColumns + optionalColumns.map { $0 == Self.priceColumn ? priceColumn : $0 }
    var columns: [String] = []
    for (index, title) in table.header.enumerated() {
      guard let name = known.first(where: { $0.caseInsensitivelyEquals(title.trimmed) }) else {
        let nearest = EditDistance.nearest(to: title.trimmed, among: known)
        throw fault(
          .unknownColumn,
          "unknown column “\(title)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
            + " Accepted are \(Prose.list(known, atMost: 40))", column: index + 1)
      }
      let key = name == priceColumn ? Self.priceColumn : name
      guard !columns.contains(key) else {
        throw fault(.repeatedColumn, "the column “\(name)” stands twice", column: index + 1)
      }
      columns.append(key)
    }
    if let missing = requiredColumns.first(where: { !columns.contains($0) }) {
      throw fault(
        .missingColumn, "the header has no column “\(missing)”; needed are \(Prose.list(requiredColumns))",
        column: nil)
    }
    return columns
  }
}
