import PriceModel
import Reporting

/// The SKU at the end of an interactive walk: what it is, what it costs, where that was read, the rules, and the
/// command that finds it again.
public struct PickCard: Sendable {
  private let finding: PickFinding
  private let signs: PickSigns

  public init(_ finding: PickFinding, _ signs: PickSigns) {
    self.finding = finding
    self.signs = signs
  }

  /// - Parameter width: Where lines are broken; `nil` breaks none, so that the command can be copied.
  public func lines(width: Int? = nil) -> [PickLine] {
    let item = finding.item
    var lines = [PickLine(signs.visible(item.partNumber), .accent)]
    if let name = item.itemName { lines += wrapped(name, width).map { PickLine($0, .strong) } }
    if let description = item.description, description != item.itemName {
      lines += wrapped(description, width).prefix(3).map { PickLine($0) }
    }
    lines.append(PickLine())
    for (label, value, look) in facts {
      let texts = wrapped(value, width.map { $0 - Self.labelWidth })
      for (number, text) in texts.enumerated() {
        let head = number == 0 ? label : ""
        let padding = String(repeating: " ", count: Self.labelWidth - head.count)
        lines.append(PickLine([PickSpan(head + padding, .dim), PickSpan(text, look)]))
      }
    }
    lines += [PickLine(), PickLine("The same answer:", .dim)]
    lines += wrapped(finding.command, width.map { $0 - 2 }).map { PickLine([PickSpan("  "), PickSpan($0)]) }
    return lines
  }

  private static let labelWidth = 13

  private var facts: [(label: String, value: String, look: PickSpan.Look)] {
    let prices = PickPrices(signs: signs)
    var facts: [(label: String, value: String, look: PickSpan.Look)] = []
    for price in finding.prices.reversed() {
      let isList = price.kind == .list
      facts.append((isList ? "List price" : "Net price", words(of: price, prices), isList ? .strong : .plain))
    }
    if finding.prices.isEmpty { facts.append(("Price", "none in force on \(finding.day)", .warning)) }
    if let price = finding.prices.last ?? finding.item.prices.first {
      facts.append(("Edition", "\(price.list) \(price.edition)", .plain))
    }
    for source in sources { facts.append(("Read in", source, .plain)) }
    if let successor = finding.item.replacedBy { facts.append(("Replaced by", successor, .warning)) }
    for fact in finding.facts {
      let own = ItemReports.summary(of: fact).drop { $0 != " " }.dropFirst()
      facts.append(("Offer", String(own), .plain))
    }
    facts.append(("Rules", rules, finding.refused.isEmpty ? .plain : .warning))
    return facts
  }

  /// `515.00 PLN in PL from 2026-11-01`.
  private func words(of price: Price, _ prices: PickPrices) -> String {
    var words = [
      "\(prices.amount(price.amount, price.currency.code)) \(price.currency.code)", period(of: price),
    ]
    if let market = price.market { words.append("in \(market)") }
    if let tier = PriceChoice.tier(of: price) { words.append("for \(tier)") }
    if let from = price.from { words.append("from \(from)") }
    if let to = price.to { words.append("to \(to)") }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the price pays for, where that is not one piece.
  private func period(of price: Price) -> String {
    switch price.per {
    case .unit: price.quantityBasis.map { "per \($0)" } ?? ""
    case .month: "per month"
    case .term: finding.item.term.map { "for the term \($0)" } ?? "for the term"
    }
  }

  /// The files and lines of the prices, else of the item.
  private var sources: [String] {
    let sources = finding.prices.isEmpty ? [finding.item.source] : finding.prices.map(\.source)
    var seen: Set<Source> = []
    return sources.filter { seen.insert($0).inserted }.map { "\($0.file):\($0.line)" }
  }

  private var rules: String {
    guard !finding.refused.isEmpty else { return "none refused anything on the way" }
    let refusals = finding.refused.map { "\($0.facet.title) \($0.value): \($0.reason) [\($0.rule)]" }
    return refusals.joined(separator: "; ")
  }

  private func wrapped(_ text: String, _ width: Int?) -> [String] {
    TerminalText.wrapped(signs.visible(text), to: width)
  }
}
