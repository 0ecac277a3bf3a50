import PriceModel
import Reporting

extension QuoteCheckAnswer: Answer {
  public var report: Report {
    let changed = lines.filter { $0.status != .same }
    return Report(
      title: "Quote" + (number.map { " \($0)" } ?? "") + ", priced again",
      subtitle: changed.isEmpty
        ? "Every line has the price it had."
        : "\(Prose.count(changed.count, "line")) of \(lines.count) would not cost what was quoted.",
      facts: [
        Report.Fact("Quoted", .date(oldDate)), Report.Fact("Priced again for", .date(date)),
        Report.Fact("Currency", currency.code), Report.Fact("Total then", amount(oldTotal)),
        Report.Fact("Total now", total.map(amount) ?? .missing("a line has no price")),
        Report.Fact("Change", percent.map(TableCell.percent) ?? .missing("")),
      ],
      sections: [
        Report.Section(
          tables: [table],
          notes: changed.compactMap { line in line.reason.map { "line \(line.line): \($0)" } }
            + warnings.map { "Warning: \($0.message)" })
      ], footnotes: ["Rounding: \(rounding)"])
  }

  private func amount(_ text: String?) -> TableCell {
    text.flatMap { ExactDecimal($0) }.map { .amount($0, minimumDigits: currency.minorUnits) } ?? .missing("")
  }

  private var table: Table {
    Table(
      columns: [
        TableColumn("Line", name: "line", overflow: .keep),
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Item", name: "itemName", overflow: .wrap),
        TableColumn("Quantity", name: "quantity", kind: .amount),
        TableColumn("Unit price then", name: "oldUnitPrice", kind: .amount, currency: currency),
        TableColumn("now", name: "unitPrice", kind: .amount, currency: currency),
        TableColumn("Amount then", name: "oldAmount", kind: .amount, currency: currency),
        TableColumn("now", name: "amount", kind: .amount, currency: currency),
        TableColumn("Change", name: "percent", kind: .percent),
        TableColumn("", name: "status", overflow: .keep),
        TableColumn("Edition then", name: "oldEdition", overflow: .keep),
        TableColumn("now", name: "edition", overflow: .keep),
      ],
      rows: lines.map { line in
        .body([
          .text(line.line.description), .text(line.partNumber), TableCell(text: line.itemName),
          .amount(line.quantity.value.normalized, minimumDigits: 0), amount(line.oldUnitPrice),
          amount(line.unitPrice), amount(line.oldAmount), amount(line.amount),
          line.percent.map(TableCell.percent) ?? .missing(""), .text(line.status.rawValue),
          .text(line.oldEdition), TableCell(text: line.edition),
        ])
      })
  }
}
