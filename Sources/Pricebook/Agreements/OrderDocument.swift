import Licensing
import PriceModel

/// An order file, read and checked for form, with the places of what is in it.
public struct OrderDocument: Sendable {
  public var file: String
  public var order: Order
  /// Where the order begins, and where each of its lines does.
  let place: JSONNode
  let linePlaces: [JSONNode]

  /// Reads an order file: it has the form of one entry of an agreement's `orders`; `-` is standard input.
  ///
  /// Throws ``PricebookError`` as ``AgreementDocument/read(path:)`` does.
  public static func read(path: String) throws -> OrderDocument {
    try OrderDocument(json: try DocumentFile.read(path), file: path)
  }

  init(json bytes: [UInt8], file: String) throws {
    let node = try JSONReader.read(bytes, file: file)
    self.file = file
    order = try Order(node, file: file, signedOn: nil)
    place = node
    linePlaces = try JSONObject(node, file: file, what: "an order", known: Order.keys).array("lines") ?? []
  }

  /// The node of a line, 1-based; the order itself for no line.
  func place(ofLine line: Int?) -> JSONNode {
    guard let line, linePlaces.indices.contains(line - 1) else { return place }
    return linePlaces[line - 1]
  }
}

extension Order {
  static let keys = ["kind", "received", "usage", "lines"]
  static let lineKeys = ["partNumber", "quantity", "unitPrice", "payment", "deal", "stepUpFrom"]

  /// Reads an order of an agreement; nothing can be ordered before the agreement is signed.
  init(_ node: JSONNode, file: String, signedOn: CalendarDate?) throws {
    let object = try JSONObject(node, file: file, what: "an order", known: Self.keys)
    guard case .string(let word) = try object.required("kind").value, let kind = Kind(rawValue: word) else {
      throw object.wrong(
        "kind", try object.required("kind"),
        Prose.list(Kind.allCases.map { "\"\($0.rawValue)\"" }, atMost: 10))
    }
    let place = try object.required("received")
    guard let received = try object.date("received") else { throw object.wrong("received", place, "a date") }
    let usage = try object.date("usage")
    if let signedOn, received < signedOn {
      throw PricebookError(
        .fault, .orderBeforeSigning,
        "the order was received on \(received), before the agreement was signed on \(signedOn)", file: file,
        line: place.line, column: place.column)
    }
    var lines: [OrderLine] = []
    for line in try object.array("lines") ?? [] { lines.append(try Self.line(line, file)) }
    self.init(kind: kind, received: received, usage: usage, lines: lines)
  }

  private static func line(_ node: JSONNode, _ file: String) throws -> OrderLine {
    let object = try JSONObject(node, file: file, what: "an order line", known: lineKeys)
    let place = try object.required("quantity")
    _ = try object.required("partNumber")
    guard let part = try object.string("partNumber")?.trimmed, !part.isEmpty else {
      throw object.wrong("partNumber", try object.required("partNumber"), "a part number")
    }
    guard let quantity = try object.integer("quantity"), quantity > 0 else {
      throw object.wrong("quantity", place, "a whole number above 0")
    }
    var line = OrderLine(part, quantity: quantity)
    line.unitPrice = try object.price("unitPrice")
    if let node = object["payment"] {
      guard let word = try object.string("payment"), let payment = LinePayment(rawValue: word) else {
        throw object.wrong("payment", node, Prose.list(LinePayment.allCases.map { "\"\($0.rawValue)\"" }))
      }
      line.payment = payment
    }
    if let node = object["deal"] {
      let deal = try JSONObject(node, file: file, what: "a deal", known: ["number", "unitPrice", "until"])
      _ = try deal.required("unitPrice")
      guard let price = try deal.price("unitPrice") else { throw deal.wrong("unitPrice", node, "a price") }
      line.deal = Deal(number: try deal.string("number"), unitPrice: price, until: try deal.date("until"))
    }
    line.stepUpFrom = try object.string("stepUpFrom")
    return line
  }
}

extension JSONObject {
  /// The node of a key that must be there.
  func required(_ key: String) throws -> JSONNode {
    if let node = self[key] { return node }
    throw PricebookError(
      .fault, .missingKey, "the key “\(key)” is missing", file: file, line: node.line, column: node.column)
  }

  /// A number of things, 0 or more.
  func count(_ key: String) throws -> Int? {
    guard let value = try integer(key) else { return nil }
    if value < 0 { throw wrong(key, self[key] ?? node, "a whole number, 0 or more") }
    return value
  }

  /// A price, 0 or more.
  func price(_ key: String) throws -> ExactDecimal? {
    guard let value = try decimal(key) else { return nil }
    if value.isNegative { throw wrong(key, self[key] ?? node, "a price like \"412.50\", not below 0") }
    return value
  }

  /// The code of a facet, from a code, a name or a spelling.
  func code(_ key: String, _ facet: Facet) throws -> String? {
    guard let text = try string(key), let vocabulary = facet.vocabulary else { return nil }
    if let code = vocabulary.code(for: text) { return code }
    throw wrong(key, self[key] ?? node, Prose.list(vocabulary.entries.map { "\"\($0.code)\"" }, atMost: 20))
  }

  /// A list of texts; empty if the key is absent.
  func strings(_ key: String) throws -> [String] {
    try (array(key) ?? []).map { element in
      guard case .string(let text) = element.value else { throw wrong(key, element, "a list of texts") }
      return text
    }
  }
}
