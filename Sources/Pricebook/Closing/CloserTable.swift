import PriceModel

/// Builds the rows of a closer table from the items of one currency.
struct CloserTable {
  /// The SKUs of each product by unit and acquisition year, current ones first.
  private var skus: [CloserProduct: [Cell: [Item]]] = [:]
  private(set) var exclusions: [CloserAnswer.Exclusion] = []
  private let kind: PriceKind
  private let day: CalendarDate

  private struct Cell: Hashable {
    var unit: PurchaseUnit
    var acquired: AcquisitionYear
  }

  init(items: [Item], kind: PriceKind, day: CalendarDate) {
    self.kind = kind
    self.day = day
    var monthly = 0
    var buyOut = 0
    var unplaced = 0
    for item in items {
      let unit = item.unit.flatMap(PurchaseUnit.init(rawValue:))
      switch unit {
      case .oneMonth: monthly += 1
      case .each: buyOut += 1
      case nil: unplaced += 1
      case .oneYear?, .twoYears?, .threeYears?:
        let acquired = item.acquired.flatMap(AcquisitionYear.init(rawValue:)) ?? .nonSpecific
        skus[CloserProduct(item), default: [:]][Cell(unit: unit ?? .oneYear, acquired: acquired), default: []]
          .append(item)
      }
    }
    for (count, rule, reason) in [
      (
        monthly, "OLS-4",
        "monthly subscriptions are prorated to the end of the agreement or the next anniversary"
      ),
      (buyOut, "SEL-6", "the unit Each belongs to buy-out SKUs, which no agreement year holds"),
      (unplaced, "SEL-6", "the list states no purchase unit"),
    ] where count > 0 {
      exclusions.append(CloserAnswer.Exclusion(reason: reason, rule: rule, items: count))
    }
  }

  /// The rows of all products in order, for the acquisition years and payments asked.
  func rows(acquired: Set<AcquisitionYear>, payments: Set<Payment>) throws -> [CloserAnswer.Row] {
    var rows: [CloserAnswer.Row] = []
    for product in skus.keys.sorted() {
      if product.program == Program.openValue.rawValue {
        for (number, year) in [AcquisitionYear.first, .second, .third].enumerated()
        where acquired.contains(year) {
          rows += try pair(product, acquired: year, from: number + 1, payments: payments)
        }
      } else if payments.contains(.spread) {
        rows += try subscription(product, acquired: acquired)
      }
    }
    return rows
  }

  /// Spread and prepaid of one acquisition year of Open Value (RULES SEL-7).
  private func pair(
    _ product: CloserProduct, acquired: AcquisitionYear, from first: Int, payments: Set<Payment>
  ) throws -> [CloserAnswer.Row] {
    let covering: PurchaseUnit = [.threeYears, .twoYears, .oneYear][first - 1]
    var spread = row(product, acquired: acquired.rawValue, payment: .spread, rules: ["SEL-7", "SEL-10"])
    var prepaid = row(product, acquired: acquired.rawValue, payment: .prepaid, rules: ["SEL-7", "SEL-10"])
    for year in first...3 {
      add(year, candidates(product, .oneYear, acquired), unit: .oneYear, to: &spread)
      if year == first {
        add(year, candidates(product, covering, acquired), unit: covering, to: &prepaid)
      } else {
        // Paid already: nothing is ordered in the later years, and nothing is missing.
        prepaid.years.append(CloserAnswer.Year(year: year))
      }
    }
    let spreadTotal = try total(&spread)
    let prepaidTotal = try total(&prepaid)
    if let spreadTotal, let prepaidTotal {
      prepaid.difference = try translatingArithmeticErrors("the difference") {
        try prepaidTotal - spreadTotal
      }.text
    }
    return (payments.contains(.spread) ? [spread] : []) + (payments.contains(.prepaid) ? [prepaid] : [])
  }

  /// A product of Open Value Subscription: the yearly SKU three times (SEL-9), or the Up-To-Date SKU in year 1 and the
  /// regular one after it (UTD-4, UTD-5) at the price of the day of the first order (UTD-6).
  private func subscription(_ product: CloserProduct, acquired: Set<AcquisitionYear>) throws -> [CloserAnswer
    .Row]
  {
    let regular: CloserProduct
    var rules = ["SEL-9"]
    switch product.offering.flatMap(Offering.init(rawValue:)) {
    case .upToDate:
      regular = product.offered(as: .enterprise)
      rules = ["UTD-1", "UTD-4", "UTD-6"]
    case .platformUpToDate:
      regular = product.offered(as: .platform)
      rules = ["UTD-1", "UTD-5", "UTD-6"]
    default: regular = product
    }
    let cells = skus[product] ?? [:]
    let years = Set(cells.keys.filter { $0.unit == .oneYear }.map(\.acquired))
    return try years.sorted { $0.rawValue < $1.rawValue }
      .filter { $0 == .nonSpecific || acquired.contains($0) }
      .map { year in
        let stated = cells[Cell(unit: .oneYear, acquired: year)]?.first?.acquired
        var row = row(product, acquired: stated, payment: .spread, rules: rules)
        let first = [AcquisitionYear.second: 2, .third: 3][year] ?? 1
        for number in first...3 {
          add(
            number, candidates(number == first ? product : regular, .oneYear, year), unit: .oneYear, to: &row)
        }
        _ = try total(&row)
        return row
      }
  }

  /// The SKUs of a cell; a list that states no acquisition year means every one.
  private func candidates(_ product: CloserProduct, _ unit: PurchaseUnit, _ acquired: AcquisitionYear)
    -> [Item]
  {
    let cells = skus[product] ?? [:]
    let found =
      cells[Cell(unit: unit, acquired: acquired)] ?? cells[Cell(unit: unit, acquired: .nonSpecific)] ?? []
    return found.sorted {
      ($0.replacedBy == nil ? 0 : 1, $0.partNumber) < ($1.replacedBy == nil ? 0 : 1, $1.partNumber)
    }
  }

  private func row(
    _ product: CloserProduct, acquired: String?, payment: Payment, rules: [String]
  ) -> CloserAnswer.Row {
    CloserAnswer.Row(
      program: product.program, family: product.family, productType: product.productType,
      userType: product.userType, offering: product.offering, level: product.level, segment: product.segment,
      language: product.language, acquired: acquired, payment: payment, years: [], total: nil,
      difference: nil,
      missing: false, rules: rules, alternatives: [])
  }

  private func add(_ year: Int, _ candidates: [Item], unit: PurchaseUnit, to row: inout CloserAnswer.Row) {
    guard
      let item = candidates.first,
      let choice = PriceChoice(of: item, kind: kind, currency: nil, quantity: 1, on: day, alsoHeld: [])
        ?? PriceChoice(lowestTierOf: item, kind: kind, on: day)
    else {
      row.missing = true
      row.years.append(
        CloserAnswer.Year(year: year, partNumber: candidates.first?.partNumber, unit: unit.rawValue))
      return
    }
    let others = candidates.dropFirst().filter { $0.replacedBy == nil }.map(\.partNumber)
    for other in others where !row.alternatives.contains(other) { row.alternatives.append(other) }
    row.years.append(
      CloserAnswer.Year(
        year: year, partNumber: item.partNumber, unit: unit.rawValue, price: choice.price.money.text,
        list: choice.price.list, edition: choice.price.edition, source: choice.price.source))
    row.amounts.append(choice.price.money)
  }

  /// The sum of the years, unless a SKU is missing.
  private func total(_ row: inout CloserAnswer.Row) throws -> Money? {
    guard !row.missing, let first = row.amounts.first else { return nil }
    let sum = try translatingArithmeticErrors("the total of \(row.family ?? "a product")") {
      try row.amounts.dropFirst().reduce(first) { try $0 + $1 }.rounded()
    }
    row.total = sum.text
    return sum
  }
}
