import PriceModel
import Reporting

extension QuoteAnswer: Answer {
  public var report: Report {
    Report(
      title: "Quote" + (number.map { " \($0)" } ?? ""), facts: facts,
      sections: [Report.Section(tables: [table], notes: notes)],
      footnotes: ["Rounding: \(rounding)", "Editions: \(Prose.list(editions))"]
        + (rules.isEmpty ? [] : ["Rules: \(Prose.list(rules))"]))
  }

  /// The lines alone; the totals are in the JSON.
  public var dataReport: Report {
    var lines = table
    lines.rows = { [rows = lineRows] in rows }
    return Report(title: "Quote", sections: [Report.Section(tables: [lines])])
  }

  private var facts: [Report.Fact] {
    var facts = [Report.Fact("Date", .date(date))]
    if let validUntil { facts.append(Report.Fact("Valid until", .date(validUntil))) }
    switch customer?.value {
    case .string(let name): facts.append(Report.Fact("Customer", name))
    case .object(let members):
      for member in members {
        if case .string(let text) = member.value.value {
          facts.append(Report.Fact(member.key.capitalizedFirst, text))
        }
      }
    default: break
    }
    facts.append(Report.Fact("Currency", currency.code))
    facts.append(Report.Fact("Prices", price.rawValue))
    return facts
  }

  private var lineRows: [TableRow] {
    lines.map { line in
      .body([
        .text(line.line.description), .text(line.partNumber),
        TableCell(text: [line.itemName, line.term, line.billing].compactMap { $0 }.joined(separator: ", ")),
        .amount(line.quantity.value.normalized, minimumDigits: 0), amount(line.unitPrice),
        line.discount.map(TableCell.percent) ?? .empty, amount(line.amount), TableCell(text: line.tier),
        .text("\(line.list) \(line.edition)"),
      ])
    }
  }

  private func amount(_ text: String) -> TableCell {
    ExactDecimal(text).map { .amount($0, minimumDigits: currency.minorUnits) } ?? .empty
  }

  private var table: Table {
    var rows = lineRows
    let label = taxRate.map { "Tax \($0) %" } ?? "Tax"
    rows += [("Subtotal", subtotal), (label, tax), ("Total", total)].map { name, text in
      TableRow.total([.empty, .empty, .text(name), .empty, .empty, .empty, amount(text)])
    }
    return Table(
      columns: [
        TableColumn("Line", name: "line", overflow: .keep),
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Item", name: "itemName", overflow: .wrap),
        TableColumn("Quantity", name: "quantity", kind: .amount),
        TableColumn("Unit price", name: "unitPrice", kind: .amount),
        TableColumn("Discount", name: "discount", kind: .percent),
        TableColumn("Amount", name: "amount", kind: .amount),
        TableColumn("Tier", name: "tier", overflow: .keep),
        TableColumn("From", name: "source", overflow: .keep),
      ], rows: rows)
  }

  private var notes: [String] {
    lines.map { line in
      "line \(line.line): \(line.reason); read from \(line.source.file):\(line.source.line)"
        + (line.rule.map { " [\($0)]" } ?? "")
    } + warnings.map { "warning: \($0.message)" }
  }

  private var editions: [String] { Set(lines.map { "\($0.list) \($0.edition)" }).sorted() }
  private var rules: [String] { Set(lines.compactMap(\.rule)).sorted() }
}
