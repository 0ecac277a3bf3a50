import PriceModel

/// Reads an XML price list, item by item, once its root element has told the profile.
struct XMLListReading {
  let profile: Profile
  private let layout: XMLLayout
  private var assembler: XMLItemAssembler
  private(set) var mapper: RowMapper
  private(set) var rows = 0
  private(set) var rejects: [RejectedRecord] = []
  /// What was said about each rejected item, by the place of its start tag.
  private(set) var rejectReasons: [SlotPlace: [String]] = [:]
  private let alternatives: XMLAlternatives

  init(
    profile: Profile, layout: XMLLayout, options: ReadingOptions, format: NumberFormat,
    decoder: (any ItemNameDecoding)?, log: DiagnosticLog
  ) {
    self.profile = profile
    self.layout = layout
    assembler = XMLItemAssembler(profile, layout, limits: options.limits)
    let slots = assembler.tree.slots
    alternatives = XMLAlternatives(profile, slots: slots)
    mapper = RowMapper(
      profile: profile, options: options, decoder: decoder,
      format: format, log: log, names: assembler.names, attributes: [],
      slots: { slots[$0] })
  }

  func deallocate() {
    assembler.deallocate()
    mapper.deallocate()
  }

  /// Takes the events of a chunk.
  mutating func take(_ log: UnsafeMutablePointer<XMLEventLog>) {
    for index in 0..<log.pointee.count {
      let isComplete = assembler.take(index, in: log.pointee)
      if isComplete { assembler.preparePrices() }
      if assembler.heldBytes > mapper.options.limits.record || assembler.gatherer.overflows {
        let place = assembler.itemPlace
        log.pointee.refuse(.record, Int(place.line), Int(place.column))
        return
      }
      if isComplete { item() }
    }
  }

  /// Takes what the document says of itself, also where it has no item.
  mutating func finish() {
    if rows == 0 { mapper.takeFileValues(assembler.fields) }
  }

  private mutating func item() {
    rows += 1
    let place = assembler.itemPlace
    mapper.places = assembler.places
    mapper.names = assembler.names
    let mark = mapper.log.mark
    mapper.begin(line: Int(place.line), column: Int(place.column))
    mapper.mapItem(
      assembler.fields, extra: assembler.extra + alternatives.unused(in: assembler, names: assembler.names))
    if layout.prices.isEmpty { mapper.mapPrice(assembler.fields) } else { mapPrices() }
    let codes = mapper.finish()
    if !codes.isEmpty {
      rejectReasons[place] = mapper.log.errors(since: mark)
      rejects.append(RejectedRecord(line: Int(place.line), text: "", codes: codes))
    }
    assembler.clearItem()
  }

  private mutating func mapPrices() {
    var withoutAmount: [SlotPlace] = []
    for index in assembler.gatherer.prices.indices {
      assembler.showPrice(index)
      mapper.places = assembler.places
      let before = (mapper.lines.count, mapper.errors.count)
      mapper.mapPrice(assembler.fields)
      if before == (mapper.lines.count, mapper.errors.count) {
        withoutAmount.append(assembler.gatherer.prices[index].place)
      }
      assembler.hidePrice(index)
    }
    mapper.places = assembler.places
    // An item without any price is said to have none.
    guard !mapper.lines.isEmpty else { return }
    for place in withoutAmount { mapper.priceWithoutAmount(place) }
  }
}

/// The alternatives of an item's fields that a document has and that another one was taken for: they become
/// attributes, so that nothing is lost (the GTIN beside a manufacturer's number).
struct XMLAlternatives {
  /// The slots of each field with several alternatives, in order.
  private let choices: [[Int]]
  /// Slots that are looked at wherever they stand.
  private let taken: Set<Int>

  init(_ profile: Profile, slots: [String: Int]) {
    var choices: [[Int]] = []
    var taken: Set<Int> = []
    for source in profile.itemSources {
      let columns = source.columns.compactMap { slots[$0] }
      if source.alternatives.count > 1, columns.count == source.alternatives.count {
        choices.append(columns)
      } else {
        taken.formUnion(columns)
      }
    }
    self.choices = choices
    self.taken = taken.union(profile.priceSources.flatMap(\.columns).compactMap { slots[$0] })
  }

  func unused(in assembler: XMLItemAssembler, names: [String]) -> [(name: String, value: String)] {
    func isThere(_ slot: Int) -> Bool { !assembler.fields.field(slot).trimmed.isEmpty }
    var used = taken
    // One element may be several alternatives at once: then its value is not lost.
    var usedPlaces: Set<SlotPlace> = []
    for slots in choices {
      guard let first = slots.first(where: isThere) else { continue }
      used.insert(first)
      usedPlaces.insert(assembler.places[first])
    }
    var unused: [(name: String, value: String)] = []
    for slots in choices {
      for slot in slots where !used.contains(slot) && isThere(slot) && !assembler.headerSlots.contains(slot) {
        used.insert(slot)
        if usedPlaces.contains(assembler.places[slot]) { continue }
        unused.append((names[slot], assembler.fields.text(slot)))
      }
    }
    return unused
  }
}
