import PriceModel

/// An interactive walk as a value: where it stands, what is typed, what is selected. It knows no terminal and no
/// catalogue: a key changes the value and says what is to be done, and what was done is told it.
///
///     var session = PickSession(stage: try walk.stage(after: []))
///     if session.handle(.enter, page: 10) == .walk {
///       session.arrive(at: try walk.stage(after: session.trail))
///     }
public struct PickSession: Sendable {
  /// What the driver is to do after a key.
  public enum Effect: Hashable, Sendable {
    /// Only the picture may have changed.
    case none
    /// Ask the walk for the stage after ``trail`` and hand it to ``arrive(at:)``.
    case walk
    /// Put the SKU that was found into a quote request, then call ``wasAdded(line:to:)`` or ``wasNotAdded(_:)``.
    case add(quantity: Int, file: String)
    /// The user is done. At a SKU that was found, it is the answer.
    case finish
    /// End as Ctrl-C ends a command.
    case interrupt
    /// Stop until the shell goes on with the command.
    case suspend
    /// Paint everything anew.
    case redraw
  }

  /// What is asked beside the walk, in a line of its own.
  public enum Entry: Hashable, Sendable {
    case quantity
    case file(quantity: Int)
  }

  public private(set) var stage: PickStage
  /// The choices made so far, in their order.
  public private(set) var trail: [PickChoice] = []
  /// What is typed to find an option.
  public private(set) var filter = ""
  /// The user asked for a filter with `/`, so that `q` is a letter.
  public private(set) var isFiltering = false
  /// The options that the filter leaves, by their place among the options of the question.
  public private(set) var shown: [Int] = []
  /// The place of the selected option in ``shown``.
  public private(set) var cursor = 0
  /// The first line that is shown of what was found, where it does not fit.
  public private(set) var scroll = 0
  public private(set) var entry: Entry?
  /// What is typed as the answer to ``entry``.
  public private(set) var typed = ""
  /// Something to say about the last key.
  public private(set) var remark: String?
  /// The file that the last line was added to.
  public private(set) var quoteFile: String?
  /// What was last added to a quote request, in words; `nil` if nothing was.
  public private(set) var added: String?
  /// The user named the file beforehand and need not be asked.
  private let hasQuoteFile: Bool
  /// The option to select when the walk comes to its question: the one that was chosen before going back.
  private var former: PickChoice?
  /// What stood before a choice that a rule may refuse.
  private var before: PickStage?

  public static let defaultQuoteFile = "quote.csv"

  /// - Parameter quoteFile: The quote request that lines are added to; `nil` asks for it.
  public init(stage: PickStage, quoteFile: String? = nil) {
    self.stage = stage
    self.quoteFile = quoteFile
    hasQuoteFile = quoteFile != nil
    show(stage)
  }

  /// The question that is open; `nil` where there is none.
  public var question: PickQuestion? {
    if case .asks(let question) = stage { return question }
    return nil
  }

  /// The SKU that was found.
  public var finding: PickFinding? {
    if case .found(let finding) = stage { return finding }
    return nil
  }

  /// The option under the cursor.
  public var selected: PickOption? {
    guard let question, shown.indices.contains(cursor) else { return nil }
    return question.options[shown[cursor]]
  }

  // MARK: What the driver tells

  /// The walk has come to a stage after ``trail``.
  public mutating func arrive(at stage: PickStage) {
    if case .refuses(let error) = stage, let before {
      // A rule refuses the choice: the question stays.
      trail.removeLast()
      self.stage = before
      remark = "\(error.message)" + (error.rule.map { " [\($0)]" } ?? "")
    } else {
      self.stage = stage
      show(stage)
    }
    before = nil
  }

  /// The same stage with more known about it (prices); what is typed and selected stays.
  public mutating func refresh(_ stage: PickStage) {
    let value = selected?.value
    self.stage = stage
    find()
    select { $0.value == value }
  }

  public mutating func wasAdded(line: Int, to file: String) {
    guard let finding else { return }
    quoteFile = file
    let words =
      "Line \(line) is in \(file). Price it: \(finding.quoteCommand) \(ShellText.quoted(file))"
    remark = words
    added = words
  }

  public mutating func wasNotAdded(_ reason: String) { remark = reason }

  /// Says something, until the next key.
  public mutating func say(_ words: String) { remark = words }

  private mutating func show(_ stage: PickStage) {
    filter = ""
    isFiltering = false
    scroll = 0
    entry = nil
    remark = nil
    find()
    if let former { select { $0.value == former.value } }
    former = nil
  }

  private mutating func select(where isMeant: (PickOption) -> Bool) {
    guard let question else { return }
    if let place = shown.firstIndex(where: { isMeant(question.options[$0]) }) { cursor = place }
  }

  /// Looks up what the filter leaves; the cursor goes to the first of it.
  private mutating func find() {
    cursor = 0
    guard let question else {
      shown = []
      return
    }
    shown = PickFilter(filter).places(in: question.options)
  }

  // MARK: What the user does

  /// - Parameter page: The number of options that are seen at once.
  public mutating func handle(_ key: PickKey, page: Int = 10) -> Effect {
    remark = nil
    switch key {
    case .interrupt: return .interrupt
    case .suspend: return .suspend
    case .redraw: return .redraw
    case .endOfInput: return .finish
    default: break
    }
    if let entry { return answer(entry, key) }
    switch stage {
    case .asks: return answer(key, page: page)
    case .found: return handleFinding(key, page: page)
    case .refuses: return handleRefusal(key)
    }
  }

  private mutating func answer(_ key: PickKey, page: Int) -> Effect {
    switch key {
    case .up: move(to: cursor - 1)
    case .down: move(to: cursor + 1)
    case .pageUp: move(to: cursor - max(page, 1))
    case .pageDown: move(to: cursor + max(page, 1))
    case .home: move(to: 0)
    case .end: move(to: shown.count - 1)
    case .enter, .right: return chooseSelected()
    case .left: return goBack()
    case .escape:
      guard filter.isEmpty, !isFiltering else {
        setFilter("", isFiltering: false)
        return .none
      }
      return goBack()
    case .backspace:
      guard !filter.isEmpty else {
        guard isFiltering else { return goBack() }
        isFiltering = false
        return .none
      }
      setFilter(String(filter.dropLast()), isFiltering: isFiltering)
    case .clear: setFilter("", isFiltering: isFiltering)
    case .clearWord: setFilter(Self.withoutLastWord(filter), isFiltering: isFiltering)
    case .text(let character): return type(character)
    default: break
    }
    return .none
  }

  private mutating func type(_ character: Character) -> Effect {
    if filter.isEmpty, !isFiltering {
      if character == "q" { return .finish }
      if character == "/" {
        isFiltering = true
        return .none
      }
      if character == " " { return .none }
    }
    setFilter(filter + String(character), isFiltering: isFiltering)
    return .none
  }

  /// Leaves only the options in which every word occurs; the first of them is selected.
  public mutating func setFilter(_ text: String, isFiltering: Bool = false) {
    let value = selected?.value
    self.isFiltering = isFiltering
    let narrows = text.hasPrefix(filter) && !filter.isEmpty
    filter = text
    find()
    // Taking letters away leaves the cursor on its option.
    if !narrows, text.isEmpty { select { $0.value == value } }
  }

  private mutating func move(to place: Int) { cursor = max(0, min(place, shown.count - 1)) }

  private mutating func chooseSelected() -> Effect {
    guard shown.indices.contains(cursor) else {
      remark = filter.isEmpty ? nil : "Nothing here has “\(filter)”."
      return .none
    }
    return choose(shown[cursor])
  }

  /// Chooses an option by its place among all of the question.
  public mutating func choose(_ place: Int) -> Effect {
    guard let question, question.options.indices.contains(place) else { return .none }
    trail.append(PickChoice(question.subject, question.options[place].value))
    before = stage
    return .walk
  }

  /// Takes the last choice back.
  public mutating func goBack() -> Effect {
    guard let last = trail.popLast() else {
      remark = "This is the first question."
      return .none
    }
    former = last
    return .walk
  }

  private mutating func handleRefusal(_ key: PickKey) -> Effect {
    switch key {
    case .left, .escape, .backspace: return goBack()
    case .enter, .text("q"): return .finish
    default: return .none
    }
  }

  private mutating func handleFinding(_ key: PickKey, page: Int) -> Effect {
    switch key {
    case .up: scroll = max(0, scroll - 1)
    case .down: scroll += 1
    case .pageUp: scroll = max(0, scroll - max(page, 1))
    case .pageDown: scroll += max(page, 1)
    case .home: scroll = 0
    case .enter, .text("q"): return .finish
    case .left, .escape, .backspace: return goBack()
    case .text("a"), .text("+"): beginAdding()
    case .text("n"): return beginAnew()
    default: break
    }
    return .none
  }

  /// Keeps the lines that are scrolled away within what there is.
  public mutating func limitScroll(to lines: Int) { scroll = max(0, min(scroll, lines)) }

  /// Asks for the quantity of a line for a quote request.
  public mutating func beginAdding() {
    guard finding != nil else { return }
    entry = .quantity
    typed = ""
  }

  /// Begins the walk again, with nothing chosen.
  public mutating func beginAnew() -> Effect {
    trail = []
    return .walk
  }

  private mutating func answer(_ entry: Entry, _ key: PickKey) -> Effect {
    switch key {
    case .escape:
      self.entry = nil
      return .none
    case .backspace:
      if typed.isEmpty { self.entry = nil } else { typed.removeLast() }
    case .clear: typed = ""
    case .clearWord: typed = Self.withoutLastWord(typed)
    case .text(let character): typed.append(character)
    case .enter: return finishEntry(entry)
    default: break
    }
    return .none
  }

  private mutating func finishEntry(_ entry: Entry) -> Effect {
    let text = typed.trimmed
    switch entry {
    case .quantity:
      guard let quantity = Int(text), quantity > 0, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        remark = "The quantity is a whole number above 0, in digits alone."
        return .none
      }
      if hasQuoteFile, let quoteFile {
        self.entry = nil
        return .add(quantity: quantity, file: quoteFile)
      }
      self.entry = .file(quantity: quantity)
      typed = ""
      return .none
    case .file(let quantity):
      self.entry = nil
      return .add(
        quantity: quantity, file: text.isEmpty ? quoteFile ?? Self.defaultQuoteFile : text)
    }
  }

  /// Answers the entry that is open with a text typed elsewhere.
  public mutating func answerEntry(_ text: String) -> Effect {
    guard let entry else { return .none }
    remark = nil
    typed = text
    return finishEntry(entry)
  }

  private static func withoutLastWord(_ text: String) -> String {
    var rest = text[...]
    while rest.last == " " { rest.removeLast() }
    while let last = rest.last, last != " " { rest.removeLast() }
    return String(rest)
  }
}
