import Licensing
import PriceListReading
import PriceModel

/// The fields of one row of a ``SubscriptionFile``, read one by one; each wrong value is reported at its place.
struct SubscriptionFields {
  let file: String
  let line: Int
  private let columns: [String]
  private let values: [String: String]

  /// - Throws: ``PricebookError`` if the row has more fields than the header.
  init(_ record: CSVTable.Row, columns: [String], file: String) throws {
    self.file = file
    self.columns = columns
    line = record.line
    var values: [String: String] = [:]
    for (key, field) in zip(columns, record.fields) where !field.trimmed.isEmpty {
      values[key] = field.trimmed
    }
    self.values = values
    if record.fields.dropFirst(columns.count).contains(where: { !$0.trimmed.isEmpty }) {
      throw PricebookError(
        .fault, .longRow, "the row has \(record.fields.count) fields, the header \(columns.count)",
        file: file, line: line, column: columns.count + 1)
    }
  }

  /// The row as a subscription; `nil` if something is wrong with it, which is all in `faults` then.
  func row(_ faults: inout InputFaults) throws -> SubscriptionFile.Row? {
    let program = try faults.attempt { try self.program() }
    let id = try faults.attempt { try required("id") }
    let customer = try faults.attempt { try required("customer") }
    let product = try faults.attempt { try required("product") }
    let start: CalendarDate? = try faults.attempt { try date("start") ?? missing("start") }
    let term = try faults.attempt { try self.term() }
    let quantity = try faults.attempt { try self.quantity() }
    let renews = try program.flatMap { program in try faults.attempt { try self.renews(program) } }
    let proFormaOn = try faults.attempt { try date("proFormaOn") }
    let price = try faults.attempt { try self.price() }
    let paid = try faults.attempt { try self.paid() }
    guard let program, let id, let customer, let product, let start, let term, let quantity, let renews,
      let proFormaOn, let price, let paid
    else { return nil }
    let subscription = Subscription(
      id: id, customer: customer, product: product, program: program, start: start, term: term,
      quantity: quantity, renewsAutomatically: renews, proFormaOn: proFormaOn)
    return SubscriptionFile.Row(
      line: line, subscription: subscription, pricePerYear: price, isPaidYearly: paid)
  }

  /// The error for a value at its place.
  func wrong(_ key: String, _ code: DiagnosticCode, _ message: String, rule: String? = nil) -> PricebookError
  {
    PricebookError(
      .fault, code, message, file: file, line: line, column: columns.firstIndex(of: key).map { $0 + 1 },
      rule: rule)
  }

  private func required(_ key: String) throws -> String {
    guard let text = values[key] else { return try missing(key) }
    return text
  }

  private func missing<Value>(_ key: String) throws -> Value {
    throw wrong(key, .missingValue, "the row has no \(key)")
  }

  private func program() throws -> Program {
    let text = try required("program")
    let code = Facet.program.vocabulary?.code(for: text)
    guard let program = code.flatMap(Program.init(rawValue:)),
      [.newCommerce, .legacyCSP, .openLicense].contains(program)
    else {
      throw wrong(
        "program", .unknownProgram,
        "“\(text)” is no program of subscriptions; accepted are CSP-NCE, CSP and OLP")
    }
    return program
  }

  private func date(_ key: String) throws -> CalendarDate? {
    guard let text = values[key] else { return nil }
    guard let day = CalendarDate(text) else {
      throw wrong(
        key, .badDate, "“\(text)” is no \(key); accepted is a date that exists, like 2026-11-01")
    }
    if let fault = SubscriptionLimits.fault(of: day) { throw wrong(key, .dateOutOfRange, fault) }
    return day
  }

  private func term() throws -> Period {
    let text = try required("term")
    guard let term = Period(text), SubscriptionLimits.accepts(term) else {
      throw wrong(
        "term", .badTerm, "“\(text)” is no term; accepted is \(SubscriptionLimits.acceptedTerms)")
    }
    return term
  }

  private func quantity() throws -> Int {
    let text = try required("quantity")
    guard let quantity = Int(text), (1...10_000_000).contains(quantity) else {
      throw wrong(
        "quantity", .badQuantity,
        "the quantity “\(text)” is not accepted; accepted is a whole number from 1 to 10000000")
    }
    return quantity
  }

  private func renews(_ program: Program) throws -> Bool {
    guard let text = values["renewsAutomatically"] else { return program != .openLicense }
    switch text.lowercased() {
    case "no", "false": return false
    case "yes", "true":
      guard program != .openLicense else {
        throw wrong(
          "renewsAutomatically", .neverRenews,
          "Office 365 in Open never renews by itself, a key is activated; accepted is no", rule: "OPN-1")
      }
      return true
    default:
      throw wrong("renewsAutomatically", .badAnswer, "“\(text)” is not accepted; accepted are yes and no")
    }
  }

  /// The price with its currency; a decimal comma is accepted where the delimiter is another character.
  private func price() throws -> Money? {
    let key = SubscriptionFile.priceColumn
    guard let text = values[key] else { return nil }
    guard let amount = ExactDecimal(text) ?? ExactDecimal(String(text.map { $0 == "," ? "." : $0 })),
      !amount.isNegative, !amount.isZero
    else {
      throw wrong(key, .badPrice, "“\(text)” is no price; accepted is an amount above 0, like 120.50")
    }
    guard let code = values["currency"] else {
      throw wrong("currency", .missingCurrency, "the row has a price but no currency, like EUR")
    }
    guard let currency = Currency(code) else {
      throw wrong("currency", .badCurrency, "“\(code)” is no currency; accepted is a code like EUR")
    }
    return Money(amount, currency)
  }

  private func paid() throws -> Bool? {
    guard let text = values["paid"] else { return nil }
    switch text.lowercased() {
    case "yearly", "annual": return true
    case "monthly": return false
    default: throw wrong("paid", .badPayment, "“\(text)” is not accepted; accepted are yearly and monthly")
    }
  }
}
