import PriceModel

/// How prices are made of a row, or of a price element in XML.
struct PriceRule: Sendable {
  /// What the amounts pay for; `nil` in a further price is as in the first.
  var per: PriceBasis?
  var market: ValueSource?
  var currency: ValueSource?
  var from: ValueSource?
  var to: ValueSource?
  var minQuantity: ValueSource?
  var maxQuantity: ValueSource?
  var quantityBasis: ValueSource?
  /// Multiplies the amounts; in a further price `nil` is as in the first.
  var factor: ValueSource?
  /// A quantity without an end reaches up to the next one of the record.
  var reachesUpToNext = false
  var net: ValueSource?
  var list: ValueSource?
  /// Amounts of other kinds by their names.
  var other: [(name: String, source: ValueSource)] = []
  /// An amount whose kind is data: net, list or a name of its own; empty counts as net.
  var amount: ValueSource?
  var kind: ValueSource?
  var kinds: [String: PriceKind] = [:]
  /// The names of ``kinds`` in the profile's order: where two of one kind price the same, the first counts.
  var kindOrder: [String] = []
  /// The amounts count only in rows where it holds.
  var condition = RowCondition()
  /// A cell that holds a list: there is a price for each part, to which sources refer as `.`.
  var each: PriceList?
  /// An item without a price is accepted with a warning.
  var mayBeMissing = false
  /// Further prices of a row; what they do not say is as in this one.
  var also: [PriceRule] = []

  /// A list-valued cell and what stands between its parts.
  struct PriceList: Sendable {
    var source: ValueSource
    var separator: String
  }

  /// Where the amounts are.
  var amounts: [ValueSource] { [net, list, amount].compactMap { $0 } + other.map(\.source) }

  /// Every source of a value, of the further prices too.
  var sources: [ValueSource] {
    [market, currency, from, to, minQuantity, maxQuantity, quantityBasis, factor, kind, each?.source]
      .compactMap { $0 } + amounts + also.flatMap(\.sources)
  }

  /// What its conditions look at.
  var conditionSources: [ValueSource] {
    condition.tests.map(\.source) + also.flatMap(\.conditionSources)
  }

  /// The names of the columns or paths of all amounts, of the further prices too, that are written like the rest of
  /// the file.
  var amountColumns: [String] {
    amounts.filter { $0.decimal == nil }.flatMap(\.columns) + also.flatMap(\.amountColumns)
  }
}
