import PriceModel

@testable import PriceListReading

extension ReadPriceList {
  /// What was read, for people and golden texts: a line for each item, its prices below it, then what is said.
  func listing(withList: Bool = false) -> String {
    var lines: [String] = []
    for (index, row) in batch.rows.enumerated() {
      let item = batch.items[Int(row.item)]
      let action =
        switch row.action {
        case .set: ""
        case .delete: "delete "
        case .reprice: "prices of "
        }
      var parts = [action + (batch.text(.partNumber, of: item) ?? "?")]
      for field in ItemField.allCases where field != .partNumber {
        if let text = batch.text(field, of: item) { parts.append("\(field.name) \(text)") }
      }
      lines.append(parts.joined(separator: " · "))
      lines += prices(row: index).map { "  \($0)" }
    }
    if withList, let list, let edition {
      let prices = replacesPrices ? ", prices replaced" : ""
      lines.append("list \(list), edition \(edition), \(merging.rawValue)\(prices)")
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
