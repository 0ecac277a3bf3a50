import Catalogue
import PriceListReading
import PriceModel

/// What a list without prices says of a part number: the seat limits and prerequisites of an offer matrix.
///
/// Such a list is market-independent and names no terms: what it says goes with the part number wherever it stands.
/// Its attributes are shown among those of the priced items; this says which they are and where they were read.
public struct ItemFacts: Encodable, Hashable, Sendable {
  public var partNumber: String
  public var list: String
  public var edition: EditionLabel
  public var source: Source
  /// By name, as the list writes them.
  public var attributes: [String: String]
}

extension Workspace {
  /// The lists whose latest edition was read by a profile without prices.
  func factLists(among editions: [EditionInfo]) throws -> Set<String> {
    var latest: [String: EditionInfo] = [:]
    for edition in editions where (latest[edition.list]?.edition).map({ $0 < edition.edition }) ?? true {
      latest[edition.list] = edition
    }
    var ownWithoutPrices: Set<String> = []
    // The user's profiles are loaded only where a list is of one.
    if !profileFolders.isEmpty,
      !latest.values.allSatisfy({ ProfileLibrary.builtInNames.contains($0.profile) })
    {
      ownWithoutPrices = Set(try profiles().profiles.filter { !$0.hasPrices }.map(\.name))
    }
    var isWithoutPrices: [String: Bool] = [:]
    return Set(
      latest.values.filter { edition in
        if let known = isWithoutPrices[edition.profile] { return known }
        let answer =
          ownWithoutPrices.contains(edition.profile)
          || ProfileLibrary.isBuiltInWithoutPrices(edition.profile)
        isWithoutPrices[edition.profile] = answer
        return answer
      }.map(\.list))
  }

  /// Adds to items what the lists without prices say of their part numbers.
  ///
  /// An attribute that the item has of its own stays.
  ///
  /// - Returns: What was added, in the order of the items.
  func addFacts(
    to items: inout [Item], _ resolved: ResolvedScope, _ catalogue: PriceCatalogue
  ) throws -> [ItemFacts] {
    guard !resolved.facts.isEmpty, !items.isEmpty else { return [] }
    var seen: Set<String> = []
    let partNumbers = items.map(\.partNumber).filter { seen.insert($0.uppercased()).inserted }
    var facts: [ItemFacts] = []
    for reference in resolved.facts {
      let question = ItemQuestion(editions: [reference], partNumbers: partNumbers)
      for item in try translatingCatalogueErrors({ try catalogue.items(question) }) {
        facts.append(
          ItemFacts(
            partNumber: item.partNumber, list: reference.list, edition: reference.edition,
            source: item.source, attributes: item.attributes))
      }
    }
    let byPart = Dictionary(grouping: facts) { $0.partNumber.uppercased() }
    for index in items.indices {
      for fact in byPart[items[index].partNumber.uppercased()] ?? [] {
        items[index].attributes.merge(fact.attributes) { own, _ in own }
      }
    }
    return partNumbers.flatMap { byPart[$0.uppercased()] ?? [] }
  }
}
