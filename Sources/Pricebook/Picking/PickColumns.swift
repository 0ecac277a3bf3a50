import PriceModel
import Reporting

/// The columns in which the options of a question stand: value, meaning, items, prices.
struct PickColumns {
  private let signs: PickSigns
  private let kind: PriceKind
  private let awaitsPrices: Bool
  private let words: PickPrices
  /// The widths of the columns; 0 is none.
  private let value: Int
  private let name: Int
  private let items: Int
  private let price: Int

  /// A column less is better than names that cannot be told apart.
  private static let readable = 24
  /// More options than this are not measured: what is not looked at may be cut.
  private static let measured = 2_000

  init(
    _ question: PickQuestion, _ shown: [Int], width: Int, signs: PickSigns, _ awaitsPrices: Bool
  ) {
    self.signs = signs
    self.awaitsPrices = awaitsPrices
    words = PickPrices(signs: signs)
    let options = shown.prefix(Self.measured).map { question.options[$0] }
    let kind = PickPrices.kind(for: question.options)
    self.kind = kind
    func widest(_ texts: [String]) -> Int { texts.map { DisplayWidth.of($0) }.max() ?? 0 }
    let values = widest(options.map { signs.visible(Self.title(of: $0)) })
    let names = widest(options.compactMap { $0.name.map { signs.visible($0) } })
    let items = max(4, widest(options.map { String($0.items) }))
    let prices = widest(options.map { [words] in Self.price(of: $0, kind, words) })
    let marker = 2
    let wanted = values + (names > 0 ? names + 2 : 0)
    var room = width - marker - 2 - items
    var price = prices > 0 || awaitsPrices ? max(prices, 10) : 0
    if price > 0, room - price - 2 < min(wanted, Self.readable) { price = 0 }
    room -= price > 0 ? price + 2 : 0
    self.items = items
    self.price = price
    value = min(values, room)
    name = names > 0 ? min(names, max(0, room - value - 2)) : 0
  }

  private static func title(of option: PickOption) -> String {
    option.value.isEmpty ? PickOption.notStated : option.value
  }

  private static func price(of option: PickOption, _ kind: PriceKind, _ words: PickPrices) -> String {
    if let refusal = option.refusal { return "refused [\(refusal.rule)]" }
    return words.text(option.prices, kind)
  }

  private var labels: Int { value + (name > 0 ? name + 2 : 0) }

  /// The question, with what is typed, above its columns.
  func heading(_ title: String, filter: String?) -> PickLine {
    var spans = [PickSpan(title, .strong)]
    if let filter {
      spans += [PickSpan(": "), PickSpan(filter, .accent)]
    } else {
      spans.append(PickSpan("?", .strong))
    }
    let left = PickLine(spans)
    var right = Self.padded("SKUs", items, atEnd: true)
    if price > 0 {
      right += "  " + Self.padded(kind == .list ? "List price" : "Net price", price, atEnd: true)
    }
    let gap = 2 + labels + 2 - left.width
    guard gap > 0 else { return left }
    return PickLine(left.spans + [PickSpan(String(repeating: " ", count: gap) + right, .dim)])
  }

  func row(_ option: PickOption, isSelected: Bool) -> PickLine {
    let isRefused = option.refusal != nil
    let look: PickSpan.Look = isSelected ? .accent : isRefused ? .dim : .plain
    var spans = [
      PickSpan(isSelected ? signs.marker + " " : "  ", .accent),
      PickSpan(cell(Self.title(of: option), value), option.value.isEmpty && !isSelected ? .dim : look),
    ]
    if name > 0 { spans.append(PickSpan("  " + cell(option.name ?? "", name), isSelected ? .accent : .dim)) }
    let items = isRefused ? "" : String(option.items)
    spans.append(PickSpan("  " + Self.padded(items, self.items, atEnd: true), look))
    guard price > 0 else {
      if let refusal = option.refusal { spans.append(PickSpan(" [\(refusal.rule)]", .warning)) }
      return PickLine(spans)
    }
    let text = awaitsPrices && !isRefused ? signs.ellipsis : Self.price(of: option, kind, words)
    spans.append(PickSpan("  " + Self.padded(text, price, atEnd: true), isRefused ? .warning : look))
    return PickLine(spans)
  }

  /// Whether the row does not show all of an option.
  func hides(_ option: PickOption) -> Bool {
    DisplayWidth.of(signs.visible(Self.title(of: option))) > value
      || DisplayWidth.of(signs.visible(option.name ?? "")) > name
      || price == 0 && !option.prices.isEmpty
  }

  private func cell(_ text: String, _ width: Int) -> String {
    Self.padded(
      TerminalText.truncated(signs.visible(text), to: width, ellipsis: signs.ellipsis), width, atEnd: false)
  }

  private static func padded(_ text: String, _ width: Int, atEnd: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return atEnd ? blanks + text : text + blanks
  }
}
