import PriceModel

/// A dialect of price lists as data: how to recognise a file, where each field stands, how its values are written.
///
/// A profile is one YAML file; `Resources/PROFILES.md` describes the language. Profiles are made by
/// ``ProfileLibrary`` only, which checks them, so that whoever holds one holds a sound one.
public struct Profile: Sendable {
  /// How the file is built.
  public enum Container: String, Sendable, CaseIterable {
    case csv, xml
  }

  /// The name by which `--profile` and the results call it: `nce-csv`.
  public internal(set) var name: String
  /// One line for people.
  public internal(set) var title: String
  /// What the dialect is and where it comes from.
  public internal(set) var documentation = ""
  public internal(set) var container: Container
  /// The file it was read from; `nil` for the profiles that are built in.
  public internal(set) var file: String?

  /// CSV: each element is a group of columns of which one must be there.
  var required: [[String]] = []
  /// CSV: the folded names of all columns that any source takes.
  var knownColumns: Set<String> = []
  var delimiters: [UInt8] = []
  /// CSV: the sign around fields, and how one stands inside them.
  var quoting = CSVQuoting()
  /// CSV: patterns that begin a row below the data (totals), folded, in order.
  var footers: [String] = []
  var encodings: [TextEncoding] = []
  var decimal = DecimalRule.auto
  var dates: [DateFormat] = []
  /// Dates that stand for “no start” and “no end”.
  var openStarts: Set<CalendarDate> = []
  var openEnds: Set<CalendarDate> = []
  var xml: XMLLayout?
  var fields: [FieldRule] = []
  var price = PriceRule()
  var claim: ValueSource?
  var previousValues: ValueSource?
  var action: ActionRule?
  var rules: [RowRule] = []
  var merging = MergingRule()
  var inForce: [Conditional<InForcePolicy>] = []
  var listNames: [Conditional<ListNameTemplate>] = []
  /// Values of the whole file that the list's name may use.
  var variables: [String: ValueSource] = [:]
  /// Where the edition stands in the data.
  var edition: ValueSource?
  /// Item names follow the grammar of volume licensing and say what no column says.
  var decodesItemNames = false

  /// All sources of the profile: what binding to a file has to find.
  var sources: [ValueSource] { itemSources + price.sources }

  /// The sources of everything but prices.
  var itemSources: [ValueSource] {
    let all = fields.compactMap(\.source) + rules.map(\.source) + variables.values
    return all + [claim, previousValues, action?.source, merging.source, edition].compactMap { $0 }
  }
}

/// How the decimal mark is known.
enum DecimalRule: String, Sendable, CaseIterable {
  /// From the prices of the file.
  case auto
  case point = "."
  case comma = ","
}

/// Where a value comes from: the first alternative that is not blank.
struct ValueSource: Sendable {
  enum Part: Sendable {
    case literal(String)
    /// A column or an absolute path, filled with zeros on the left up to a width.
    case column(String, pad: Int)
  }
  var alternatives: [[Part]]
  /// XML: every value counts, not only the first (territories).
  var each = false

  /// The names of all columns or paths.
  var columns: [String] {
    alternatives.flatMap { parts in
      parts.compactMap { part in
        if case .column(let name, _) = part { name } else { nil }
      }
    }
  }
}

/// How a descriptive field is made.
struct FieldRule: Sendable {
  var field: ItemField
  var source: ValueSource?
  var constant: String?
  /// Values of the file, folded, and the codes they stand for; `nil` is “does not apply”.
  var values: [String: String?] = [:]
}

/// How prices are made.
struct PriceRule: Sendable {
  var per = PriceBasis.unit
  var market: ValueSource?
  var currency: ValueSource?
  var from: ValueSource?
  var to: ValueSource?
  var minQuantity: ValueSource?
  var maxQuantity: ValueSource?
  var quantityBasis: ValueSource?
  var net: ValueSource?
  var list: ValueSource?
  /// Amounts of other kinds by their names.
  var other: [(name: String, source: ValueSource)] = []
  /// An amount whose kind is data: net, list or a name of its own; empty counts as net.
  var amount: ValueSource?
  var kind: ValueSource?
  var kinds: [String: PriceKind] = [:]
  /// An item without a price is accepted with a warning.
  var mayBeMissing = false

  var sources: [ValueSource] {
    [market, currency, from, to, minQuantity, maxQuantity, quantityBasis, net, list, amount, kind]
      .compactMap { $0 } + other.map(\.source)
  }
}

/// What a row does, by a code in the data.
struct ActionRule: Sendable {
  var source: ValueSource
  /// Folded codes.
  var codes: [String: RowAction]
  /// Folded codes that show that the list only changes what it names.
  var incremental: Set<String>
}

/// How the merging of a file is known.
struct MergingRule: Sendable {
  var standard = Merging.full
  var source: ValueSource?
  var values: [String: Merging] = [:]
  /// In an incremental list an item that is priced is stated with all its prices.
  var replacesPrices = false
}

/// If a column has a value, fields are set; later rules win over earlier ones and over columns.
struct RowRule: Sendable {
  enum Test: Sendable {
    /// Folded texts.
    case equals(Set<String>)
    /// Without case.
    case endsWith(String)
    case matches(String)
  }
  var source: ValueSource
  var test: Test
  var set: [(field: ItemField, value: String?)]
  var per: PriceBasis?
}

/// A choice that depends on what all rows of the file have in common.
struct Conditional<Value: Sendable>: Sendable {
  /// Each field has one of these codes in every row; empty holds always.
  var condition: [ItemField: Set<String>]
  var value: Value
}
