import PriceModel
import Reporting

/// What an interactive walk looks like: lines for a terminal of some size.
///
/// Every line fits the width and all fit the height, so that a terminal never breaks or scrolls them.
public struct PickView: Sendable {
  public let width: Int
  public let height: Int
  let signs: PickSigns
  /// Prices are not loaded yet.
  let awaitsPrices: Bool

  public init(width: Int, height: Int, signs: PickSigns, awaitsPrices: Bool = false) {
    // The last column stays free: many terminals break a line that fills it.
    self.width = max(width - 1, 19)
    self.height = max(height - 1, 5)
    self.signs = signs
    self.awaitsPrices = awaitsPrices
  }

  /// The options that are seen at once.
  public func page(of session: PickSession) -> Int {
    guard session.question != nil else { return max(1, height - 3) }
    return max(1, height - frame(of: session).count)
  }

  /// The lines to be shown.
  public func lines(of session: PickSession) -> [PickLine] {
    let lines: [PickLine]
    switch session.stage {
    case .asks(let question): lines = self.lines(of: question, session)
    case .found(let finding): lines = self.lines(of: finding, session)
    case .refuses(let error):
      lines =
        TerminalText.wrapped(signs.visible(error.description), to: width).map { PickLine($0, .warning) }
        + [keys([("Enter", "end"), (signs.back, "back")])]
    }
    return lines.map { $0.cut(to: width, signs) }
  }

  // MARK: A question

  /// The question with its first options, numbered, for terminals that only print.
  public func numbered(_ session: PickSession, atMost limit: Int) -> [PickLine] {
    guard let question = session.question else { return [] }
    let digits = String(min(limit, session.shown.count)).count + 2
    let columns = PickColumns(question, session.shown, width: width - digits, signs: signs, false)
    let blanks = String(repeating: " ", count: digits)
    var lines = trail(question.steps, matches: question.matches)
    let heading = columns.heading(question.subject.title.capitalizedFirst, filter: nil)
    lines.append(PickLine([PickSpan(blanks)] + heading.spans))
    for (place, option) in session.shown.prefix(limit).enumerated() {
      let number = "\(place + 1))"
      let padding = String(repeating: " ", count: digits - number.count)
      let row = columns.row(question.options[option], isSelected: false)
      lines.append(PickLine([PickSpan(padding + number)] + row.spans))
    }
    return lines.map { $0.cut(to: width, signs) }
  }

  private func lines(of question: PickQuestion, _ session: PickSession) -> [PickLine] {
    let frame = frame(of: session)
    let room = max(1, height - frame.count)
    let columns = PickColumns(question, session.shown, width: width, signs: signs, awaitsPrices)
    var rows: [PickLine] = []
    let first = Self.firstVisible(cursor: session.cursor, count: session.shown.count, room: room)
    for place in first..<min(first + room, session.shown.count) {
      rows.append(columns.row(question.options[session.shown[place]], isSelected: place == session.cursor))
    }
    if session.shown.isEmpty {
      rows = [PickLine("  nothing here has “\(signs.visible(session.filter))”", .dim)]
    }
    var lines = frame.above
    lines.append(columns.heading(question.subject.title.capitalizedFirst, filter: typed(session)))
    lines += rows
    lines += frame.below
    let last = min(first + room, session.shown.count)
    let position =
      session.shown.count > room ? "\(first + 1)\(signs.dash)\(last) of \(session.shown.count)" : ""
    lines.append(foot(position))
    return lines
  }

  /// The cursor in the middle of the list, as far as the list goes on.
  private static func firstVisible(cursor: Int, count: Int, room: Int) -> Int {
    max(0, min(cursor - room / 2, count - room))
  }

  private struct Frame {
    var above: [PickLine]
    var below: [PickLine]
    /// With the line of the question and the one of the keys.
    var count: Int { above.count + below.count + 2 }
  }

  /// What stands around the options.
  private func frame(of session: PickSession) -> Frame {
    guard let question = session.question else { return Frame(above: [], below: []) }
    var above = trail(question.steps, matches: question.matches)
    var below: [PickLine] = []
    let details = details(session, question)
    if height >= 14 {
      above.append(PickLine())
      below.append(PickLine())
      // As many lines as any option may need, so that the picture does not jump.
      let needed = question.options.contains { $0.refusal != nil } ? 2 : 1
      below += details.prefix(2)
      while below.count < 1 + needed { below.append(PickLine()) }
    } else {
      below += details.prefix(1)
      if details.isEmpty { below.append(PickLine()) }
    }
    return Frame(above: above, below: below)
  }

  /// What is to be said of the option under the cursor: the remark on the last key, why it is refused, else its full
  /// name where the list has no room for it.
  private func details(_ session: PickSession, _ question: PickQuestion) -> [PickLine] {
    if let remark = session.remark {
      return TerminalText.wrapped(signs.visible(remark), to: width).map { PickLine($0, .warning) }
    }
    guard let option = session.selected else { return [] }
    if let refusal = option.refusal {
      return TerminalText.wrapped(signs.visible("\(refusal.reason) [\(refusal.rule)]"), to: width).map {
        PickLine($0, .warning)
      }
    }
    let columns = PickColumns(question, session.shown, width: width, signs: signs, awaitsPrices)
    guard columns.hides(option) else {
      // What is not offered because of a rule is said, too.
      let refused = question.refusedElsewhere.map { "\($0.facet.title) \($0.value) [\($0.rule)]" }
      return refused.isEmpty
        ? [] : [PickLine(signs.visible("Refused: \(Prose.list(refused, atMost: 4))"), .warning)]
    }
    let price = PickPrices(signs: signs).text(option.prices, PickPrices.kind(for: question.options))
    let words = [price, signs.visible(option.name ?? option.value)].filter { !$0.isEmpty }
    return [PickLine(words.joined(separator: signs.middleDot), .dim)]
  }

  private func typed(_ session: PickSession) -> String? {
    guard session.isFiltering || !session.filter.isEmpty else { return nil }
    return signs.visible(session.filter) + signs.caret
  }

  /// Where one is: what was chosen, and between what went without saying.
  private func trail(_ steps: [PickStep], matches: Int?) -> [PickLine] {
    var spans: [PickSpan] = []
    for step in steps {
      if !spans.isEmpty { spans.append(PickSpan(signs.separator, .dim)) }
      let word = step.value.isEmpty ? "no \(step.subject.title)" : step.value
      spans.append(PickSpan(signs.visible(word), step.isTakenByItself ? .dim : .strong))
    }
    if spans.isEmpty { spans = [PickSpan("All lists", .dim)] }
    let count = matches.map { Prose.count($0, "SKU") } ?? ""
    // From the left what is oldest is left out, until it fits beside the count.
    let room = width - (count.isEmpty ? 0 : DisplayWidth.of(count) + 2)
    var line = PickLine(spans)
    while line.width > room, spans.count > 2 {
      spans.removeFirst(2)
      line = PickLine([PickSpan(signs.ellipsis + signs.separator, .dim)] + spans)
    }
    line = line.cut(to: room, signs)
    guard !count.isEmpty else { return [line] }
    let gap = String(repeating: " ", count: max(2, width - line.width - DisplayWidth.of(count)))
    return [PickLine(line.spans + [PickSpan(gap), PickSpan(count)])]
  }

  // MARK: What was found

  private func lines(of finding: PickFinding, _ session: PickSession) -> [PickLine] {
    let body =
      trail(finding.steps, matches: nil) + [PickLine()] + PickCard(finding, signs).lines(width: width)
    var below: [PickLine] = []
    if let remark = session.remark {
      below += TerminalText.wrapped(signs.visible(remark), to: width).map { PickLine($0, .accent) }
    }
    if let entry = session.entry {
      let answer = signs.visible(session.typed) + signs.caret
      switch entry {
      case .quantity: below.append(PickLine([PickSpan("Quantity: ", .strong), PickSpan(answer)]))
      case .file:
        let proposal = session.quoteFile ?? PickSession.defaultQuoteFile
        below.append(
          PickLine([
            PickSpan("Add to which request? ", .strong), PickSpan(answer),
            PickSpan(session.typed.isEmpty ? " Enter takes \(signs.visible(proposal))" : "", .dim),
          ]))
      }
      below.append(keys([("Enter", "go on"), ("Esc", "do not add")]))
    } else {
      below.append(
        keys([
          ("Enter", "done"), ("a", "add to a quote"), ("n", "another SKU"), (signs.back, "back"),
          ("q", "quit"),
        ]))
    }
    let room = max(1, height - below.count - 1)
    guard body.count > room else { return body + [PickLine()] + below }
    let first = min(session.scroll, body.count - room)
    let position = "\(first + 1)\(signs.dash)\(first + room) of \(body.count)  \(signs.arrows)"
    return Array(body[first..<first + room]) + [PickLine(position, .dim)] + below
  }

  /// The lines of what was found that do not fit.
  public func overflow(of session: PickSession) -> Int {
    guard let finding = session.finding else { return 0 }
    let body = 2 + PickCard(finding, signs).lines(width: width).count
    return max(0, body - max(1, height - 2))
  }

  // MARK: The last line

  private func foot(_ position: String) -> PickLine {
    let hints = keys(
      [(signs.arrows, "move"), ("type", "filter"), ("Enter", "choose"), (signs.back, "back"), ("q", "quit")],
      within: position.isEmpty ? width : width - position.count - 2)
    guard !position.isEmpty else { return hints }
    let room = width - hints.width - position.count
    guard room >= 2 else { return PickLine([PickSpan(position, .dim)]) }
    return PickLine(hints.spans + [PickSpan(String(repeating: " ", count: room) + position, .dim)])
  }

  /// As many keys with what they do as fit; those that stand last are left out first, but never the very last.
  private func keys(_ keys: [(key: String, does: String)], within width: Int? = nil) -> PickLine {
    let width = width ?? self.width
    var keys = keys
    func line() -> PickLine {
      var spans: [PickSpan] = []
      for (key, does) in keys {
        if !spans.isEmpty { spans.append(PickSpan(signs.middleDot, .dim)) }
        spans += [PickSpan(key, .strong), PickSpan(" \(does)", .dim)]
      }
      return PickLine(spans)
    }
    while line().width > width, keys.count > 2 { keys.remove(at: keys.count - 2) }
    return line()
  }
}
