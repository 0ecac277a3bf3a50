import PriceModel

@testable import PriceListReading

/// The list from which polluted ones are made: every column filled, some fields in quotes with delimiters, line breaks
/// and quotes in them.
enum CleanList {
  static let columns = [
    "ProductId", "SkuId", "SkuTitle", "TermDuration", "BillingPlan", "Market", "Currency", "UnitPrice",
    "ERP Price", "EffectiveStartDate", "Segment",
  ]

  /// The fields of each row, as they are without quotes and escapes.
  static let rows: [[String]] = (1...40).map { number in
    let title =
      switch number % 8 {
      case 1: "Planner, with Visio \(number)"
      case 3: "Exchange Online\nand Archive \(number)"
      case 5: "Teams \"Essentials\" \(number)"
      default: "Power BI Pro \(number)"
      }
    let market = number % 2 == 0 ? "PL" : "DE"
    return [
      "CFQ7TTC0\(1000 + number)", "000\(number % 7 + 1)", title, number % 3 == 0 ? "P1M" : "P1Y",
      number % 3 == 1 ? "Annual" : "Monthly", market, market == "PL" ? "PLN" : "EUR", "\(number * 3).25",
      "\(number * 4).5", "2026-\(number % 9 + 1 < 10 ? "0" : "")\(number % 9 + 1)-01", "Commercial",
    ]
  }

  /// What a row says, in the codes of the contract.
  static func meaning(of row: [String]) -> String {
    [
      "\(row[0]):\(row[1])", row[2], row[3], row[4].lowercased(), row[5], row[6], row[7], row[8], row[9],
      row[10].lowercased(),
    ].joined(separator: " | ")
  }
}

extension ReadPriceList {
  /// What an accepted row says, in the same words.
  func meaning(row: Int) -> String {
    let batchRow = batch.rows[row]
    let prices = batch.prices(of: batchRow)
    guard prices.count == 1, let price = prices.first else { return "\(prices.count) prices" }
    let item = batch.items[Int(batchRow.item)]
    func text(_ field: ItemField) -> String { batch.text(field, of: item) ?? "" }
    return [
      text(.partNumber), text(.itemName), text(.term), text(.billing), batch.texts.string(price.market) ?? "",
      batch.texts.string(price.currency) ?? "", price.net.value?.description ?? "",
      price.list.value?.description ?? "",
      price.from == PriceLine.openStart ? "" : CalendarDate(dayNumber: price.from).description,
      text(.segment),
    ].joined(separator: " | ")
  }
}
