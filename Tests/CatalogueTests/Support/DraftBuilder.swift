import PriceModel

@testable import Catalogue

/// Writes an edition by hand, a row a line:
///
///     var draft = DraftBuilder("nce-us", "2026-11")
///     draft.row("A", name: "Product A", net: "10", list: "12.50")
///     try catalogue.importEdition(draft.draft)
struct DraftBuilder {
  var list: String
  var edition: String
  var sha256: String?
  var merging = Merging.full
  var inForce = InForcePolicy.endsFirst
  private(set) var batch = ItemBatch()
  /// The line of the next row.
  var line = 2

  init(_ list: String, _ edition: String, merging: Merging = .full) {
    self.list = list
    self.edition = edition
    self.merging = merging
  }

  /// The interned content of an item.
  private mutating func item(_ fields: [ItemField: String]) -> UInt32 {
    var content = ItemContent()
    for (field, text) in fields { content[field] = batch.texts.intern(text) }
    return batch.intern(content)
  }

  /// A row with one price line, or none if neither amount is given.
  mutating func row(
    _ partNumber: String, name: String? = nil, fields: [ItemField: String] = [:], net: String? = nil,
    list: String? = nil, other: String? = nil, type: String? = nil, market: String? = "US",
    currency: String = "USD",
    from: String? = nil, to: String? = nil, min: String? = nil, max: String? = nil, basis: String? = nil,
    per: PriceBasis = .term, action: RowAction = .set, claim: String? = nil, previous: String? = nil
  ) {
    var lines: [PriceLine] = []
    if net != nil || list != nil || other != nil {
      let band = batch.intern(
        QuantityBand(
          minimum: min.flatMap { ExactDecimal($0) }, maximum: max.flatMap { ExactDecimal($0) },
          basis: basis.flatMap { ExactDecimal($0) }))
      lines.append(
        PriceLine(
          market: batch.texts.intern(market), currency: batch.texts.intern(currency),
          priceType: batch.texts.intern(type), band: band, from: from.flatMap { CalendarDate($0) },
          to: to.flatMap { CalendarDate($0) }, per: per, net: net.flatMap { ExactDecimal($0) },
          list: list.flatMap { ExactDecimal($0) }, other: other.flatMap { ExactDecimal($0) }))
    }
    var content = fields
    content[.partNumber] = partNumber
    content[.itemName] = name ?? "Product \(partNumber)"
    let index = item(content)
    batch.append(
      item: index, line: line, action: action, claim: batch.texts.intern(claim),
      previousValues: batch.texts.intern(previous), prices: lines)
    line += 1
  }

  /// A row that deletes; with an amount only at that place, without one the whole item.
  mutating func delete(_ partNumber: String, net: String? = nil, market: String? = "US") {
    row(partNumber, net: net, market: market, action: .delete)
  }

  var draft: EditionDraft {
    EditionDraft(
      list: list, edition: label(edition), profile: "test", file: "\(list)-\(edition).csv",
      sha256: sha256 ?? "sha-\(list)-\(edition)", merging: merging, inForce: inForce, batch: batch)
  }
}

func label(_ text: String) -> EditionLabel {
  EditionLabel(text) ?? EditionLabel(ordinal: 0)
}
