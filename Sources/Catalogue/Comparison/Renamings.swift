import PriceModel

/// Finds items that go on under another part number: first those of which the list says so, then those that are gone
/// while a new one has the same facets and nearly the same name.
struct Renamings {
  let removed: [Item]
  let added: [Item]

  /// An item and the part number that takes its place, as the list says.
  struct Successor {
    var item: ItemIdentity
    var name: String?
    var family: String?
    var replacedBy: String
  }

  /// How alike names must be; without families to compare, more.
  static let threshold = 0.75
  static let thresholdWithoutFamily = 0.9

  func find(successors: [Successor]) -> [Renaming] {
    let newByPart = Dictionary(grouping: added) { $0.partNumber.uppercased() }
    var renamings: [Renaming] = []
    var explained: Set<ItemIdentity> = []
    var taken: Set<ItemIdentity> = []
    for old in successors {
      let candidates = newByPart[old.replacedBy.uppercased()] ?? []
      let key = [old.item.term, old.item.billing, old.item.segment]
      let successor = candidates.first { [$0.term, $0.billing, $0.segment] == key } ?? candidates.first
      let similarity = old.name.flatMap { name in
        successor?.itemName.map { NameWords(name).similarity(NameWords($0)) }
      }
      var new = old.item
      new.partNumber = old.replacedBy
      renamings.append(
        Renaming(
          old: old.item, oldName: old.name, family: old.family, new: successor.map(ItemIdentity.init) ?? new,
          newName: successor?.itemName, reason: .replacedBy, similarity: similarity.map(Self.decimal)))
      explained.insert(old.item)
      if let successor { taken.insert(ItemIdentity(successor)) }
    }
    renamings += matches(without: explained, taken)
    return renamings.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
  }

  /// Pairs of a removed and an added item, best first; each item is in one pair at most.
  private func matches(without explained: Set<ItemIdentity>, _ taken: Set<ItemIdentity>) -> [Renaming] {
    var weights = WordWeights()
    func named(_ items: [Item], without: Set<ItemIdentity>) -> [(item: Item, name: NameWords)] {
      items.compactMap { item in
        guard let name = item.itemName.map(NameWords.init), !without.contains(ItemIdentity(item)) else {
          return nil
        }
        weights.count(name)
        return (item, name)
      }
    }
    let gone = named(removed, without: explained)
    let candidates = Dictionary(grouping: named(added, without: taken)) { Facets($0.item, $0.name) }
    var pairs: [(old: Item, new: Item, similarity: Double)] = []
    for old in gone {
      for new in candidates[Facets(old.item, old.name)] ?? [] {
        guard let threshold = Self.threshold(old.item.family, new.item.family) else { continue }
        let similarity = old.name.similarity(new.name, weight: weights.weight)
        if similarity >= threshold { pairs.append((old.item, new.item, similarity)) }
      }
    }
    pairs.sort { left, right in
      if left.similarity != right.similarity { return left.similarity > right.similarity }
      return (ItemIdentity(left.old), ItemIdentity(left.new))
        < (ItemIdentity(right.old), ItemIdentity(right.new))
    }
    var used: (old: Set<ItemIdentity>, new: Set<ItemIdentity>) = ([], [])
    return pairs.compactMap { pair in
      let (old, new) = (ItemIdentity(pair.old), ItemIdentity(pair.new))
      guard !used.old.contains(old), !used.new.contains(new) else { return nil }
      used.old.insert(old)
      used.new.insert(new)
      return Renaming(
        old: old, oldName: pair.old.itemName, family: pair.old.family, new: new, newName: pair.new.itemName,
        reason: .nameMatch, similarity: Self.decimal(pair.similarity))
    }
  }

  /// How alike the names of items of two families must be; `nil` if the families are two products.
  private static func threshold(_ old: String?, _ new: String?) -> Double? {
    guard let old, let new else { return thresholdWithoutFamily }
    return old == new || NameWords(old).similarity(NameWords(new)) >= threshold ? threshold : nil
  }

  private static func decimal(_ similarity: Double) -> ExactDecimal {
    ExactDecimal(mantissa: Int64((similarity * 100).rounded()), scale: 2)
  }

  /// All that must be equal; the family may be renamed with the item.
  private struct Facets: Hashable {
    var values: [String?]
    var numbers: [String]

    init(_ item: Item, _ name: NameWords) {
      numbers = name.numbers
      values = [
        item.program, item.offering, item.level, item.unit, item.acquired, item.productType, item.userType,
        item.segment, item.language, item.term, item.billing, item.version, item.pack,
      ]
    }
  }
}
