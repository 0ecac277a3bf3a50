import PriceModel

/// Holds what an edition says of its own rows against what changed since the edition before.
struct ClaimCheck {
  private let pair: EditionPair
  /// The claims of rows that say something of their own.
  private let claims: [UInt32: [Claim]]
  /// What all rows say that have no claim of their own.
  private let silent: Claim?
  /// What it says, and whether it speaks of everything and not of list prices only.
  private let silence: (text: String, isStrict: Bool)
  private let ownLines: EditionRows
  /// Keys with claims that were looked at.
  private var seen: Set<UInt32> = []
  private var found: [Contradiction] = []

  /// What differs of one item key.
  struct KeyDifference {
    var old: EditionPair.KeyState
    var new: EditionPair.KeyState
    var changes: [FieldChange]

    var isAdded: Bool { old.listing == nil }
  }

  /// - Returns: `nil` if the edition makes no claims, or if another edition lies between the two: a list speaks of its
  ///   last edition.
  init?(_ pair: EditionPair) throws {
    guard pair.areNeighbours, pair.old != nil else { return nil }
    let claims = try pair.store.claims(of: pair.new.record.listID, at: pair.new.record.month)
    guard !claims.isEmpty else { return nil }
    self.pair = pair
    self.claims = Dictionary(grouping: claims.lazy.filter { $0.key != 0 }, by: \.key)
    silent = claims.first { $0.key == 0 }
    let text = try silent.flatMap { try pair.new.texts.text($0.claim) } ?? ""
    silence = (text, !ClaimedChange.speaksOfListPriceOnly(text))
    ownLines = EditionRows(pair.new)
  }

  /// Looks at the rows of a key of which something differs.
  mutating func look(at key: UInt32, _ difference: KeyDifference) throws {
    if let own = claims[key] {
      seen.insert(key)
      for claim in own { found += try check(claim, difference) }
    }
    if silent != nil { try checkSilence(key, difference) }
  }

  /// Looks at the other rows too, which are the same in both editions.
  ///
  /// - Returns: The rows whose claims are not what happened, in the order of the file.
  mutating func finish() throws -> [Contradiction] {
    for (key, own) in claims where !seen.contains(key) {
      let states = try pair.states(ofKey: key)
      let difference = KeyDifference(old: states.old, new: states.new, changes: [])
      for claim in own { found += try check(claim, difference) }
    }
    return found.sorted { ($0.source.line, $0.message) < ($1.source.line, $1.message) }
  }

  // MARK: - Rows that say something of their own

  private func check(_ claim: Claim, _ difference: KeyDifference) throws -> [Contradiction] {
    let text = try pair.new.texts.text(claim.claim) ?? ""
    var found: [Contradiction] = []
    func say(_ message: String) throws {
      found.append(try contradiction(difference, text, .wrong, message, line: claim.line))
    }
    switch ClaimedChange(text) {
    case .added:
      if try !isAdded(claim, difference) { try say("the edition before has it") }
    case .changed:
      if difference.isAdded {
        try say("the edition before does not have it")
      } else if try !isChanged(claim, difference) {
        try say("nothing of it differs from the edition before")
      }
    case .deleted:
      if difference.isAdded { try say("the edition before does not have it") }
    case .unchanged, .other:
      break
    }
    for message in try falsePreviousValues(claim, difference) { try say(message) }
    return found
  }

  /// Whether the row of a claim is one that the edition before has nothing of.
  private func isAdded(_ claim: Claim, _ difference: KeyDifference) throws -> Bool {
    if difference.isAdded { return true }
    guard let facts = try facts(of: claim, difference) else { return true }
    return facts.contains { !Self.has(difference.old, $0.place) }
  }

  private func isChanged(_ claim: Claim, _ difference: KeyDifference) throws -> Bool {
    if difference.changes.isEmpty { return false }
    if difference.changes.contains(where: { !$0.isOfPrice }) { return true }
    guard let facts = try facts(of: claim, difference) else { return true }
    let old = Set(difference.old.prices.map(\.fact.normalized))
    return facts.contains { !old.contains($0.normalized) }
  }

  /// The prices that the row of a claim states; `nil` if that cannot be told, because the row repeats another.
  private func facts(of claim: Claim, _ difference: KeyDifference) throws -> [PriceFact]? {
    if difference.new.prices.count == 1 { return difference.new.prices.map(\.fact) }
    return try ownLines.prices(ofKey: claim.key, atLine: claim.line)
  }

  /// What `PreviousValues` says and the edition before does not.
  private func falsePreviousValues(_ claim: Claim, _ difference: KeyDifference) throws -> [String] {
    guard let text = try pair.new.texts.text(claim.previousValues), let former = PreviousValues(text),
      let listing = difference.old.listing
    else { return [] }
    var messages: [String] = []
    for (name, value) in former.values {
      guard let field = Self.fields[name.lowercased()] else { continue }
      let before = try pair.new.texts.text(listing.content[field]) ?? ""
      if Self.folded(before) != Self.folded(value) {
        messages.append("its \(name) was “\(value)”, it says; in the edition before it is “\(before)”")
      }
    }
    return messages
  }

  private static let fields: [String: ItemField] = [
    "producttitle": .family, "skutitle": .itemName, "skudescription": .description, "publisher": .publisher,
  ]

  /// Blanks at the ends and runs of blanks are not what a list means to say.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: - Rows that say that nothing changed

  private mutating func checkSilence(_ key: UInt32, _ difference: KeyDifference) throws {
    guard let listing = difference.new.listing else { return }
    let (text, isStrict) = silence
    let explicit = claims[key]?.map(\.line) ?? []
    let month = pair.new.record.month
    let begun = difference.new.prices.filter { $0.from == month && $0.line != 0 }
    var isSaid = false
    var lines = begun.map(\.line)
    if lines.count > 1 { lines = Set(lines).sorted() }
    for line in lines where !explicit.contains(line) {
      let row = begun.filter { $0.line == line }
      isSaid = true
      if difference.isAdded || !row.contains(where: { Self.has(difference.old, $0.fact.place) }) {
        found.append(
          try contradiction(difference, text, .wrong, "the edition before does not have it", line: line))
        continue
      }
      let source = pair.new.source(from: month, line: line)
      let changes = difference.changes.filter { $0.newSource == source && $0.isOfPrice }
      guard !changes.isEmpty else { continue }
      let isOfListPrice = changes.contains { $0.field == "price" && $0.kind == .list }
      found.append(
        try contradiction(
          difference, text, isStrict || isOfListPrice ? .wrong : .silent, Self.sentence(changes), line: line))
    }
    let described = difference.changes.filter { !$0.isOfPrice }
    guard listing.range.from == month, listing.range.line != 0, !isSaid || !described.isEmpty,
      explicit.isEmpty
    else { return }
    if difference.isAdded {
      if !isSaid {
        found.append(
          try contradiction(
            difference, text, .wrong, "the edition before does not have it", line: listing.range.line))
      }
    } else if !described.isEmpty {
      found.append(
        try contradiction(
          difference, text, isStrict ? .wrong : .silent, Self.sentence(described), line: listing.range.line))
    }
  }

  /// Whether an edition has a price at a place.
  private static func has(_ state: EditionPair.KeyState, _ place: PriceFact.Place) -> Bool {
    state.prices.contains { $0.fact.place == place }
  }

  private static func sentence(_ changes: [FieldChange]) -> String {
    let parts = changes.prefix(3).map { change in
      let name = [change.kind?.rawValue, change.field].compactMap { $0 }.joined(separator: " ")
      return "\(name) was \(change.old ?? "nothing") and is \(change.new ?? "nothing")"
    }
    return parts.joined(separator: "; ") + (changes.count > 3 ? "; and \(changes.count - 3) more" : "")
  }

  private func contradiction(
    _ difference: KeyDifference, _ claim: String, _ verdict: Contradiction.Verdict, _ message: String,
    line: UInt32
  ) throws -> Contradiction {
    let listing = difference.new.listing ?? difference.old.listing
    let identity = try listing.map(pair.identity)
    return Contradiction(
      identity: identity ?? ItemIdentity(partNumber: "", term: nil, billing: nil, segment: nil),
      claim: claim, verdict: verdict, message: "the list says “\(claim)”; \(message)",
      source: pair.new.source(from: pair.new.record.month, line: line))
  }
}

/// Which row of an edition's file states what, read when it is first asked for.
final class EditionRows {
  private let reader: EditionReader
  private var facts: [UInt32: [PriceFact]]?

  init(_ reader: EditionReader) {
    self.reader = reader
  }

  /// The prices of an item that a line states; `nil` if it states none, as a row that repeats another.
  func prices(ofKey key: UInt32, atLine line: UInt32) throws -> [PriceFact]? {
    if facts == nil { facts = try byLine() }
    return facts?[line].flatMap { found in
      let own = found.filter { $0.key == key }
      return own.isEmpty ? nil : own
    }
  }

  private func byLine() throws -> [UInt32: [PriceFact]] {
    var prices: [PriceFact] = []
    try reader.store.eachPrice(reader.window, key: nil) { prices.append($0.fact) }
    let packed = try reader.store.packedLines(of: reader.record.listID, at: reader.record.month)
    guard let lines = PackedLines.unpack(packed.prices, count: prices.count) else { return [:] }
    var byLine: [UInt32: [PriceFact]] = [:]
    for (fact, line) in zip(prices, lines) where line != 0 { byLine[line, default: []].append(fact) }
    return byLine
  }
}
