import PriceModel

/// What an offer matrix demands of an order for a part number: how many seats a subscription has, how many
/// subscriptions a customer may own, which SKUs it needs beside it, and where it is sold.
///
/// Source: the columns `MinLicenses`, `MaxLicenses`, `AssetOwnershipLimit`, `ProductSkuPreRequisites` and
/// `AllowedCountries` of Microsoft's offer matrix of the New Commerce Experience. A cell that is empty demands nothing.
struct OfferLimits {
  /// A line of a quote as far as a matrix has something to say of it.
  struct Line {
    var label: String
    /// The physical line in the request, for messages.
    var sourceLine: Int?
    var partNumber: String
    var quantity: ExactDecimal
    /// The markets of its prices.
    var markets: Set<String>
  }

  let lines: [Line]
  /// The file of the request, for messages.
  let file: String
  /// The part numbers of all lines, in capitals.
  private let quoted: Set<String>

  init(lines: [Line], file: String) {
    self.lines = lines
    self.file = file
    quoted = Set(lines.map { $0.partNumber.uppercased() })
  }

  /// What speaks against the lines, in their order; `facts` are what the lists say of their part numbers.
  func warnings(_ facts: [ItemFacts]) -> [Diagnostic] {
    let byPart = Dictionary(grouping: facts) { $0.partNumber.uppercased() }
    var subscriptions: [String: Int] = [:]
    return lines.flatMap { line in
      let part = line.partNumber.uppercased()
      subscriptions[part, default: 0] += 1
      return (byPart[part] ?? []).flatMap { warnings(line, number: subscriptions[part] ?? 1, $0) }
    }
  }

  /// - Parameter number: How many lines up to this one have the part number.
  private func warnings(_ line: Line, number: Int, _ fact: ItemFacts) -> [Diagnostic] {
    [
      unreadable(line, fact), seats(line, fact), subscriptions(line, number, fact),
      prerequisites(line, fact), countries(line, fact),
    ].compactMap { $0 }
  }

  /// A limit that is no number cannot be held against a line, and that is said.
  private func unreadable(_ line: Line, _ fact: ItemFacts) -> Diagnostic? {
    let names = ["MinLicenses", "MaxLicenses", "AssetOwnershipLimit"]
    let wrong = names.filter { fact.text($0) != nil && fact.number($0) == nil }
    guard let first = wrong.first, let text = fact.text(first) else { return nil }
    return warning(
      .seatLimit, line, value: text,
      "\(Prose.list(wrong.map { "\($0) of “\(fact.text($0) ?? "")”" })) for \(line.partNumber) "
        + "cannot be checked; accepted is a whole number in digits alone", fact)
  }

  private func seats(_ line: Line, _ fact: ItemFacts) -> Diagnostic? {
    let minimum = fact.number("MinLicenses")
    let maximum = fact.number("MaxLicenses")
    let isBelow = minimum.map { line.quantity < $0 } ?? false
    let isAbove = maximum.map { line.quantity > $0 } ?? false
    guard isBelow || isAbove else { return nil }
    let range =
      switch (minimum, maximum) {
      case (let minimum?, let maximum?): "from \(minimum) to \(maximum) seats"
      case (let minimum?, nil): "at least \(minimum) seats"
      default: "at most \(maximum ?? 0) seats"
      }
    return warning(
      .seatLimit, line, value: ExactDecimalNumber(line.quantity).description,
      "a subscription of \(line.partNumber) has \(range), and the line has \(ExactDecimalNumber(line.quantity))",
      fact)
  }

  /// Each line is a subscription of its own; the one that is too many is told, and those after it.
  private func subscriptions(_ line: Line, _ number: Int, _ fact: ItemFacts) -> Diagnostic? {
    guard let limit = fact.number("AssetOwnershipLimit"), ExactDecimal(number) > limit else { return nil }
    return warning(
      .subscriptionLimit, line, value: line.partNumber,
      "a customer may own \(limit) \(limit == 1 ? "subscription" : "subscriptions") of \(line.partNumber), "
        + "and this would be number \(number)", fact)
  }

  /// One of the SKUs is enough, here or among what the customer has already.
  private func prerequisites(_ line: Line, _ fact: ItemFacts) -> Diagnostic? {
    let needed = fact.list("ProductSkuPreRequisites").map(Self.partNumber)
    guard !needed.isEmpty, !needed.contains(where: { quoted.contains($0.uppercased()) }) else { return nil }
    return warning(
      .missingPrerequisite, line, value: line.partNumber,
      "\(line.partNumber) needs \(needed.count > 1 ? "one of " : "")\(Self.choice(needed)), "
        + "which the quote does not have; quote it too unless the customer has it", fact)
  }

  private func countries(_ line: Line, _ fact: ItemFacts) -> Diagnostic? {
    let allowed = fact.list("AllowedCountries")
    guard !allowed.isEmpty, !line.markets.isEmpty,
      line.markets.isDisjoint(with: allowed.map { $0.uppercased() })
    else { return nil }
    return warning(
      .notSoldThere, line, value: line.markets.sorted().joined(separator: ", "),
      "\(line.partNumber) is not sold in \(Prose.list(line.markets.sorted())), only in \(Prose.list(allowed))",
      fact)
  }

  private func warning(
    _ code: DiagnosticCode, _ line: Line, value: String, _ message: String, _ fact: ItemFacts
  ) -> Diagnostic {
    Diagnostic(
      code,
      "line \(line.label): \(message) (\(fact.list) \(fact.edition), \(fact.source.file):\(fact.source.line))",
      file: file, line: line.sourceLine, value: value)
  }

  /// `CFQ7TTC0LFLX/1` as price sheets have it here, `CFQ7TTC0LFLX:0001`.
  private static func partNumber(_ written: String) -> String {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return written }
    return "\(parts[0]):" + String(repeating: "0", count: max(0, 4 - parts[1].count)) + parts[1]
  }

  private static func choice(_ words: [String]) -> String {
    guard words.count > 1, words.count <= 8 else { return Prose.list(words) }
    return words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }
}

extension ItemFacts {
  /// What a cell says; `nil` where it is empty.
  fileprivate func text(_ name: String) -> String? {
    attributes[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A number of the list; `nil` where the cell is empty or says something else.
  fileprivate func number(_ name: String) -> ExactDecimal? {
    text(name).flatMap { ExactDecimal($0) }
  }

  /// The values of a cell that holds several.
  fileprivate func list(_ name: String) -> [String] {
    (attributes[name] ?? "").split { ",; ".contains($0) }.map(String.init)
  }
}
