import ArgumentParser
import Licensing
import Pricebook
import PriceModel

/// Which list prices an agreement is priced with.
struct AgreementPriceOptions: ParsableArguments {
  @Option(help: "net or list, for lines that state no price.")
  var price: PriceChoiceArgument = .list

  @Option(
    help: ArgumentHelp(
      "A list, before those the agreement names; repeat it in order of precedence.", valueName: "name"))
  var list: [String] = []

  @Option(help: ArgumentHelp("The country of the prices, as the list writes it.", valueName: "country"))
  var market: String?

  @Flag(help: "Where a list has no edition of the month, take the last one before it.")
  var nearestEdition = false

  @Option(
    help: ArgumentHelp(
      "Families of your own that are Windows, Office or CAL components: a JSON file (CMP-1).",
      valueName: "file"))
  var components: String?

  func terms() throws -> AgreementTerms {
    AgreementTerms(
      price: price.kind,
      scope: Scope(lists: list.map { $0.lowercased() }, market: market, nearestEdition: nearestEdition),
      kinds: try components.map(ProductKinds.adding(path:)) ?? .standard)
  }
}

/// Units to add to an order: `B6K-00053=4`.
struct Addition: ExpressibleByArgument {
  var partNumber: String
  var quantity: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let quantity = Int(parts[1]), quantity > 0 else { return nil }
    partNumber = String(parts[0])
    self.quantity = quantity
  }
}
