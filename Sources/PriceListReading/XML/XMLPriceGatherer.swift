/// Gathers the values of the prices of one item.
///
/// What stands in a price element belongs to that price; what stands beside it, in an element between the item and
/// the price (the validity of a group of prices), belongs to the prices inside that element.
struct XMLPriceGatherer {
  struct Value {
    var slot: Int
    var text: [UInt8]
    var place: SlotPlace
  }

  struct Price {
    var place: SlotPlace
    var values: [Value] = []

    func holds(_ slot: Int) -> Bool { values.contains { $0.slot == slot } }
  }

  private struct Group {
    var depth: Int
    var firstPrice: Int
    var values: [Value] = []
  }

  private(set) var prices: [Price] = []
  /// Values that stand at the item, or above it, for slots of which every value counts.
  private(set) var itemValues: [Value] = []
  private(set) var headerValues: [Value] = []
  private var groups: [Group] = []
  private var priceDepth: Int?
  private let each: Set<Int>
  /// The slots of each source of which every value counts, in order.
  private let eachSources: [[Int]]

  init(each eachSources: [[Int]]) {
    self.eachSources = eachSources
    each = Set(eachSources.joined())
  }

  var isInPrice: Bool { priceDepth != nil }

  mutating func openPrice(depth: Int, place: SlotPlace) {
    guard priceDepth == nil else { return }
    priceDepth = depth
    prices.append(Price(place: place))
  }

  mutating func openGroup(depth: Int) {
    guard priceDepth == nil else { return }
    groups.append(Group(depth: depth, firstPrice: prices.count))
  }

  /// Ends the price or group that began at this depth.
  ///
  /// - Returns: The values of a group that no price takes.
  mutating func close(depth: Int) -> [Value] {
    if priceDepth == depth { priceDepth = nil }
    guard let group = groups.last, group.depth == depth else { return [] }
    groups.removeLast()
    if group.firstPrice == prices.count { return group.values }
    for index in group.firstPrice..<prices.count {
      prices[index].values += group.values.filter { !prices[index].holds($0.slot) }
    }
    return []
  }

  /// Takes the value of a slot of prices.
  ///
  /// - Returns: `false` if it belongs to the item as a whole, `nil` if it repeats one that counts once.
  mutating func take(_ value: Value, isInItem: Bool) -> Bool? {
    let repeats = each.contains(value.slot)
    if priceDepth != nil, let price = prices.indices.last {
      if !repeats, prices[price].holds(value.slot) { return nil }
      prices[price].values.append(value)
    } else if let group = groups.indices.last {
      if !repeats, groups[group].values.contains(where: { $0.slot == value.slot }) { return nil }
      groups[group].values.append(value)
    } else if repeats {
      if isInItem { itemValues.append(value) } else { headerValues.append(value) }
    } else {
      return false
    }
    return true
  }

  /// Makes a price for each value of a source of which every value counts.
  mutating func expand() {
    for slots in eachSources {
      prices = prices.flatMap { price -> [Price] in
        for slot in slots {
          var values = price.values.filter { $0.slot == slot }
          if values.isEmpty { values = itemValues.filter { $0.slot == slot } }
          if values.isEmpty { values = headerValues.filter { $0.slot == slot } }
          if values.isEmpty { continue }
          var rest = price
          rest.values.removeAll { $0.slot == slot }
          return values.map { value in
            var one = rest
            one.values.append(value)
            return one
          }
        }
        return [price]
      }
    }
  }

  /// Forgets the item.
  mutating func clear() {
    prices.removeAll(keepingCapacity: true)
    itemValues.removeAll(keepingCapacity: true)
    groups.removeAll()
    priceDepth = nil
  }
}
