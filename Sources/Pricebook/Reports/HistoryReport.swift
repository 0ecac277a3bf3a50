import Catalogue
import PriceModel
import Reporting

extension HistoryAnswer: Answer {
  /// A table for each list, market, currency, term, billing, segment and quantity: an edition a row.
  public var report: Report {
    let sections = points.filter(\.inForce).grouped(by: Thread.init).map { thread, points in
      Report.Section(heading: thread.heading, tables: [Self.table(of: points)])
    }
    let notes = names.count > 1 ? names.map { "from \($0.edition) in \($0.list): “\($0.itemName)”" } : []
    let gaps = absent.isEmpty ? [] : ["not in " + Prose.list(absent.map(\.description))]
    let hidden = points.count { !$0.inForce }
    let others =
      hidden == 0
      ? []
      : ["\(Prose.count(hidden, "dated price")) not in force at the end of the month: --format csv or json"]
    let plots = plotInReport.map { [Report.Section(plots: [$0])] } ?? []
    return Report(
      title: partNumber, subtitle: names.last?.itemName, sections: plots + sections,
      footnotes: notes + gaps + others)
  }

  /// A row per price of each edition.
  public var dataReport: Report {
    let columns =
      [
        "edition", "list", "kind", "priceType", "amount", "currency", "market", "term", "billing", "segment",
        "per",
        "minQuantity", "maxQuantity",
      ].map { TableColumn($0, kind: $0 == "amount" ? .amount : .text) }
      + [
        TableColumn("from", kind: .date), TableColumn("to", kind: .date), TableColumn("inForce"),
        TableColumn("source"),
      ]
    return Report(
      title: "History",
      sections: [
        Report.Section(tables: [
          Table(
            columns: columns,
            rows: points.map { point in
              .body([
                .text(point.edition.description), .text(point.list), .text(point.kind.rawValue),
                TableCell(text: point.priceType), .amount(point.amount, minimumDigits: 0),
                .text(point.currency.code), TableCell(text: point.market), TableCell(text: point.term),
                TableCell(text: point.billing), TableCell(text: point.segment), .text(point.per.name),
                TableCell(text: point.minQuantity?.description),
                TableCell(text: point.maxQuantity?.description),
                point.from.map(TableCell.date) ?? .empty, point.to.map(TableCell.date) ?? .empty,
                .text(point.inForce ? "yes" : "no"), .text("\(point.source.file):\(point.source.line)"),
              ])
            })
        ])
      ])
  }

  /// What runs through the editions.
  private struct Thread: Hashable {
    var parts: [String?]

    init(_ point: Point) {
      parts = [
        point.list, point.market, point.currency.code, point.term, point.billing, point.segment,
        point.quantity,
      ]
    }

    var heading: String { parts.compactMap { $0 }.joined(separator: " · ") }
  }

  private static func table(of points: [Point]) -> Table {
    let kinds = points.map { $0.priceType ?? $0.kind.rawValue }.uniqued
    var columns = [TableColumn("Edition", name: "edition", overflow: .keep)]
    for kind in kinds {
      columns.append(TableColumn(kind.capitalizedFirst, name: kind, kind: .money))
      columns.append(TableColumn("Change", name: "\(kind)Percent", kind: .percent))
    }
    columns += [
      TableColumn("From", name: "from", kind: .date),
      TableColumn("First read", name: "source", overflow: .wrap),
    ]
    var before: [String: ExactDecimal] = [:]
    let rows = points.grouped(by: \.edition).map { edition, points in
      var cells: [TableCell] = [.text(edition.description)]
      for kind in kinds {
        guard let point = points.first(where: { ($0.priceType ?? $0.kind.rawValue) == kind }) else {
          cells += [.missing(""), .empty]
          continue
        }
        cells.append(.money(Money(point.amount, point.currency)))
        let change = before[kind].flatMap { PublishedPrice.percent($0, point.amount) }
        cells.append(change.map { $0.isZero ? .empty : .percent($0) } ?? .empty)
        before[kind] = point.amount
      }
      let last = points[points.count - 1]
      cells += [
        last.from.map(TableCell.date) ?? .empty, .text("\(last.source.file):\(last.source.line)"),
      ]
      return TableRow.body(cells)
    }
    return Table(columns: columns, rows: rows)
  }
}

extension CompareAnswer: Answer {
  public var report: Report {
    let sections = comparisons.map { comparison in
      Report.Section(heading: comparison.heading, tables: [Self.table(of: comparison)])
    }
    return Report(
      title: partNumber, subtitle: items.first?.itemName, facts: [Report.Fact("Prices of", .date(on))],
      sections: sections)
  }

  public var dataReport: Report {
    let columns =
      [
        "kind", "priceType", "currency", "term", "billing", "segment", "per", "minQuantity", "maxQuantity",
        "list",
        "edition", "market", "distributorSKU",
      ].map { TableColumn($0) }
      + [TableColumn("amount", kind: .amount), TableColumn("percent", kind: .amount), TableColumn("source")]
    let rows = comparisons.flatMap { comparison in
      comparison.prices.map { offer in
        TableRow.body([
          .text(comparison.kind.rawValue), TableCell(text: comparison.priceType),
          .text(comparison.currency.code),
          TableCell(text: comparison.term), TableCell(text: comparison.billing),
          TableCell(text: comparison.segment), .text(comparison.per.name),
          TableCell(text: comparison.minQuantity?.description),
          TableCell(text: comparison.maxQuantity?.description), .text(offer.list),
          .text(offer.edition.description), TableCell(text: offer.market),
          TableCell(text: offer.distributorSKU), .amount(offer.amount, minimumDigits: 0),
          offer.percent.map { .amount($0, minimumDigits: 1) } ?? .empty,
          .text("\(offer.source.file):\(offer.source.line)"),
        ])
      }
    }
    return Report(
      title: "Comparison", sections: [Report.Section(tables: [Table(columns: columns, rows: rows)])])
  }

  private static func table(of comparison: Comparison) -> Table {
    let hasSKUs = comparison.prices.contains { $0.distributorSKU != nil }
    var columns = [
      TableColumn("List", name: "list", overflow: .keep),
      TableColumn("Edition", name: "edition", overflow: .keep),
      TableColumn("Market", name: "market", overflow: .keep),
    ]
    if hasSKUs { columns.append(TableColumn("Distributor SKU", name: "distributorSKU", overflow: .keep)) }
    columns += [
      TableColumn("Amount", name: "amount", kind: .money),
      TableColumn("Over the cheapest", name: "percent", kind: .percent),
      TableColumn("First read", name: "source", overflow: .wrap),
    ]
    return Table(
      columns: columns,
      rows: comparison.prices.map { offer in
        var cells: [TableCell] = [
          .text(offer.list), .text(offer.edition.description), TableCell(text: offer.market),
        ]
        if hasSKUs { cells.append(TableCell(text: offer.distributorSKU)) }
        cells += [
          .money(Money(offer.amount, comparison.currency)), offer.percent.map(TableCell.percent) ?? .empty,
          .text("\(offer.source.file):\(offer.source.line)"),
        ]
        return .body(cells)
      })
  }
}

extension CompareAnswer.Comparison {
  fileprivate var heading: String {
    var parts = [priceType ?? kind.rawValue, currency.code, term, billing, segment].compactMap { $0 }
    if let minQuantity { parts.append("from \(minQuantity)") }
    if let maxQuantity { parts.append("up to \(maxQuantity)") }
    return parts.joined(separator: " · ")
  }
}
