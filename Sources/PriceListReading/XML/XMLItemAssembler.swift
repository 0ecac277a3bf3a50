import CLibXML2
import PriceModel

/// Gathers the values of one item from the events of the parser.
struct XMLItemAssembler {
  private struct Element {
    /// Node of the path tree; `nil` where the profile has no such path.
    var node: Int?
    var textStart: Int
    var place: SlotPlace
    var isNil = false
  }

  private(set) var tree: XMLPathTree
  /// The values of the item, by slot; values above the item stay for the next ones.
  private(set) var fields: FieldStore
  private(set) var places: [SlotPlace]
  /// The names of the slots: as the document writes them once it has, until then as the profile does.
  private(set) var names: [String]
  /// Values that no path of the profile takes, by their path below the item.
  private(set) var extra: [(name: String, value: String)] = []
  /// Place of the item's start tag.
  private(set) var itemPlace = SlotPlace()
  private(set) var gatherer: XMLPriceGatherer
  /// Slots whose value stands above the items.
  private(set) var headerSlots: Set<Int> = []

  private let slotUses: [SlotUse]
  private var isNamed: [Bool]
  private var open: [Element] = []
  private var elementNames: [String] = []
  private var text: [UInt8] = []
  private var itemDepth: Int?
  private var headerEnd = 0
  private var itemEnd = 0
  private var extraPlaces: [String: Int] = [:]
  /// What a price shows in the place of a value of the item.
  private var hidden: [(slot: Int, start: Int, length: Int, place: SlotPlace)] = []
  private var knownNames: [UnsafePointer<xmlChar>: String] = [:]
  private var heldForItem = 0

  /// What a slot is looked at for.
  private struct SlotUse {
    var price = false
    var item = false
  }

  init(_ profile: Profile, _ layout: XMLLayout, limits: ReadingLimits) {
    tree = profile.xmlPaths?.tree ?? XMLPathTree(profile, layout)
    let slots = tree.slots
    func numbers(_ sources: [ValueSource]) -> Set<Int> {
      Set(sources.flatMap(\.columns).compactMap { slots[$0] })
    }
    var uses = Array(repeating: SlotUse(), count: tree.paths.count)
    for slot in numbers(profile.priceSources) { uses[slot].price = !layout.prices.isEmpty }
    for slot in numbers(profile.itemSources) { uses[slot].item = true }
    slotUses = uses
    let each = profile.priceSources.filter(\.each)
    gatherer = XMLPriceGatherer(
      each: each.map { $0.columns.compactMap { slots[$0] } }, mostPrices: limits.record / 64)
    fields = FieldStore(bytes: 1 << 12, fields: max(1, tree.paths.count))
    fields.count = tree.paths.count
    for slot in 0..<tree.paths.count {
      fields.starts[slot] = 0
      fields.lengths[slot] = -1
    }
    places = Array(repeating: SlotPlace(), count: max(1, tree.paths.count))
    names = tree.shownPaths
    isNamed = Array(repeating: false, count: names.count)
  }

  func deallocate() { fields.deallocate() }

  /// Bytes held for the item at hand.
  var heldBytes: Int { text.count + heldForItem }

  /// Whether the document is inside an item that is not complete.
  var isInsideItem: Bool { itemDepth != nil }

  /// Takes an event; true if it completes an item.
  mutating func take(_ index: Int, in log: XMLEventLog) -> Bool {
    let event = log.events[index]
    switch event.kind {
    case .start: start(index, in: log)
    case .attribute: attribute(event, log.text(event))
    case .text:
      if let element = open.last, element.node != nil || itemDepth != nil {
        text.append(contentsOf: log.text(event))
      }
    case .end: return end()
    }
    return false
  }

  /// Makes the prices of the complete item one by one.
  mutating func preparePrices() { gatherer.expand() }

  /// Shows the values of one price among the fields, until ``hidePrice(_:)``.
  mutating func showPrice(_ index: Int) {
    itemEnd = fields.used
    hidden.removeAll(keepingCapacity: true)
    for value in gatherer.prices[index].values {
      let slot = value.slot
      hidden.append((slot, fields.starts[slot], fields.lengths[slot], places[slot]))
      value.text.withUnsafeBytes { fields.set(slot, to: $0) }
      places[slot] = value.place
    }
  }

  mutating func hidePrice(_ index: Int) {
    for value in hidden.reversed() {
      fields.starts[value.slot] = value.start
      fields.lengths[value.slot] = value.length
      places[value.slot] = value.place
    }
    fields.used = itemEnd
  }

  /// Forgets the item; what stands above the items stays.
  mutating func clearItem() {
    for slot in 0..<fields.count where !headerSlots.contains(slot) {
      fields.lengths[slot] = -1
      places[slot] = SlotPlace()
    }
    fields.used = headerEnd
    extra = []
    extraPlaces.removeAll(keepingCapacity: true)
    gatherer.clear()
    itemDepth = nil
    heldForItem = 0
  }

  // MARK: Events

  private mutating func start(_ index: Int, in log: XMLEventLog) {
    let event = log.events[index]
    let parent = open.isEmpty ? 0 : open[open.count - 1].node
    let fields = fields
    let node = parent.flatMap { parent in
      tree.child(of: parent, event, attribute: { log.attribute($0, ofElementAt: index) }) { slot in
        fields.lengths[slot] > 0 ? fields.text(slot) : nil
      }
    }
    let place = SlotPlace(line: event.line, column: event.column)
    open.append(Element(node: node, textStart: text.count, place: place))
    elementNames.append(name(event.name))
    guard let node else { return }
    if tree.nodes[node].isItem, itemDepth == nil {
      itemDepth = open.count
      itemPlace = place
    }
    if itemDepth != nil {
      if tree.nodes[node].holdsPrices { gatherer.openGroup(depth: open.count) }
      if tree.nodes[node].isPrice { gatherer.openPrice(depth: open.count, place: place) }
    }
    for slot in tree.nodes[node].elementNames {
      let bytes = Array(elementNames[elementNames.count - 1].utf8)
      _ = bytes.withUnsafeBytes { set(slot, $0, place) }
    }
  }

  private mutating func attribute(_ event: XMLEvent, _ value: UnsafeRawBufferPointer) {
    guard let element = open.last else { return }
    let local = name(event.name)
    if local == "nil",
      event.namespace.map({ String(cString: $0) }) == "http://www.w3.org/2001/XMLSchema-instance"
    {
      let text = String(decoding: value, as: UTF8.self)
      open[open.count - 1].isNil = text == "true" || text == "1"
      return
    }
    var isTaken = element.node.map { tree.understands(local, of: $0) } ?? false
    for slot in element.node.map({ tree.attributeSlots(of: $0, event.name) }) ?? [] {
      if set(slot, value.trimmed, element.place, attribute: local) { isTaken = true }
    }
    if !isTaken, itemDepth != nil { keep(path() + "@" + local, value.trimmed) }
  }

  private mutating func end() -> Bool {
    guard let element = open.popLast() else { return false }
    let depth = open.count + 1
    if element.isNil {
      // Absent: neither a value nor an attribute.
    } else if text.count > element.textStart {
      // The text leaves the buffer before it is set, so that the two do not overlap.
      let value = Array(text[element.textStart...])
      value.withUnsafeBytes { bytes in
        let trimmed = bytes.trimmed
        if trimmed.isEmpty { return }
        var isTaken = false
        for slot in element.node.map({ tree.nodes[$0].texts }) ?? [] {
          if set(slot, trimmed, element.place) { isTaken = true }
        }
        if !isTaken, itemDepth != nil { keep(path(), trimmed) }
      }
    }
    text.removeLast(text.count - element.textStart)
    for value in gatherer.close(depth: depth) {
      value.text.withUnsafeBytes { keep(names[value.slot], $0) }
    }
    elementNames.removeLast()
    return itemDepth == depth
  }

  /// Gives a slot its value.
  ///
  /// - Returns: `false` if it has one already.
  private mutating func set(
    _ slot: Int, _ value: UnsafeRawBufferPointer, _ place: SlotPlace, attribute: String? = nil
  ) -> Bool {
    if value.isEmpty { return true }
    if !isNamed[slot] {
      isNamed[slot] = true
      names[slot] = attribute.map { path() + "/@" + $0 } ?? path()
    }
    let isInItem = itemDepth != nil
    if slotUses[slot].price {
      if isInItem { heldForItem += value.count + 64 }
      let taken = XMLPriceGatherer.Value(slot: slot, text: Array(value), place: place)
      switch gatherer.take(taken, isInItem: isInItem) {
      case true: if !slotUses[slot].item { return true }
      case nil: return false
      default: break
      }
    }
    if !isInItem {
      if headerSlots.insert(slot).inserted {
        fields.set(slot, to: value)
        places[slot] = place
        headerEnd = fields.used
      }
      return true
    }
    if fields.lengths[slot] >= 0 { return false }
    heldForItem += value.count
    fields.set(slot, to: value)
    places[slot] = place
    return true
  }

  /// Keeps a value that no field takes; repeated ones stand in one attribute.
  private mutating func keep(_ name: String, _ value: UnsafeRawBufferPointer) {
    if value.isEmpty || itemDepth == nil { return }
    let text = String(decoding: value, as: UTF8.self)
    heldForItem += text.utf8.count + 2
    if let index = extraPlaces[name] {
      extra[index].value += "; " + text
    } else {
      heldForItem += name.utf8.count + 64
      extraPlaces[name] = extra.count
      extra.append((name, text))
    }
  }

  /// The path of the element at hand below the item, by local names.
  private func path() -> String {
    guard let itemDepth, elementNames.count > itemDepth else { return elementNames.last ?? "" }
    return elementNames[itemDepth...].joined(separator: "/")
  }

  private mutating func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer else { return "" }
    if let known = knownNames[pointer] { return known }
    let name = String(cString: pointer)
    knownNames[pointer] = name
    return name
  }
}
