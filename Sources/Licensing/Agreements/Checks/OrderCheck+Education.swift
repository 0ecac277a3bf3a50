import PriceModel

// OVS-ES (SEL-11, FTE-5), and what is only warned about (ADD-4, ORD-5, ORD-7).
extension OrderCheck {
  func educationViolations() -> [Violation] {
    guard agreement.program == .openValueSubscriptionEducation else { return [] }
    return mixedEnrolment() + tooManySeats()
  }

  private func mixedEnrolment() -> [Violation] {
    func offerings(_ isStudent: Bool) -> Set<Bool> {
      let products = after.batches.compactMap(\.product).filter { ($0.segment == .student) == isStudent }
      return Set(products.compactMap(\.offering).compactMap(SelectionRules.isPlatform))
    }
    let faculty = offerings(false)
    let students = offerings(true)
    guard !faculty.isEmpty, !students.isEmpty, faculty.union(students).count > 1 else { return [] }
    let mine = lines.first { $0.product?.offering.map { SelectionRules.isPlatform($0) != nil } == true }
    guard let mine else { return [] }
    return [
      violation(
        "SEL-11",
        "faculty and students mix Enterprise and Platform SKUs in one enrolment; that takes two OVS-ES agreements",
        line: mine.number)
    ]
  }

  private func tooManySeats() -> [Violation] {
    guard let fte = agreement.fte, lines.contains(where: { onlineService($0.product) == .office365 }),
      let limit = try? fte * 40
    else { return [] }
    let seats = after.batches.reduce(0) { sum, batch in
      onlineService(batch.product) == .office365 && batch.product?.segment != .student
        ? sum + batch.quantity : sum
    }
    guard ExactDecimal(seats) > limit else { return [] }
    return [
      violation("FTE-5", "\(seats) seats of Office 365 are more than 40 × \(fte.normalized) FTE")
    ]
  }

  func warnings() -> [Violation] {
    unknownProducts() + usageWarnings() + mixedOrder() + languageWarnings()
  }

  private func unknownProducts() -> [Violation] {
    lines.filter { $0.product == nil }.map {
      violation(
        "SEL-12", "\($0.partNumber) is in no price list; rules that need its facets do not speak",
        line: $0.number)
    }
  }

  private func usageWarnings() -> [Violation] {
    let receipt = EditionLabel(order.received)
    let usage = EditionLabel(order.usage)
    let isBackDated = usage == receipt.previous && order.received.day <= 15
    guard usage != receipt, !isBackDated else { return [] }
    return [
      violation(
        "ORD-5",
        "use begins on \(order.usage), the order came on \(order.received): products are ordered in the month in "
          + "which their use begins")
    ]
  }

  private func mixedOrder() -> [Violation] {
    let cloud = lines.filter { held.isCloud($0.product) && $0.product?.offering == .additional }
    guard let first = cloud.first, cloud.count < lines.count else { return [] }
    return [
      violation(
        "ORD-7", "cloud Additional products should be ordered apart from standard SKUs", line: first.number)
    ]
  }

  private func languageWarnings() -> [Violation] {
    lines.compactMap { line in
      guard let product = line.product, let language = product.language, !held.isCloud(product) else {
        return nil
      }
      let isAdditional = !agreement.isOrganisationWide || product.offering == .additional
      let takesSingle = agreement.program == .openValue && isAdditional
      if takesSingle, language == "ALNG", agreement.segment != .government {
        return violation(
          "ADD-4", "Additional products of Open Value are sold by single language, \(line.partNumber) in all",
          line: line.number)
      }
      guard !takesSingle, language == "SNGL" else { return nil }
      return violation(
        "ADD-4", "\(line.partNumber) is in a single language; this program sells all languages here",
        line: line.number)
    }
  }
}
