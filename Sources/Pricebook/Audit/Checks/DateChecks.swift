import PriceModel

/// Days without a price between two prices of one purpose.
struct PriceGaps: AuditCheck {
  let id = "date-gap"
  let title = "days without a price between two prices"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    findings(edition) { item, prices in
      var end: CalendarDate?
      var last: Price?
      var found: [(String, [Price])] = []
      for price in prices {
        if let end, let last, end < .latest, let from = price.from, end.days(until: from) > 1 {
          found.append(("no price from \(end.adding(days: 1)) to \(from.adding(days: -1))", [last, price]))
        }
        if (price.to ?? .latest) >= end ?? .earliest {
          end = price.to ?? .latest
          last = price
        }
      }
      return found
    }
  }
}

/// Two prices that hold on the same days: legal, and the format says which one counts (FORMATS §1).
struct PriceOverlaps: AuditCheck {
  let id = "date-overlap"
  let title = "two prices for the same days"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    findings(edition, severity: .note) { item, prices in
      zip(prices, prices.dropFirst()).compactMap { first, second in
        guard first.from != second.from, first.overlaps(second), first.amount != second.amount else {
          return nil
        }
        let start = second.from ?? .earliest
        let end = min(first.to ?? .latest, second.to ?? .latest)
        let winner = edition.inForce.ranked([first, second], on: start).first
        return (
          "from \(start)\(end == .latest ? " on" : " to \(end)") both hold; in force is the one that "
            + (winner == first ? "begins \(first.from?.description ?? "first")" : "begins \(start)"),
          [first, second]
        )
      }
    }
  }
}

/// Prices that are never in force, or not in the month of the edition.
struct PricesOutOfForce: AuditCheck {
  let id = "not-in-force"
  let title = "a price that is not in force in the month of its edition"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    let month = edition.edition
    let empty = findings(edition) { _, prices in
      prices.filter { ($0.from ?? .earliest) > ($0.to ?? .latest) }.map {
        ("it ends on \($0.to?.description ?? ""), before it begins on \($0.from?.description ?? "")", [$0])
      }
    }
    // That a product is over which has a successor is as it should be.
    let over = [AuditFinding.Severity.finding, .note].flatMap { severity in
      findings(edition, severity: severity) { item, prices in
        guard (item.replacedBy == nil) == (severity == .finding),
          let last = prices.max(by: { ($0.to ?? .latest) < ($1.to ?? .latest) }), let end = last.to,
          end < month.firstDay
        else { return [] }
        let successor = item.replacedBy.map { "; its successor is \($0)" } ?? ""
        return [("it ended on \(end)" + successor, [last])]
      }
    }
    let later = findings(edition, severity: .note) { _, prices in
      guard let first = prices.first, let start = first.from, start > month.lastDay else { return [] }
      return [("it begins on \(start)", [first])]
    }
    return empty + over + later
  }
}

/// Months without an edition.
struct EditionGaps: AuditCheck {
  let id = "edition-gap"
  let title = "months without an edition"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    var missing: [String] = []
    for (month, next) in zip(edition.editions, edition.editions.dropFirst()) {
      var absent = month.next
      while absent < next {
        missing.append(absent.description)
        absent = absent.next
      }
    }
    guard !missing.isEmpty else { return [] }
    return [finding(edition, "no edition of \(Prose.list(missing))")]
  }
}

extension AuditCheck {
  /// Findings about the dated prices of one purpose, which come by their first day; what holds for net and list alike
  /// is said once.
  fileprivate func findings(
    _ edition: AuditedEdition, severity: AuditFinding.Severity = .finding,
    _ check: (Item, [Price]) -> [(message: String, prices: [Price])]
  ) -> [AuditFinding] {
    edition.items.flatMap { item in
      item.prices.grouped(by: PricePlace.init).flatMap { place, prices in
        var said: [(message: String, prices: [Price])] = []
        for (_, alike) in prices.grouped(by: PricePurpose.init) {
          for (message, rows) in check(item, alike.sorted { ($0.from ?? .earliest) < ($1.from ?? .earliest) })
          {
            if let index = said.firstIndex(where: { $0.message == message }) {
              said[index].prices += rows
            } else {
              said.append((message, rows))
            }
          }
        }
        return said.map { message, rows in
          finding(edition, item, message, severity: severity, prices: rows.map { (item, $0) }, place: place)
        }
      }
    }
  }
}
