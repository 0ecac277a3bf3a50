import PriceModel

/// The answer of `closer`: what the three years of an Open Value agreement cost, product by product.
public struct CloserAnswer: Encodable, Sendable {
  public let schema = "pricebook.closer/1"
  public var currency: Currency
  public var rounding: String
  /// `net` or `list`.
  public var price: PriceKind
  public var date: CalendarDate?
  public var rows: [Row]
  /// Items in scope that have no place in a closer table, with the reason.
  public var excluded: [Exclusion]
  /// The facets that were chosen, by their codes.
  public var selection: [String: String]

  /// One product in one acquisition year with one kind of payment.
  public struct Row: Encodable, Sendable {
    public var program: String?
    public var family: String?
    public var productType: String?
    public var userType: String?
    public var offering: String?
    public var level: String?
    public var segment: String?
    public var language: String?
    public var acquired: String?
    public var payment: Payment
    public var years: [Year]
    /// The sum over the agreement's years; `nil` if a SKU is missing.
    public var total: String?
    /// The prepaid total less the spread total, on the prepaid row; `nil` elsewhere or if either is missing.
    public var difference: String?
    /// The list lacks a SKU of this row.
    public var missing: Bool
    /// The rules the row rests on.
    public var rules: [String]
    /// Other part numbers that fit a cell as well; the first by part number was taken.
    public var alternatives: [String]
    /// The prices of the years, for the totals.
    var amounts: [Money] = []

    enum CodingKeys: CodingKey {
      case program, family, productType, userType, offering, level, segment, language, acquired, payment,
        years
      case total, difference, missing, rules, alternatives
    }
  }

  /// What is ordered in one agreement year; part number and price are `nil` where nothing is to be paid any more,
  /// or where the list lacks the SKU.
  public struct Year: Encodable, Sendable {
    public var year: Int
    public var partNumber: String?
    public var unit: String?
    public var price: String?
    public var list: String?
    public var edition: EditionLabel?
    public var source: Source?
  }

  /// Items left out of the table.
  public struct Exclusion: Encodable, Sendable {
    public var reason: String
    public var rule: String
    public var items: Int
  }
}
