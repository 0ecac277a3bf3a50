import Catalogue
import Licensing
import PriceModel

extension Workspace {
  /// A forecast edition: what an announced change makes of every price of a list's edition (RULES NCE-6, NCE-7).
  ///
  /// Throws a ``PricebookError`` of kind `nothingMatched` if the editions in scope have no such price.
  public func forecast(_ terms: ForecastTerms, in scope: Scope) throws -> ForecastAnswer {
    let day = try terms.checkedDay()
    let catalogue = try catalogue()
    let resolved = try resolve(scope, in: catalogue)
    var prices: [ForecastPrice] = []
    try translatingCatalogueErrors {
      try catalogue.forEachItem(resolved.question()) { item, _ in
        for price in item.prices {
          prices.append(try Self.forecast(of: price, item, terms, on: day))
        }
      }
    }
    guard !prices.isEmpty else {
      throw PricebookError(.nothingMatched, .nothingFound, "the lists in scope have no such price")
    }
    return ForecastAnswer(terms.change, on: day, promotion: terms.promotion, prices: prices)
  }

  /// The forecast of one price of a list. A change names products as the sheets title their SKUs; a SKU of another
  /// title (a non-profit one) is not stated.
  private static func forecast(
    of price: Price, _ item: Item, _ terms: ForecastTerms, on day: CalendarDate
  ) throws -> ForecastPrice {
    let product = item.itemName ?? item.family ?? item.partNumber
    let isMonthlyTerm = item.term == Period.month.description
    // A sheet of New Commerce has the prices of the monthly term with their 20 % in them; a legacy list does not.
    let holdsSurcharge = item.program == Program.newCommerce.rawValue && !terms.isMonthly
    let forecast = try translatingArithmeticErrors("the forecast of \(item.partNumber)") {
      try PriceForecast(
        of: price.money, product: product, after: terms.change, on: day,
        hasMonthlyTerm: isMonthlyTerm && !holdsSurcharge, promotion: isMonthlyTerm ? terms.promotion : 0)
    }
    var row = ForecastPrice(forecast, product: product)
    if isMonthlyTerm, holdsSurcharge, row.effect == ForecastPrice.changed {
      row.rules.append("NCE-5")
      row.explanation += "; the list's monthly price holds the 20 % of the monthly term already"
    }
    row.list = price.list
    row.edition = price.edition
    row.partNumber = item.partNumber
    row.term = item.term
    row.billing = item.billing
    row.segment = item.segment
    row.kind = price.kind
    row.priceType = price.priceType
    row.market = price.market
    row.minQuantity = price.minQuantity
    row.maxQuantity = price.maxQuantity
    row.from = price.from
    row.to = price.to
    row.source = price.source
    return row
  }
}
