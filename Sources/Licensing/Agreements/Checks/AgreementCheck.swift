import PriceModel

/// Checks an agreement with all its orders against the rules.
///
///     let findings = try AgreementCheck(of: agreement, from: source).findings()
///     findings.violations.first?.rule  // "CMP-2"
///
/// A rule that needs a facet which no list states does not speak.
public struct AgreementCheck<Source: PriceSource>: Sendable {
  let agreement: Agreement
  let source: Source
  let kinds: ProductKinds
  let offeredLevels: Set<Level>?

  /// - Parameter offeredLevels: the levels that the country's list has, if known (LVL-1).
  public init(
    of agreement: Agreement, from source: Source, kinds: ProductKinds = .standard,
    offeredLevels: Set<Level>? = nil
  ) {
    self.agreement = agreement
    self.source = source
    self.kinds = kinds
    self.offeredLevels = offeredLevels
  }

  /// All violations and warnings, in one pass. Throws what the source throws.
  public func findings() throws -> AgreementFindings {
    var findings = AgreementFindings()
    findings.violations += setUpViolations()
    for term in AgreementTerm.terms(of: agreement) {
      for placed in term.orders {
        let held = try Ledger(of: agreement, term: term, from: source, kinds: kinds) {
          $0.number < placed.number
        }
        var after = held
        try after.place(placed, from: source)
        let check = OrderCheck(
          agreement: agreement, term: term, placed: placed, held: held, after: after, kinds: kinds,
          lines: try lines(of: placed.order))
        if placed.order.received > term.end {
          findings.violations.append(
            check.violation(
              "PP-6",
              "the order of \(placed.order.received) comes after the end of the term on \(term.end): renew or extend "
                + "the agreement first"))
        }
        findings.violations += check.violations()
        findings.warnings += check.warnings()
      }
    }
    return findings
  }

  private func lines(of order: Order) throws -> [CheckedLine] {
    try order.lines.enumerated().map { index, line in
      CheckedLine(number: index + 1, line: line, product: try source.product(line.partNumber))
    }
  }

  // MARK: - The set-up of the agreement

  private func setUpViolations() -> [Violation] {
    levelViolations() + componentViolations()
  }

  private func levelViolations() -> [Violation] {
    do throws(LevelError) {
      _ = try Levels.decide(
        program: agreement.program, segment: agreement.segment, desktops: agreement.desktops,
        fte: agreement.fte, organisationWide: agreement.isOrganisationWide, country: agreement.country,
        licences: licencesOfInitialOrder, requested: agreement.level, offered: offeredLevels)
      return []
    } catch {
      switch error {
      case .missing, .withoutLevels: return []
      case .belowMinimum, .refused:
        return [Violation(rule: error.rule ?? "LVL-4", error.description)]
      }
    }
  }

  private var licencesOfInitialOrder: Int? {
    guard !agreement.isOrganisationWide,
      let initial = agreement.orders.first(where: { $0.kind == .initial })
    else { return nil }
    return initial.lines.reduce(0) { $0 + $1.quantity }
  }

  private func componentViolations() -> [Violation] {
    guard agreement.isOrganisationWide else { return [] }
    var violations: [Violation] = []
    let isExcused =
      agreement.program == .openValueSubscriptionEducation && agreement.hasQualifyingAgreement
    if agreement.components.isEmpty, !isExcused {
      violations.append(
        Violation(
          rule: "CMP-2", "\(agreement.program.rawValue) needs at least one component: windows, office or cal")
      )
    }
    let fillsOffice = !agreement.components.isDisjoint(with: [.office, .office365])
    if fillsOffice, agreement.components.isSuperset(of: [.windows, .cal]), !agreement.selectAll {
      violations.append(
        Violation(
          rule: "CMP-7",
          "all three components are ordered organisation-wide, and the request lacks the “Select all” mark"))
    }
    return violations
  }
}

/// A line of an order with its SKU, if a list has it.
struct CheckedLine: Sendable {
  /// 1-based.
  let number: Int
  let line: OrderLine
  let product: Product?

  var partNumber: String { line.partNumber.uppercased() }
  var family: String? { product?.family }
}

/// The check of one order, between what was held before it and what is held after it.
struct OrderCheck: Sendable {
  let agreement: Agreement
  let term: AgreementTerm
  let placed: AgreementTerm.PlacedOrder
  let held: Ledger
  let after: Ledger
  let kinds: ProductKinds
  let lines: [CheckedLine]

  var order: Order { placed.order }

  func violation(_ rule: String, _ message: String, line: Int? = nil) -> Violation {
    Violation(rule: rule, message, order: placed.number, line: line)
  }

  func violations() -> [Violation] {
    lineViolations() + paymentViolations() + componentQuantityViolations() + enterpriseViolations()
      + anniversaryViolations() + stepUpViolations() + educationViolations()
  }

  func onlineService(_ product: Product?) -> ProductKinds.OnlineService? {
    product?.family.flatMap { kinds.onlineService(of: $0) }
  }

  /// The component categories of an Enterprise product; none for other offerings.
  func components(_ product: Product?) -> Set<ProductKinds.Component> {
    guard let product, product.isEnterprise, let family = product.family else { return [] }
    return kinds.components(of: family)
  }
}
