import Pricebook
import PriceModel

/// The interactive walk on a terminal that cannot move its cursor: numbered options, and a line as the answer.
struct PromptedPick {
  let walk: PickWalk
  let quoteFile: String?
  let signs: PickSigns

  /// Options shown at once; a word finds the others.
  private static let shown = 20

  func run() throws -> InteractivePick.End {
    try walk.loadPrices()
    var session = PickSession(stage: try walk.stage(after: []), quoteFile: quoteFile)
    while true {
      show(session)
      guard let line = readLine(strippingNewline: true) else {
        say("")
        return InteractivePick.End(session)
      }
      let effect = answer(line, &session)
      switch effect {
      case .walk: session.arrive(at: try walk.stage(after: session.trail))
      case .add(let quantity, let file): InteractivePick.add(quantity, to: file, &session)
      case .finish, .interrupt: return InteractivePick.End(session)
      case .none, .suspend, .redraw: break
      }
    }
  }

  // MARK: What is shown

  private func show(_ session: PickSession) {
    say("")
    if let remark = session.remark { say(remark) }
    if let entry = session.entry {
      switch entry {
      case .quantity: ask("Quantity (empty: do not add): ")
      case .file: ask("Add to which request (empty: \(session.quoteFile ?? PickSession.defaultQuoteFile)): ")
      }
      return
    }
    switch session.stage {
    case .asks(let question): show(question, session)
    case .found(let finding):
      for line in PickCard(finding, signs).lines() { say(line.text) }
      ask("\na add to a quote, n another SKU, b back, Enter or q done: ")
    case .refuses(let error): ask("\(error.description)\nb back, q quit: ")
    }
  }

  private func show(_ question: PickQuestion, _ session: PickSession) {
    let view = PickView(width: Console.width, height: Self.shown, signs: signs)
    for line in view.numbered(session, atMost: Self.shown) { say(line.text) }
    let more = session.shown.count - Self.shown
    if more > 0 { say("   \(more) more: type a word of what you look for") }
    let filter = session.filter.isEmpty ? "" : ", / all again"
    ask("Number, or a word to look for\(filter), b back, q quit: ")
  }

  private func say(_ text: String) { Console.write(signs.visible(lines: text) + "\n") }
  private func ask(_ text: String) { Console.write(signs.visible(lines: text)) }

  // MARK: What is answered

  private func answer(_ line: String, _ session: inout PickSession) -> PickSession.Effect {
    let text = line.trimmingBlanks
    if session.entry != nil {
      if case .quantity = session.entry, text.isEmpty { return session.handle(.escape) }
      return session.answerEntry(text)
    }
    if session.finding != nil {
      switch text.lowercased() {
      case "a", "+": session.beginAdding()
      case "n": return session.beginAnew()
      case "b": return session.goBack()
      case "", "q": return .finish
      default: session.say("“\(text)” is none of a, n, b, q.")
      }
      return .none
    }
    switch text.lowercased() {
    case "q": return .finish
    case "b": return session.goBack()
    case "", "/": session.setFilter("")
    default:
      if let number = Int(text) {
        guard session.shown.indices.contains(number - 1) else {
          session.say("There is no number \(number).")
          return .none
        }
        return session.choose(session.shown[number - 1])
      }
      session.setFilter(text)
      if session.shown.isEmpty {
        session.setFilter("")
        session.say("Nothing here has “\(text)”.")
      } else if session.shown.count == 1 {
        return session.choose(session.shown[0])
      }
    }
    return .none
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
