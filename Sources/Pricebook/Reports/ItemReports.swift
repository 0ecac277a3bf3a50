import Catalogue
import PriceModel
import Reporting

extension ShowAnswer: Answer {
  public var report: Report {
    Report(
      title: partNumber,
      sections: items.map { item in
        Report.Section(
          heading: ItemReports.heading(of: item), paragraphs: ItemReports.facts(of: item),
          tables: [ItemReports.prices(of: item.prices)],
          notes: ["first read: \(item.source.file):\(item.source.line), edition \(item.source.edition)"]
            + (item.replacedBy.map { ["replaced by \($0)"] } ?? [])
            + facts.map(ItemReports.origin))
      })
  }
}

extension ShowAnswer {
  /// A row per price with every field, as `export` writes it.
  public var dataReport: Report {
    Report(title: partNumber, sections: [Report.Section(tables: [ItemReports.export(of: items)])])
  }
}

extension SearchAnswer: Answer {
  public var report: Report {
    Report(
      title: Prose.count(items.count, "item"),
      sections: [
        Report.Section(
          paragraphs: approximate ? ["Nothing matches “\(text)”; these numbers are nearest."] : [],
          tables: [ItemReports.table(of: items, inForce)])
      ])
  }
}

extension ExportAnswer: Answer {
  public var report: Report {
    Report(
      title: Prose.count(items.count, "item"),
      sections: [Report.Section(tables: [ItemReports.table(of: items, inForce)])])
  }

  public var dataReport: Report {
    Report(
      title: "Export", sections: [Report.Section(tables: [ItemReports.export(of: items, editions: editions)])]
    )
  }
}

/// The pieces that reports about items share.
enum ItemReports {
  static func heading(of item: Item) -> String {
    let key = [item.term, item.billing, item.segment].compactMap { $0 }.joined(separator: ", ")
    return (item.itemName ?? item.partNumber) + (key.isEmpty ? "" : " (\(key))")
  }

  /// One line with every facet the item states, by name where its code has one.
  static func facts(of item: Item) -> [String] {
    var facts: [String] = []
    for facet in Facet.allCases where facet != .itemName {
      guard let code = item[facet] else { continue }
      facts.append("\(facet.title): \(facet.vocabulary?.name(of: code) ?? code)")
    }
    for (label, value) in [
      ("version", item.version), ("pack", item.pack), ("publisher", item.publisher),
      ("distributor SKU", item.distributorSKU),
    ] {
      if let value { facts.append("\(label): \(value)") }
    }
    if !item.qualifiers.isEmpty { facts.append("qualifiers: \(item.qualifiers.joined(separator: " "))") }
    facts += item.attributes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return [item.description, facts.joined(separator: " · ")].compactMap { $0 }.filter { !$0.isEmpty }
  }

  /// `MaxLicenses, MinLicenses: nce-offer-matrix 2026-11, matrix.csv:2`.
  static func origin(of facts: ItemFacts) -> String {
    "\(facts.attributes.keys.sorted().joined(separator: ", ")): \(facts.list) \(facts.edition), \(facts.source.file):\(facts.source.line)"
  }

  /// `MaxLicenses: 300 · MinLicenses: 1 (nce-offer-matrix 2026-11, matrix.csv:2)`; long values are cut.
  static func summary(of facts: ItemFacts) -> String {
    let values = facts.attributes.sorted { $0.key < $1.key }.map { name, value in
      "\(name): \(value.count > 60 ? value.prefix(60) + "…" : value)"
    }
    return
      "\(facts.partNumber): \(values.joined(separator: " · ")) (\(facts.list) \(facts.edition), \(facts.source.file):\(facts.source.line))"
  }

  static func prices(of prices: [Price]) -> Table {
    Table(
      columns: [
        TableColumn("Kind", name: "kind", overflow: .keep),
        TableColumn("Amount", name: "amount", kind: .money),
        TableColumn("Per", name: "per", overflow: .keep),
        TableColumn("Market", name: "market", overflow: .keep),
        TableColumn("Quantity", name: "tier", overflow: .keep),
        TableColumn("From", name: "from", kind: .date),
        TableColumn("To", name: "to", kind: .date), TableColumn("List", name: "list", overflow: .keep),
        TableColumn("Edition", name: "edition", overflow: .keep),
        TableColumn("First read", name: "source", overflow: .wrap),
      ], whenEmpty: "no price",
      rows: prices.map { price in
        .body([
          .text(price.priceType ?? price.kind.rawValue), .money(price.money),
          .text(price.quantityBasis.map { "\(price.per.name) × \($0)" } ?? price.per.name),
          TableCell(text: price.market), TableCell(text: PriceChoice.tier(of: price)),
          price.from.map(TableCell.date) ?? .empty, price.to.map(TableCell.date) ?? .empty, .text(price.list),
          .text(price.edition.description), .text("\(price.source.file):\(price.source.line)"),
        ])
      })
  }

  /// A row per item: what tells it from the others, and its net and list price in force.
  static func table(of items: [Item], _ inForce: PricesInForce) -> Table {
    let facets = ItemReports.telling(items)
    let columns =
      [
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Item name", name: "itemName", overflow: .wrap),
      ]
      + facets.map { TableColumn($0.title.capitalizedFirst, name: $0.rawValue, overflow: .keep) }
      + [
        TableColumn("Net", name: "net", kind: .money), TableColumn("List", name: "list", kind: .money),
        TableColumn("In", name: "in", overflow: .keep),
      ]
    return Table(
      columns: columns,
      rows: items.map { item in
        let net = inForce.price(.net, of: item)
        let list = inForce.price(.list, of: item)
        return .body(
          [.text(item.partNumber), TableCell(text: item.itemName)] + facets.map { TableCell(text: item[$0]) }
            + [
              net.map { .money($0.money) } ?? .empty, list.map { .money($0.money) } ?? .empty,
              TableCell(text: item.prices.first.map { "\($0.list) \($0.edition)" }),
            ])
      })
  }

  /// The facets in which the items differ; a single item's are in its own description.
  private static func telling(_ items: [Item]) -> [Facet] {
    let candidates: [Facet] = [
      .offering, .level, .unit, .acquired, .productType, .userType, .segment, .term, .billing,
    ]
    return candidates.filter { facet in Set(items.map { $0[facet] }).count > 1 }
  }

  /// A row per price with every field: what `export --format csv` writes.
  ///
  /// - Parameter editions: Of each item; an item without a price does not name it itself.
  static func export(of items: [Item], editions: [EditionReference] = []) -> Table {
    Table(columns: exportColumns) {
      items.indices.lazy.flatMap { exportRows(items[$0], $0 < editions.count ? editions[$0] : nil) }
    }
  }

  static let exportColumns: [TableColumn] =
    ["list", "edition"].map { TableColumn($0) } + ItemField.allCases.map { TableColumn($0.name) }
    + [
      TableColumn("market"), TableColumn("currency"), TableColumn("kind"), TableColumn("priceType"),
      TableColumn("amount", kind: .amount), TableColumn("per"), TableColumn("quantityBasis", kind: .amount),
      TableColumn("minQuantity", kind: .amount), TableColumn("maxQuantity", kind: .amount),
      TableColumn("from", kind: .date), TableColumn("to", kind: .date), TableColumn("sourceFile"),
      TableColumn("sourceLine", kind: .integer), TableColumn("sourceEdition"),
    ]

  static func exportRows(_ item: Item, _ edition: EditionReference?) -> [TableRow] {
    let fields = ItemField.allCases.map { field -> TableCell in
      switch field {
      // As JSON, so that they can be read again whatever signs are in them.
      case .qualifiers: TableCell(text: item.qualifiers.isEmpty ? nil : JSONText.array(item.qualifiers))
      case .attributes:
        TableCell(
          text: item.attributes.isEmpty ? nil : JSONText.object(item.attributes.map { ($0.key, $0.value) }))
      default: TableCell(text: item[field])
      }
    }
    guard !item.prices.isEmpty else {
      let source = [
        TableCell.text(item.source.file), .integer(item.source.line), .text(item.source.edition.description),
      ]
      let own = [TableCell(text: edition?.list), TableCell(text: edition?.edition.description)]
      return [.body(own + fields + Array(repeating: .empty, count: 11) + source)]
    }
    return item.prices.map { price in
      let quantity = { (number: ExactDecimalNumber?) -> TableCell in
        number.map { .amount($0.value.normalized, minimumDigits: 0) } ?? .empty
      }
      return .body(
        [.text(price.list), .text(price.edition.description)] + fields + [
          TableCell(text: price.market), .text(price.currency.code), .text(price.kind.rawValue),
          TableCell(text: price.priceType), .amount(price.amount, minimumDigits: 0), .text(price.per.name),
          quantity(price.quantityBasis), quantity(price.minQuantity), quantity(price.maxQuantity),
          price.from.map(TableCell.date) ?? .empty, price.to.map(TableCell.date) ?? .empty,
          .text(price.source.file), .integer(price.source.line), .text(price.source.edition.description),
        ])
    }
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
