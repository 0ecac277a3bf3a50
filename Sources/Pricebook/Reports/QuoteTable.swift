import PriceModel
import Reporting

/// The lines of a quote as a table. What no line has, such as a discount, has no column.
struct QuoteTable {
  private let quote: QuoteAnswer
  private let layout: QuoteLayout
  private var words: Language { layout.language }

  init(_ document: QuoteDocument) {
    quote = document.quote
    layout = document.layout
  }

  /// A column with its cell for each line.
  private struct Column {
    var head: TableColumn
    var cell: (QuoteAnswer.Line) -> TableCell
    /// What stands in the three total rows.
    var totals: [TableCell] = [.empty, .empty, .empty]
  }

  /// The table for people, with groups and totals.
  var table: Table {
    let columns = columns.filter { column in
      switch column.head.name {
      case "discount", "tier": quote.lines.contains { column.cell($0) != .empty }
      case "source": quote.copy == .internal
      default: true
      }
    }
    let rows =
      groups.flatMap { name, lines in
        (name.map { [TableRow.heading($0)] } ?? [])
          + lines.map { line in .body(columns.map { $0.cell(line) }) }
      } + (0..<3).map { number in .total(columns.map { $0.totals[number] }) }
    return Table(
      columns: columns.map(\.head), groupTitle: layout.grouping.map { $0 == .program ? "Program" : "Year" },
      rows: rows)
  }

  /// The lines alone, for programs: always the same columns.
  var lines: Table {
    let columns = columns
    return Table(
      columns: columns.map(\.head), rows: quote.lines.map { line in .body(columns.map { $0.cell(line) }) })
  }

  private var groups: [(name: String?, lines: [QuoteAnswer.Line])] {
    guard let grouping = layout.grouping else { return [(nil, quote.lines)] }
    let groups = quote.lines.grouped(by: { (grouping == .program ? $0.program : $0.acquired) ?? "" })
    // Lines without a group stand last.
    return groups.sorted { $1.key.isEmpty || (!$0.key.isEmpty && $0.key < $1.key) }.map { key, lines in
      (key.isEmpty ? words(.otherLines) : grouping == .program ? key : name(ofYear: key), lines)
    }
  }

  /// `Acquired in year 2` for `Y2`.
  private func name(ofYear code: String) -> String {
    code.hasPrefix("Y") ? words(.year, ["number": String(code.dropFirst())]) : words(.otherLines)
  }

  private var columns: [Column] {
    let digits = quote.currency.minorUnits
    func amount(_ text: String?) -> TableCell {
      text.flatMap { ExactDecimal($0) }.map { .amount($0, minimumDigits: digits) } ?? .empty
    }
    func money(_ title: String, _ name: String) -> TableColumn {
      TableColumn(title, name: name, kind: .amount, currency: quote.currency)
    }
    func calculated(_ text: String?, _ calculation: Calculation) -> TableCell {
      text.flatMap { ExactDecimal($0) }.map { .calculated($0, minimumDigits: digits, calculation) } ?? .empty
    }
    let rate = quote.taxRate ?? .zero
    let taxName = words(.tax, ["rate": quote.taxRate.map { words.style.percent($0) } ?? ""])
    var columns = [
      Column(head: TableColumn(words(.line), name: "line", overflow: .keep)) { line in
        Int(line.line.description).map(TableCell.integer) ?? .text(line.line.description)
      },
      Column(head: TableColumn(words(.partNumber), name: "partNumber", overflow: .keep)) {
        .text($0.partNumber)
      },
      Column(
        head: TableColumn(words(.item), name: "itemName", overflow: .wrap),
        cell: { line in
          let name = [line.itemName, line.term, line.billing].compactMap { $0 }.joined(separator: ", ")
          return TableCell(text: [name, line.note].compactMap { $0 }.joined(separator: " — "))
        },
        totals: [.text(words(.subtotal)), .text(taxName.trimmed), .text(words(.total))]),
      Column(head: TableColumn(words(.quantity), name: "quantity", kind: .amount)) {
        .amount($0.quantity.value.normalized, minimumDigits: 0)
      },
      Column(head: money(words(.unitPrice), "unitPrice")) { amount($0.unitPrice) },
      Column(head: TableColumn(words(.discount), name: "discount", kind: .percent)) {
        $0.discount.flatMap { $0.isZero ? nil : TableCell.percent($0) } ?? .empty
      },
      Column(
        head: money(words(.amount), "amount"), cell: { amount($0.amount) },
        totals: [
          calculated(quote.subtotal, .sum), calculated(quote.tax, .percent(rate, ofTotal: 0)),
          calculated(quote.total, .sumOfTotals([0, 1])),
        ]),
    ]
    if quote.copy == .internal {
      columns.append(
        Column(
          head: money(words(.cost), "cost"), cell: { amount($0.cost) },
          totals: [calculated(quote.cost, .sum), .empty, .empty]))
      columns.append(
        Column(
          head: TableColumn(words(.margin), name: "margin", kind: .percent),
          cell: { $0.margin.map(TableCell.percent) ?? .empty },
          totals: [quote.margin.map(TableCell.percent) ?? .empty, .empty, .empty]))
    }
    return columns + [
      Column(head: TableColumn(words(.tier), name: "tier", overflow: .keep)) { TableCell(text: $0.tier) },
      Column(head: TableColumn(words(.from), name: "source", overflow: .keep)) {
        .text("\($0.list) \($0.edition)")
      },
    ]
  }
}
