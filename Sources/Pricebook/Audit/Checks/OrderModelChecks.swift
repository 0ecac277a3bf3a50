import PriceModel

/// An Up-To-Date SKU costs half of the regular one: the discount is already in its price.
struct UpToDatePrices: AuditCheck {
  let id = "up-to-date-half"
  let rule: String? = "UTD-1"
  let title = "an Up-To-Date SKU that is not half of the regular one"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    let regular = [Offering.upToDate: Offering.enterprise, .platformUpToDate: .platform]
    return edition.items.flatMap { item -> [AuditFinding] in
      guard item.replacedBy == nil, let offering = item.offering.flatMap(Offering.init(rawValue:)),
        let whole = regular[offering]
      else { return [] }
      let counterparts = edition.counterparts(of: item, with: [.offering: whole.rawValue])
      guard let other = counterparts.first else {
        return [
          finding(
            edition, item, "the list has no \(whole.rawValue) SKU to compare it with", severity: .note,
            prices: [])
        ]
      }
      return edition.pairs(item, other).compactMap { half, full in
        let step = PublishedPrice.step(half.amount, full.amount)
        guard let twice = try? half.amount * 2, !PublishedPrice.agree(twice, full.amount, step: step) else {
          return nil
        }
        return finding(
          edition, item,
          "\(half.kind.rawValue) 2 × \(half.money.text) = \(twice) ≠ \(full.money.text) \(full.currency) "
            + "(\(other.partNumber), \(whole.rawValue))",
          prices: [(item, half), (other, full)])
      }
    }
  }
}

/// Years up front against the same years one by one.
struct PrepaidPrices: AuditCheck {
  let id = "prepaid-far-from-spread"
  let rule: String? = "SEL-7"
  let title = "years up front that cost over 10 % more or less than one by one"
  /// In percent.
  static let limit = ExactDecimal(10)

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.items.flatMap { item -> [AuditFinding] in
      let years = [PurchaseUnit.twoYears.rawValue: 2, PurchaseUnit.threeYears.rawValue: 3]
      guard item.replacedBy == nil, let unit = item.unit, let count = years[unit] else { return [] }
      guard let single = edition.counterparts(of: item, with: [.unit: PurchaseUnit.oneYear.rawValue]).first
      else { return [] }
      return edition.pairs(item, single).compactMap { prepaid, year in
        guard let spread = try? year.amount * ExactDecimal(count),
          let percent = PublishedPrice.percent(spread, prepaid.amount), percent.magnitude > Self.limit
        else { return nil }
        return finding(
          edition, item,
          "\(prepaid.kind.rawValue) \(prepaid.money.text) up front against \(count) × \(year.money.text) = "
            + "\(spread) \(year.currency) (\(single.partNumber)): \(percent) %",
          prices: [(item, prepaid), (single, year)])
      }
    }
  }
}

/// The level of the larger customer is not the dearer one.
struct LevelPrices: AuditCheck {
  let id = "level-dearer"
  let rule: String? = "LVL-1"
  let title = "a higher price level that is dearer"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    let lower: [Level: (level: Level, rule: String)] = [
      .c: (.none, "LVL-1"), .d: (.none, "WIN-5"), .f: (.e, "LVL-2"),
    ]
    return edition.items.flatMap { item -> [AuditFinding] in
      guard item.replacedBy == nil, let level = item.level.flatMap(Level.init(rawValue:)),
        let (below, rule) = lower[level],
        let other = edition.counterparts(of: item, with: [.level: below.rawValue]).first
      else { return [] }
      return edition.pairs(item, other).filter { $0.own.amount > $0.other.amount }.map { own, smaller in
        finding(
          edition, item,
          "\(own.kind.rawValue) level \(level.rawValue) \(own.money.text) > level \(below.rawValue) "
            + "\(smaller.money.text) \(own.currency) (\(other.partNumber))",
          rule: rule, prices: [(item, own), (other, smaller)])
      }
    }
  }
}
