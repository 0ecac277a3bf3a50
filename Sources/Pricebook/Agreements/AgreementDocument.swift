import Licensing
import PriceModel

/// An agreement file, read and checked for form: the agreement, and the lists its prices come from.
public struct AgreementDocument: Sendable {
  /// The path as given.
  public var file: String
  public var agreement: Agreement
  /// In order of precedence; empty means all.
  public var lists: [String]

  static let keys = [
    "schema", "program", "organisationWide", "segment", "country", "currency", "lists", "signedOn",
    "desktops",
    "level", "components", "orders", "activatedOn", "qualifyingAgreement", "selectAll",
    "enterpriseFormProcessedOn", "fte",
  ]

  /// Reads `{"schema": "pricebook.agreement/1", …}`; `-` is standard input.
  ///
  /// Throws ``PricebookError``: `inputOutput` if the file cannot be read; `fault` with line and column for JSON that is
  /// not sound, an unknown key, a value that the key does not take, or an order before the agreement was signed.
  public static func read(path: String) throws -> AgreementDocument {
    try AgreementDocument(json: try DocumentFile.read(path), file: path)
  }

  init(json bytes: [UInt8], file: String) throws {
    let root = try JSONObject(
      try JSONReader.read(bytes, file: file), file: file, what: "an agreement", known: Self.keys)
    if try root.required("schema").value != .string("pricebook.agreement/1") {
      throw root.wrong("schema", try root.required("schema"), "\"pricebook.agreement/1\"")
    }
    let programs = [Program.openValue, .openValueSubscription, .openValueSubscriptionEducation]
    _ = try root.required("program")
    guard let program = try root.code("program", .program).flatMap(Program.init(rawValue:)),
      program.isOpenValue
    else {
      throw root.wrong(
        "program", try root.required("program"), Prose.list(programs.map { "\"\($0.rawValue)\"" }))
    }
    _ = try root.required("currency")
    _ = try root.required("signedOn")
    guard let currency = try root.currency("currency"), let signedOn = try root.date("signedOn") else {
      throw root.wrong("currency", root.node, "a currency and a date of signing")
    }
    var agreement = Agreement(program: program, currency: currency, signedOn: signedOn)
    agreement.organisationWide = try root.bool("organisationWide") ?? true
    agreement.segment = try root.code("segment", .segment).flatMap(Segment.init(rawValue:))
    agreement.country = try root.string("country")
    agreement.activatedOn = try root.date("activatedOn")
    agreement.desktops = try root.count("desktops")
    agreement.fte = try root.decimal("fte")
    agreement.level = try root.code("level", .level).flatMap(PriceModel.Level.init(rawValue:))
    agreement.components = try Self.components(root)
    agreement.hasQualifyingAgreement = try root.bool("qualifyingAgreement") ?? false
    agreement.selectAll = try root.bool("selectAll") ?? false
    agreement.enterpriseFormProcessedOn = try root.date("enterpriseFormProcessedOn")
    for node in try root.array("orders") ?? [] {
      agreement.orders.append(try Order(node, file: file, signedOn: signedOn))
    }
    self.file = file
    self.agreement = agreement
    lists = try root.strings("lists").map { $0.lowercased() }
  }

  private static func components(_ root: JSONObject) throws -> Set<ProductKinds.Component> {
    var components: Set<ProductKinds.Component> = []
    for (node, name) in zip(try root.array("components") ?? [], try root.strings("components")) {
      guard let component = ProductKinds.Component(rawValue: name) else {
        throw root.wrong(
          "components", node, Prose.list(ProductKinds.Component.allCases.map { "\"\($0.rawValue)\"" }))
      }
      components.insert(component)
    }
    return components
  }
}
