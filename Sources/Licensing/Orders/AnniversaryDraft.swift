import PriceModel

/// The lines of an anniversary order while it is put together, before they are priced.
struct AnniversaryDraft<Source: PriceSource> {
  let ledger: Ledger
  let source: Source
  let year: Int
  private(set) var lines: [OrderLine] = []
  private(set) var separateLines: [OrderLine] = []
  private(set) var notes: [Note] = []

  init(ledger: Ledger, source: Source, year: Int) {
    self.ledger = ledger
    self.source = source
    self.year = year
  }

  private var agreement: Agreement { ledger.agreement }

  /// Names again everything that is paid by the year.
  mutating func repeatHoldings() throws {
    for batch in ledger.batches {
      guard let product = batch.product else {
        append(batch.partNumber, batch.quantity, payment: batch.payment)
        continue
      }
      if product.isMonthlySubscription {
        repeatMonthlySubscription(batch)
      } else if ledger.isOnlineService(product) {
        repeatOnlineService(batch, product)
      } else if batch.payment.isPrepaid {
        notes.append(
          Note(
            rule: "WIN-2",
            "\(batch.quantity) × \(batch.partNumber) are prepaid or bought out and not ordered again"))
      } else if product.isUpToDate {
        try repeatUpToDate(batch, product)
      } else {
        append(batch.partNumber, batch.quantity, payment: .spread)
      }
    }
  }

  private mutating func repeatMonthlySubscription(_ batch: Batch) {
    guard batch.payment == .annually || batch.payment == .spread else {
      notes.append(Note(rule: "OLS-4", "\(batch.partNumber) is prepaid to the end of the agreement (PE)"))
      return
    }
    append(batch.partNumber, batch.quantity, payment: year == 3 ? .prepaidToEnd : .annually)
    if year == 3 {
      notes.append(Note(rule: "OLS-5", "\(batch.partNumber): in the last agreement year only PE is possible"))
    }
  }

  private mutating func repeatOnlineService(_ batch: Batch, _ product: Product) {
    let service = product.family.flatMap { ledger.kinds.onlineService(of: $0) }
    if service == .office365, product.isEnterprise {
      append(batch.partNumber, batch.quantity, payment: .prepaid)
      notes.append(
        Note(rule: "ORD-8", "\(batch.partNumber) is not renewed automatically and must be in this order"))
    } else {
      let last = batch.order.usage.adding(.year).adding(days: -1)
      notes.append(
        Note(
          rule: "ORD-8",
          "\(batch.quantity) × \(batch.partNumber) (\(service?.rawValue ?? "service")) end on \(last): renew "
            + "them by ordering them again before that day"))
    }
  }

  /// Up-To-Date is for year 1; the regular SKU takes its place (UTD-4, UTD-5).
  private mutating func repeatUpToDate(_ batch: Batch, _ product: Product) throws {
    let regular: Offering = product.offering == .platformUpToDate ? .platform : .enterprise
    let rule = regular == .platform ? "UTD-5" : "UTD-4"
    let others = try source.products(inFamily: product.family ?? "")
    guard
      let successor = others.first(where: { candidate in
        candidate.replacedBy == nil && product.isSameProduct(as: candidate, offering: regular)
      })
    else {
      throw OrderError.refused(
        rule: rule,
        reason: "\(batch.partNumber) is an Up-To-Date SKU for year 1, and the list has no regular SKU of "
          + "\(product.family ?? "its family") with the offering \(regular.rawValue)", line: nil)
    }
    append(successor.partNumber, batch.quantity, payment: .spread)
    notes.append(
      Note(rule: rule, "\(successor.partNumber) takes the place of the Up-To-Date SKU \(batch.partNumber)"))
  }

  /// Adds units of a SKU.
  mutating func add(_ partNumber: String, _ quantity: Int) throws {
    guard quantity > 0 else {
      throw OrderError.quantityNotPositive(quantity, partNumber: partNumber, line: lines.count + 1)
    }
    guard let product = try source.product(partNumber) else {
      throw OrderError.unknownProduct(partNumber: partNumber, line: lines.count + 1)
    }
    let isNew = !lines.contains { $0.partNumber.uppercased() == partNumber.uppercased() }
    if agreement.isSubscription {
      guard isNew, !product.isEnterprise else { return append(partNumber, quantity, payment: nil) }
      separateLines.append(OrderLine(partNumber, quantity: quantity))
      notes.append(
        Note(rule: "ORD-4", "\(partNumber) is a new Additional product: it goes in an order of its own"))
      return
    }
    if product.isEnterprise, agreement.isOrganisationWide {
      append(partNumber, quantity, payment: nil)
    } else {
      append(try skuOfThisYear(product), quantity, payment: nil)
    }
  }

  /// The SKU of a product that is acquired in the year of the order (SEL-10, ORD-9).
  private mutating func skuOfThisYear(_ product: Product) throws -> String {
    guard let acquired = product.acquired?.number, acquired != year, let family = product.family else {
      return product.partNumber
    }
    let match = try source.products(inFamily: family).first { candidate in
      candidate.acquired?.number == year && candidate.replacedBy == nil
        && product.isSameProduct(as: candidate)
    }
    guard let match else {
      throw OrderError.refused(
        rule: "ORD-9",
        reason:
          "\(product.partNumber) was acquired in year \(acquired); units added in year \(year) need this "
          + "year's SKU, which the list lacks", line: nil)
    }
    notes.append(
      Note(
        rule: "SEL-10",
        "\(product.partNumber) is the SKU of year \(acquired): units added in year \(year) are ordered as "
          + match.partNumber))
    return match.partNumber
  }

  private mutating func append(_ partNumber: String, _ quantity: Int, payment: LinePayment?) {
    if let index = lines.firstIndex(where: { $0.partNumber.uppercased() == partNumber.uppercased() }) {
      lines[index].quantity += quantity
    } else {
      lines.append(OrderLine(partNumber, quantity: quantity, payment: payment))
    }
  }

  /// What the customer may still change in a priced line.
  func freedom(
    of line: PricedLine
  ) throws -> (AnniversaryProposal.Freedom, rule: String, minimum: Int?) {
    let product = try source.product(line.partNumber)
    let held = ledger.quantity(of: line.partNumber)
    if ledger.isCloud(product) { return (.mayChange, "ORD-8", nil) }
    guard agreement.isSubscription else {
      let isEnterprise = agreement.isOrganisationWide && product?.isEnterprise == true
      if isEnterprise { return (.mayRise, "ORD-1", held) }
      return held > 0 ? (.fixed, "ORD-9", line.quantity) : (.mayRise, "ORD-1", nil)
    }
    guard product?.isEnterprise == true else { return (.mayBeDropped, "ORD-2", nil) }
    if agreement.program == .openValueSubscriptionEducation,
      product?.family.map(ledger.kinds.isDesktopPlatformProduct) == true
    {
      let initial = ledger.firstBatches.first { $0.partNumber == line.partNumber.uppercased() }
      return (.mayChange, "ORD-3", initial?.quantity ?? held)
    }
    return (.mayChange, "ORD-2", Minimum.count(in: agreement.country))
  }
}
