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
    /// At most one for each slot.
    var values: [Value] = []
    /// Of slots of which every value counts.
    var repeated: [Value] = []

    func holds(_ slot: Int) -> Bool { values.contains { $0.slot == slot } }
  }

  private struct Group {
    var depth: Int
    var firstPrice: Int
    var held: Price
  }

  private(set) var prices: [Price] = []
  /// Values that stand at the item, or above it, for slots of which every value counts.
  private(set) var itemValues: [Value] = []
  private(set) var headerValues: [Value] = []
  /// The item has more prices than an item can have that is within the limits.
  private(set) var overflows = false
  private var groups: [Group] = []
  private var priceDepth: Int?
  private let each: Set<Int>
  /// The slots of each source of which every value counts, in order.
  private let eachSources: [[Int]]
  private let mostPrices: Int

  /// - Parameter mostPrices: A price for each value multiplies; this bounds the product.
  init(each eachSources: [[Int]], mostPrices: Int) {
    self.eachSources = eachSources
    self.mostPrices = mostPrices
    each = Set(eachSources.joined())
  }

  mutating func openPrice(depth: Int, place: SlotPlace) {
    guard priceDepth == nil else { return }
    priceDepth = depth
    prices.append(Price(place: place))
  }

  mutating func openGroup(depth: Int) {
    guard priceDepth == nil else { return }
    groups.append(Group(depth: depth, firstPrice: prices.count, held: Price(place: SlotPlace())))
  }

  /// Ends the price or group that began at this depth.
  ///
  /// - Returns: The values of a group that no price takes.
  mutating func close(depth: Int) -> [Value] {
    if priceDepth == depth { priceDepth = nil }
    guard let group = groups.last, group.depth == depth else { return [] }
    groups.removeLast()
    let count = prices.count - group.firstPrice
    if count == 0 { return group.held.values + group.held.repeated }
    if count * (group.held.repeated.count + 1) > mostPrices {
      overflows = true
      return []
    }
    for index in group.firstPrice..<prices.count {
      prices[index].values += group.held.values.filter { !prices[index].holds($0.slot) }
      let own = Set(prices[index].repeated.map(\.slot))
      prices[index].repeated += group.held.repeated.filter { !own.contains($0.slot) }
    }
    return []
  }

  /// Takes the value of a slot of prices.
  ///
  /// - Returns: `false` if it belongs to the item as a whole, `nil` if it repeats one that counts once.
  mutating func take(_ value: Value, isInItem: Bool) -> Bool? {
    let repeats = each.contains(value.slot)
    if priceDepth != nil, let price = prices.indices.last {
      return Self.add(value, repeats: repeats, to: &prices[price])
    }
    if let group = groups.indices.last { return Self.add(value, repeats: repeats, to: &groups[group].held) }
    guard repeats else { return false }
    if isInItem { itemValues.append(value) } else { headerValues.append(value) }
    return true
  }

  private static func add(_ value: Value, repeats: Bool, to price: inout Price) -> Bool? {
    if repeats {
      price.repeated.append(value)
    } else if price.holds(value.slot) {
      return nil
    } else {
      price.values.append(value)
    }
    return true
  }

  /// Makes a price for each value of a source of which every value counts.
  mutating func expand() {
    for slots in eachSources {
      var expanded: [Price] = []
      for price in prices {
        let values = values(of: slots, for: price)
        if expanded.count + max(1, values.count) > mostPrices {
          overflows = true
          return
        }
        guard let slot = values.first?.slot else {
          expanded.append(price)
          continue
        }
        var rest = price
        rest.repeated.removeAll { $0.slot == slot }
        for value in values {
          expanded.append(rest)
          expanded[expanded.count - 1].values.append(value)
        }
      }
      prices = expanded
    }
  }

  /// The values of the first slot that has any: in the price, at the item, above the items.
  private func values(of slots: [Int], for price: Price) -> [Value] {
    for slot in slots {
      for place in [price.repeated, itemValues, headerValues] {
        let values = place.filter { $0.slot == slot }
        if !values.isEmpty { return values }
      }
    }
    return []
  }

  /// Forgets the item.
  mutating func clear() {
    prices.removeAll(keepingCapacity: true)
    itemValues.removeAll(keepingCapacity: true)
    groups.removeAll()
    priceDepth = nil
    overflows = false
  }
}
