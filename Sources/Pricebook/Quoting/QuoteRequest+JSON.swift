import PriceModel

extension QuoteRequest {
  private static let keys = [
    "schema", "number", "date", "customer", "currency", "tax", "validUntil", "lines",
  ]
  static let lineKeys =
    ["line", "partNumber", "distributorSKU", "quantity", "discount", "margin", "note"]
    + Facet.allCases.map(\.rawValue)

  /// Reads `{"schema": "pricebook.request/1", …}`. Throws ``PricebookError`` of kind `fault` with line and column.
  init(json bytes: [UInt8], file: String) throws {
    try self.init(try JSONReader.read(bytes, file: file), file: file)
  }

  /// Reads a request that is part of a document.
  init(_ node: JSONNode, file: String) throws {
    self.init(file: file)
    let root = try JSONObject(node, file: file, what: "a quote request", known: Self.keys)
    if let schema = try root.string("schema"), schema != "pricebook.request/1" {
      throw root.wrong("schema", root["schema"] ?? root.node, "\"pricebook.request/1\"")
    }
    number = try root.string("number")
    date = try root.date("date")
    customer = root["customer"]
    currency = try root.currency("currency")
    tax = try root.decimal("tax", percent: true)
    validUntil = try root.date("validUntil")
    lines = try Self.lines(root)
  }

  /// The lines of a request or of whatever has them.
  static func lines(_ object: JSONObject) throws -> [Line] {
    try (object.array("lines") ?? []).map { try line($0, object.file) }
  }

  private static func line(_ node: JSONNode, _ file: String) throws -> Line {
    let object = try JSONObject(node, file: file, what: "a line", known: lineKeys)
    guard let quantity = try object.decimal("quantity") else {
      throw PricebookError(
        .fault, .missingQuantity, "the line has no quantity; accepted is a whole number above 0",
        file: file,
        line: node.line, column: node.column)
    }
    var line = Line(quantity: quantity)
    line.sourceLine = node.line
    if let label = object["line"] {
      switch label.value {
      case .string(let text), .number(let text): line.label = text
      default: throw object.wrong("line", label, "a number or a text")
      }
    }
    line.partNumber = try object.string("partNumber")
    line.distributorSKU = try object.string("distributorSKU")
    line.discount = try object.decimal("discount", percent: true)
    line.margin = try object.decimal("margin", percent: true)
    line.note = try object.string("note")
    for facet in Facet.allCases {
      if let value = try object.string(facet.rawValue) { line.facets[facet] = value }
    }
    try line.validate(file: file, line: node.line, column: node.column)
    return line
  }
}

extension QuoteRequest.Line {
  /// What every line must satisfy, whatever file it came from.
  func validate(file: String, line: Int, column: Int?) throws {
    func fault(_ code: DiagnosticCode, _ message: String) -> PricebookError {
      PricebookError(.fault, code, message, file: file, line: line, column: column)
    }
    guard let whole = quantity.integer, whole > 0 else {
      throw fault(
        .badQuantity, "the quantity \(quantity) is not accepted; accepted is a whole number above 0")
    }
    let percentages = [("discount", discount, DiagnosticCode.badDiscount), ("margin", margin, .badMargin)]
    for (name, percent, code) in percentages {
      if let percent, percent.isNegative || percent >= 100 {
        throw fault(
          code, "the \(name) \(percent) is not accepted; accepted is a percentage from 0 to below 100")
      }
    }
    if discount != nil, margin != nil {
      throw fault(.discountAndMargin, "a line takes a discount or a margin, not both")
    }
    if partNumber == nil, distributorSKU == nil, facets.isEmpty {
      throw fault(
        .nothingAsked,
        "the line names no SKU; accepted are partNumber, distributorSKU or facets like program and family")
    }
  }
}
