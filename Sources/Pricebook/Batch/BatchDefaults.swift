import PriceModel

/// What holds for the requests of a batch that do not say otherwise, as far as their kind has it.
public struct BatchDefaults: Sendable {
  public var format: DocumentFormat
  /// How files are called; see ``Batch/namePlaces``.
  public var name: String?
  public var language: Language.Code
  /// The path of a branding file, from the working folder.
  public var branding: String?
  public var grouping: QuoteLayout.Grouping?
  public var copy: QuoteCopy
  public var date: CalendarDate?
  /// The tax rate in percent.
  public var tax: ExactDecimal?
  public var price: PriceKind
  public var scope: Scope

  public init(
    format: DocumentFormat = .json, name: String? = nil, language: Language.Code = .english,
    branding: String? = nil, grouping: QuoteLayout.Grouping? = nil, copy: QuoteCopy = .customer,
    date: CalendarDate? = nil, tax: ExactDecimal? = nil, price: PriceKind = .list, scope: Scope = Scope()
  ) {
    self.format = format
    self.name = name
    self.language = language
    self.branding = branding
    self.grouping = grouping
    self.copy = copy
    self.date = date
    self.tax = tax
    self.price = price
    self.scope = scope
  }

  /// Everything that changes what is written, so that a file made with other defaults is known.
  var identity: String {
    let parts: [String?] = [
      language.rawValue, grouping?.rawValue, copy.rawValue, date?.description, tax?.description,
      price.rawValue, scope.lists.joined(separator: ";"), scope.market, scope.currency?.code,
      scope.edition?.description, scope.on?.description, scope.nearestEdition ? "nearest" : nil,
    ]
    return parts.map { $0 ?? "" }.joined(separator: "\n")
  }
}
