import Foundation

/// An Open Value list in any of its dialects (FORMATS §3 and §7).
struct OpenValueList: Sendable {
  static let allColumns = [
    "Part Number", "Item Name", "Item Legal Name", "Program", "Product Family", "Product Type", "Offering",
    "Level",
    "Purchase Unit", "Purchase Period", "Pool", "Language", "License Agreement Type", "Customer Type",
    "Country",
    "Currency", "Net Price", "ERP Price", "Effective Date", "End Date", "Replaced By",
  ]

  var rows: [OpenValueRow]
  var columns = Self.allColumns
  var delimiter = ","
  var decimalMark = "."
  var grouping = ""
  var dottedDates = false
  var lineEnd = "\n"
  var encoding = TextBytes.utf8
  /// Lines above the header, as they stand.
  var above: [String] = []
  /// Lines below the last row, as they stand.
  var below: [String] = []
  /// Empty columns at the end of every line.
  var emptyColumns = 0

  init(_ rows: [OpenValueRow]) { self.rows = rows }

  var text: String {
    let records = [columns] + rows.map { row in columns.map { field($0, of: row) } }
    let lines = records.map { record in
      record.map { csvField($0, delimiter: delimiter) }.joined(separator: delimiter)
        + String(repeating: delimiter, count: emptyColumns)
    }
    return (above + lines + below).map { $0 + lineEnd }.joined()
  }

  var data: Data { encoding.bytes(of: text) }

  private func field(_ column: String, of row: OpenValueRow) -> String {
    switch column {
    case "Part Number": row.part
    case "Item Name": row.itemName
    case "Item Legal Name": row.legalName
    case "Program": row.program
    case "Product Family": row.family
    case "Product Type": row.productType
    case "Offering": row.offeringName
    case "Level": row.levelName
    case "Purchase Unit": row.unitName
    case "Purchase Period": row.periodName
    case "Pool": "Applications"
    case "Language": row.language
    case "License Agreement Type": "Commercial"
    case "Customer Type": "Distributor"
    case "Country": row.country
    case "Currency": row.currency
    case "Net Price": number(row.net)
    case "ERP Price": number(row.list)
    case "Effective Date": date(row.from)
    case "End Date": date(row.end)
    case "Replaced By": row.replacedBy
    default: ""
    }
  }

  /// `1234.56` in the list's own way; what is no number stays as it is.
  private func number(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard Decimal(string: text) != nil, let whole = parts.first else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += grouping }
      grouped.append(digit)
    }
    return parts.count == 1 ? grouped : grouped + decimalMark + parts[1]
  }

  private func date(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard dottedDates, parts.count == 3 else { return text }
    return "\(parts[2]).\(parts[1]).\(parts[0])"
  }
}
