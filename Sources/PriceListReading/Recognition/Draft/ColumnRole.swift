/// What a column of a price list may be for, as a draft suggests it.
enum ColumnRole: String, CaseIterable, Sendable {
  case partNumber, distributorSKU, itemName, description, publisher, family, language, version, replacedBy
  case net, list, currency, market, from, to, minQuantity, maxQuantity
  /// Known, and nothing that a profile maps: stock, weight, discount.
  case other

  /// Whether it stands below `fields` in a profile; the rest stands below `price`.
  var isField: Bool {
    switch self {
    case .partNumber, .distributorSKU, .itemName, .description, .publisher, .family, .language, .version,
      .replacedBy:
      true
    default: false
    }
  }

  var isAmount: Bool { self == .net || self == .list }
  var isDate: Bool { self == .from || self == .to }
}
