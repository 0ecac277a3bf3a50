import PriceModel

/// What concerns XML documents.
extension DiagnosticCode {
  static let xmlDocuments = [
    xmlNotWellFormed, notAPriceList, amountMissing, entityReference, externalEntity, unusedEntity,
  ]

  static let xmlNotWellFormed = DiagnosticCode(
    "xml-not-well-formed", .error, "The document breaks the rules of XML.",
    accepted: "well-formed XML 1.0",
    remedy: "Fetch the file again; if it is the same, ask the sender to mend the export at the place named.")

  static let notAPriceList = DiagnosticCode(
    "not-a-price-list", .error, "The document is of a known kind that holds no items.",
    accepted: "the price list itself",
    remedy: "Import the file with the items; the message says where such documents have them.")

  static let amountMissing = DiagnosticCode(
    "amount-missing", .warning, "A price element has no amount, beside others that have one.",
    accepted: "an amount in every price element",
    remedy: "Nothing, if the price is on request; else ask the sender for the amount.")

  static let entityReference = DiagnosticCode(
    "entity-reference", .error, "The document refers to an entity; entities are never expanded.",
    accepted: "&amp; &lt; &gt; &quot; &apos; and character references like &#252;",
    remedy: "Replace the reference by the character itself, or by its number: &#252; for ü.")

  static let externalEntity = DiagnosticCode(
    "external-entity", .error, "The document declares an entity that stands in another file.",
    accepted: "a document that needs nothing outside of it",
    remedy: "Take the declaration out of the DOCTYPE; nothing outside the document is ever read.")

  static let unusedEntity = DiagnosticCode(
    "unused-entity", .warning, "The document declares an entity and never uses it.",
    accepted: "a document without entity declarations",
    remedy: "Nothing; a reference to the entity would be refused.")
}
