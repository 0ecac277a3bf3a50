import PriceModel

/// One item with two prices for one purpose from one day: which one holds is a matter of luck.
struct TwoPrices: AuditCheck {
  let id = "two-prices"
  let title = "the same SKU twice, at two prices from the same day"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.items.flatMap { item in
      var found: [AuditFinding] = []
      for (purpose, prices) in item.prices.grouped(by: PricePurpose.init) {
        for (start, alike) in prices.grouped(by: { $0.from ?? .earliest }) {
          let amounts = Set(alike.map(\.amount))
          guard amounts.count > 1 else { continue }
          let shown = Prose.list(alike.map { $0.money.text })
          let from = start == .earliest ? "without a first day" : "from \(start)"
          found.append(
            finding(
              edition, item, "\(purpose.kind.rawValue) \(shown) \(purpose.place.currency), both \(from)",
              prices: alike.map { (item, $0) }))
        }
      }
      return found
    }
  }
}

/// Two part numbers with the same name and the same facets.
struct SameItemTwice: AuditCheck {
  let id = "same-item-twice"
  let title = "the same name and facets under two part numbers"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    var found: [AuditFinding] = []
    for (_, alike) in edition.items.filter(Self.isNamed).grouped(by: Self.facets) {
      let parts = Set(alike.map { $0.partNumber.uppercased() })
      guard parts.count > 1, let first = alike.first else { continue }
      // Without the facets of the order model a name alone tells too little.
      let severity: AuditFinding.Severity = first.offering == nil ? .note : .finding
      found.append(
        finding(
          edition, first, "“\(first.itemName ?? "")” is \(Prose.list(alike.map(\.partNumber)))",
          severity: severity, prices: alike.compactMap { item in item.prices.first.map { (item, $0) } }))
    }
    return found
  }

  private static func isNamed(_ item: Item) -> Bool { item.itemName != nil && item.replacedBy == nil }

  private static func facets(_ item: Item) -> [String?] {
    Facet.allCases.map { $0 == .itemName ? item.itemName?.lowercased() : item[$0] }
      + [item.version, item.pack, item.qualifiers.joined(separator: " ")]
  }
}

/// Rows that only repeat others.
struct RepeatedListRows: AuditCheck {
  let id = "repeated-rows"
  let title = "rows that only repeat others"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    guard edition.repeatedRows > 0 else { return [] }
    return [
      finding(
        edition,
        "\(edition.repeatedRows) of \(edition.rows) rows of \(edition.file) state nothing that another "
          + "row does not state; an import names them (repeated-row)")
    ]
  }
}

extension Sequence {
  /// As `Dictionary(grouping:by:)`, in the order of first appearance.
  func grouped<Key: Hashable>(by key: (Element) throws -> Key) rethrows -> [(key: Key, values: [Element])] {
    var places: [Key: Int] = [:]
    var groups: [(key: Key, values: [Element])] = []
    for element in self {
      let key = try key(element)
      if let place = places[key] {
        groups[place].values.append(element)
      } else {
        places[key] = groups.count
        groups.append((key, [element]))
      }
    }
    return groups
  }
}
