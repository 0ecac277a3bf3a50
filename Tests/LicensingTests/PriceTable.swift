import PriceModel
import Testing

@testable import Licensing

/// A price source written down in a test: SKUs, and their prices from a month on.
struct PriceTable: PriceSource {
  struct MissingEdition: Error, Equatable {
    let partNumber: String
    let month: EditionLabel
  }

  private var products: [Product] = []
  private var prices: [String: [(from: EditionLabel, amount: ExactDecimal)]] = [:]

  /// Adds a SKU with its prices, each from a month on: `["2025-01": "20", "2025-06": "22"]`.
  mutating func add(_ product: Product, _ amounts: KeyValuePairs<String, String>) throws {
    products.append(product)
    prices[product.partNumber] = try amounts.map { month, amount in
      (try #require(EditionLabel(month)), try #require(ExactDecimal(amount)))
    }
  }

  func product(_ partNumber: String) -> Product? {
    products.first { $0.partNumber == partNumber.uppercased() }
  }

  func products(inFamily family: String) -> [Product] {
    products.filter { $0.family == family }
  }

  func price(of partNumber: String, in month: EditionLabel) throws -> ListPrice {
    guard let amount = prices[partNumber.uppercased()]?.last(where: { $0.from <= month })?.amount else {
      throw MissingEdition(partNumber: partNumber, month: month)
    }
    return ListPrice(amount, list: "ov-us", edition: month)
  }
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

func amount(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

func dollars() throws -> Currency { try #require(Currency("USD")) }

extension Agreement {
  /// An agreement signed on 2025-01-15, in dollars.
  static func signed(
    _ program: Program, organisationWide: Bool = true, _ orders: Order...
  ) throws -> Agreement {
    Agreement(
      program: program, organisationWide: organisationWide, segment: .commercial, country: "US",
      currency: try dollars(), signedOn: try day("2025-01-15"), desktops: 60, level: Level.none,
      orders: orders)
  }
}

extension Order {
  init(_ kind: Kind, _ received: String, usage: String? = nil, _ lines: OrderLine...) throws {
    self.init(kind: kind, received: try day(received), usage: try usage.map { try day($0) }, lines: lines)
  }
}
