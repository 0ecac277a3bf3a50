import PriceModel

/// A quote as `quote --format json` wrote it, read back to be priced again.
public struct EarlierQuote: Sendable {
  public var file: String
  public var number: String?
  public var date: CalendarDate
  public var currency: Currency
  /// The tax rate in percent.
  public var taxRate: ExactDecimal?
  public var total: ExactDecimal
  public var lines: [Line] = []

  /// A line as it was priced then.
  public struct Line: Sendable {
    var sourceLine: Int
    var label: String
    var partNumber: String
    var itemName: String?
    var quantity: ExactDecimal
    var discount: ExactDecimal?
    var requestedMargin: ExactDecimal?
    var pricing: QuotePricing
    var term: String?
    var billing: String?
    var segment: String?
    var unitPrice: ExactDecimal
    var amount: ExactDecimal
    var list: String
    var edition: String
  }

  /// Reads a file; `-` is stdin. Throws ``PricebookError`` of kind `fault` with line and column, `inputOutput` if it
  /// cannot be read.
  public init(path: String) throws {
    let bytes = try DocumentFile.read(path)
    let root = try JSONObject(
      try JSONReader.read(bytes, file: path), file: path, what: "a quote", known: nil)
    guard try root.string("schema") == "pricebook.quote/1" else {
      throw root.wrong(
        "schema", root["schema"] ?? root.node, "\"pricebook.quote/1\", as quote --format json writes")
    }
    file = path
    number = try root.string("number")
    date = try root.required("date", "a date", root.date)
    currency = try root.required("currency", "a currency", root.currency)
    taxRate = try root.decimal("taxRate")
    total = try root.required("total", "an amount", { try root.decimal($0) })
    for node in try root.array("lines") ?? [] {
      let object = try JSONObject(node, file: path, what: "a line", known: nil)
      lines.append(try Line(object))
    }
  }
}

extension EarlierQuote.Line {
  init(_ object: JSONObject) throws {
    sourceLine = object.node.line
    label = ""
    if case .string(let text)? = object["line"]?.value { label = text }
    if case .number(let text)? = object["line"]?.value { label = text }
    partNumber = try object.required("partNumber", "a part number", object.string)
    itemName = try object.string("itemName")
    quantity = try object.required("quantity", "a quantity", { try object.decimal($0) })
    discount = try object.decimal("discount")
    requestedMargin = try object.decimal("requestedMargin")
    guard let pricing = QuotePricing(rawValue: try object.string("pricing") ?? "list") else {
      throw object.wrong("pricing", object["pricing"] ?? object.node, "\"net\", \"list\" or \"own\"")
    }
    self.pricing = pricing
    term = try object.string("term")
    billing = try object.string("billing")
    segment = try object.string("segment")
    unitPrice = try object.required("unitPrice", "an amount", { try object.decimal($0) })
    amount = try object.required("amount", "an amount", { try object.decimal($0) })
    list = try object.required("list", "the name of a list", object.string)
    edition = try object.required("edition", "an edition", object.string)
  }

  /// The line as it was asked for.
  var request: QuoteRequest.Line {
    var line = QuoteRequest.Line(quantity: quantity)
    line.sourceLine = sourceLine
    line.label = label
    line.partNumber = partNumber
    line.discount = discount
    line.margin = requestedMargin
    if let term { line.facets[.term] = term }
    if let billing { line.facets[.billing] = billing }
    if let segment { line.facets[.segment] = segment }
    return line
  }
}
