import PriceModel

@testable import PriceListReading

extension ReadPriceList {
  /// What was read, for people and golden texts: a line for each item, its prices below it, then what is said.
  func listing(withList: Bool = false) -> String {
    var lines: [String] = []
    for (index, row) in batch.rows.enumerated() {
      let item = batch.items[Int(row.item)]
      var parts = [(row.action == .delete ? "delete " : "") + (batch.text(.partNumber, of: item) ?? "?")]
      for field in ItemField.allCases where field != .partNumber {
        if let text = batch.text(field, of: item) { parts.append("\(field.name) \(text)") }
      }
      lines.append(parts.joined(separator: " · "))
      lines += prices(row: index).map { "  \($0)" }
    }
    if withList, let list, let edition {
      lines.append("list \(list), edition \(edition), \(merging.rawValue)")
    }
    for diagnostic in diagnostics {
      let place = [diagnostic.line, diagnostic.column].compactMap { $0 }.map { "\($0):" }.joined()
      lines.append(
        "\(place)\(place.isEmpty ? "" : " ")\(diagnostic.severity): \(diagnostic.message) [\(diagnostic.code)]"
      )
    }
    return lines.joined(separator: "\n")
  }
}
