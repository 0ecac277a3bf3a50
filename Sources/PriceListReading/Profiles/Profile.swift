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
  /// CSV: the sign around fields, and how one stands inside them; `nil` where each file tells by itself.
  var quoting: CSVQuoting?
  /// CSV: patterns that begin a row below the data (totals), folded, in order.
  var footers: [String] = []
  var encodings: [TextEncoding] = []
  var decimal = DecimalRule.auto
  var dates: [DateFormat] = []
  /// Dates that stand for “no start” and “no end”.
  var openStarts: Set<CalendarDate> = []
  var openEnds: Set<CalendarDate> = []
  var csv = CSVLayout()
  var xml: XMLLayout?
  /// XML: the paths of all sources.
  var xmlPaths: XMLPathTree.Once?
  var fields: [FieldRule] = []
  /// Attributes that the profile makes; columns that nothing takes become attributes under their own names.
  var attributes: [(name: String, source: ValueSource)] = []
  /// `nil` if the list has no prices.
  var price: PriceRule? = PriceRule()
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
  /// The rows whose item names are decoded; the others are of other vendors.
  var itemNameCondition = RowCondition()

  /// The sources whose values are kept, so that their columns need not become attributes.
  var keptSources: [ValueSource] {
    fields.compactMap(\.source) + attributes.map(\.source) + (price?.sources ?? []) + variables.values
      + [claim, previousValues, action?.source, merging.source, edition].compactMap { $0 }
  }

  /// All sources of the profile: what binding to a file has to find.
  var sources: [ValueSource] { itemSources + priceSources }

  /// The sources of everything but prices.
  var itemSources: [ValueSource] {
    fields.compactMap(\.source) + attributes.map(\.source) + variables.values
      + (rules.flatMap(\.condition.tests) + csv.signature.condition.tests + itemNameCondition.tests)
      .map(\.source)
      + [claim, previousValues, action?.source, merging.source, edition].compactMap { $0 }
  }

  /// The sources of prices.
  var priceSources: [ValueSource] { (price?.sources ?? []) + (price?.conditionSources ?? []) }
}

/// How the decimal mark is known.
enum DecimalRule: String, Sendable, CaseIterable {
  /// From the prices of the file.
  case auto
  case point = "."
  case comma = ","
}

/// How a descriptive field is made.
struct FieldRule: Sendable {
  var field: ItemField
  var source: ValueSource?
  var constant: String?
  /// Values of the file, folded, and the codes they stand for; `nil` is “does not apply”.
  var values: [String: String?] = [:]
  /// How part numbers are built; others are warned about.
  var shape: PartNumberShape?
}

/// What a row does, by a code in the data.
struct ActionRule: Sendable {
  var source: ValueSource
  /// Folded codes.
  var codes: [String: RowAction]
  /// Folded codes that show that the list only changes what it names.
  var incremental: Set<String>
  /// Folded codes that show that the list is whole; they win over the incremental ones.
  var full: Set<String>
}

/// How the merging of a file is known.
struct MergingRule: Sendable {
  var standard = Merging.full
  var source: ValueSource?
  var values: [String: Merging] = [:]
  /// In an incremental list an item that is priced is stated with all its prices.
  var replacesPrices = false
}

/// Where a condition holds, fields are set; later rules win over earlier ones and over columns.
struct RowRule: Sendable {
  var condition: RowCondition
  var set: [(field: ItemField, value: String?)]
  var per: PriceBasis?
}

/// A choice that depends on what all rows of the file have in common.
struct Conditional<Value: Sendable>: Sendable {
  /// Each field has one of these codes in every row; empty holds always.
  var condition: [ItemField: Set<String>]
  var value: Value
}
