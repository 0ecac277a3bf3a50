import CLibXML2
import PriceModel

/// Gathers the values of one item from the events of the parser.
struct XMLItemAssembler {
  /// A value that a price element holds.
  private struct PriceValue {
    var slot: Int
    var text: [UInt8]
    var place: SlotPlace
  }

  private struct Element {
    /// Node of the path tree; `nil` where the profile has no such path.
    var node: Int?
    var textStart: Int
    var place: SlotPlace
    var hasChildren = false
    var isNil = false
  }

  private(set) var tree: XMLPathTree
  private let each: Set<Int>
  /// The values of the item, by slot; values above the item stay for the next ones.
  private(set) var fields: FieldStore
  private(set) var places: [SlotPlace]
  /// Values that no path of the profile takes, by their path below the item.
  private(set) var extra: [(name: String, value: String)] = []
  /// Place of the item's start tag.
  private(set) var itemPlace = SlotPlace()

  private var open: [Element] = []
  private var names: [String] = []
  private var text: [UInt8] = []
  private var itemDepth: Int?
  private var priceDepth: Int?
  private var headerEnd = 0
  private var itemEnd = 0
  private var headerSlots: Set<Int> = []
  private var prices: [[PriceValue]] = []
  private var knownNames: [UnsafePointer<xmlChar>: String] = [:]

  init(_ profile: Profile, _ layout: XMLLayout) {
    tree = XMLPathTree(profile, layout)
    let slots = tree.slots
    each = Set(profile.sources.filter(\.each).flatMap(\.columns).compactMap { slots[$0] })
    fields = FieldStore(bytes: 1 << 12, fields: max(1, tree.paths.count))
    fields.count = tree.paths.count
    for slot in 0..<tree.paths.count {
      fields.starts[slot] = 0
      fields.lengths[slot] = -1
    }
    places = Array(repeating: SlotPlace(), count: max(1, tree.paths.count))
  }

  func deallocate() { fields.deallocate() }

  /// Bytes held for the item at hand.
  var heldBytes: Int { text.count + fields.used }

  /// Whether the document is inside an item that is not complete.
  var isInsideItem: Bool { itemDepth != nil }

  /// Takes an event; true if it completes an item.
  mutating func take(_ event: XMLEvent, in log: XMLEventLog) -> Bool {
    switch event.kind {
    case .start: start(event)
    case .attribute: attribute(event, log.text(event))
    case .text:
      if let element = open.last, element.node != nil || itemDepth != nil {
        text.append(contentsOf: log.text(event))
      }
    case .end: return end()
    }
    return false
  }

  /// The number of prices of the complete item: a price element counts once for each value of a path that counts
  /// each value (territories).
  mutating func preparePrices() -> Int {
    prices = prices.flatMap { price in
      let repeated = each.lazy.map { slot in price.filter { $0.slot == slot } }.first { $0.count > 1 }
      guard let repeated else { return [price] }
      return repeated.map { value in [value] + price.filter { $0.slot != value.slot } }
    }
    return prices.count
  }

  /// Shows the values of one price among the fields, until ``hidePrice(_:)``.
  mutating func showPrice(_ index: Int) {
    itemEnd = fields.used
    for value in prices[index] {
      value.text.withUnsafeBytes { fields.set(value.slot, to: $0) }
      places[value.slot] = value.place
    }
  }

  mutating func hidePrice(_ index: Int) {
    for value in prices[index] {
      fields.lengths[value.slot] = -1
      places[value.slot] = SlotPlace()
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
    prices = []
    itemDepth = nil
  }

  // MARK: Events

  private mutating func start(_ event: XMLEvent) {
    let parent = open.last?.node
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    let node = open.isEmpty ? tree.child(of: 0, event) : parent.flatMap { tree.child(of: $0, event) }
    let place = SlotPlace(line: event.line, column: event.column)
    open.append(Element(node: node, textStart: text.count, place: place))
    names.append(name(event.name))
    guard let node else { return }
    if tree.nodes[node].isItem, itemDepth == nil {
      itemDepth = open.count
      itemPlace = place
    }
    if tree.nodes[node].isPrice, itemDepth != nil, priceDepth == nil {
      priceDepth = open.count
      prices.append([])
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
    if let node = element.node, let slot = tree.attributeSlot(of: node, event.name) {
      set(slot, value.trimmed, element.place)
    } else if itemDepth != nil {
      keep(path() + "@" + local, value.trimmed)
    }
  }

  private mutating func end() -> Bool {
    guard let element = open.popLast() else { return false }
    let depth = open.count + 1
    if element.isNil {
      // Absent: neither a value nor an attribute.
    } else {
      // The text leaves the buffer before it is set, so that the two do not overlap.
      let value = Array(text[element.textStart...])
      value.withUnsafeBytes { bytes in
        let trimmed = bytes.trimmed
        if !trimmed.isEmpty {
          if let slot = element.node.flatMap({ tree.nodes[$0].text }) {
            set(slot, trimmed, element.place)
          } else if itemDepth != nil {
            keep(path(), trimmed)
          }
        }
      }
    }
    text.removeLast(text.count - element.textStart)
    names.removeLast()
    if priceDepth == depth { priceDepth = nil }
    return itemDepth == depth
  }

  private mutating func set(_ slot: Int, _ value: UnsafeRawBufferPointer, _ place: SlotPlace) {
    if value.isEmpty { return }
    if priceDepth != nil {
      let index = prices.count - 1
      if !each.contains(slot), prices[index].contains(where: { $0.slot == slot }) {
        return keep(path(), value)
      }
      prices[index].append(PriceValue(slot: slot, text: Array(value), place: place))
    } else if itemDepth == nil {
      if headerSlots.insert(slot).inserted {
        fields.set(slot, to: value)
        places[slot] = place
        headerEnd = fields.used
      }
    } else if fields.lengths[slot] >= 0, !headerSlots.contains(slot) {
      keep(path(), value)
    } else {
      fields.set(slot, to: value)
      places[slot] = place
    }
  }

  /// Keeps a value that no field takes; repeated ones stand in one attribute.
  private mutating func keep(_ name: String, _ value: UnsafeRawBufferPointer) {
    if value.isEmpty { return }
    let text = String(decoding: value, as: UTF8.self)
    if let index = extra.firstIndex(where: { $0.name == name }) {
      extra[index].value += "; " + text
    } else {
      extra.append((name, text))
    }
  }

  /// The path of the element at hand below the item, by local names.
  private func path() -> String {
    guard let itemDepth, names.count > itemDepth else { return names.last ?? "" }
    return names[itemDepth...].joined(separator: "/")
  }

  private mutating func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer else { return "" }
    if let known = knownNames[pointer] { return known }
    let name = String(cString: pointer)
    knownNames[pointer] = name
    return name
  }
}
