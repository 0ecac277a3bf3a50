import PriceModel

/// What concerns XML documents.
extension DiagnosticCode {
  static let xmlDocuments = [
    xmlNotWellFormed, entityReference, externalEntity, unusedEntity,
  ]

  static let xmlNotWellFormed = DiagnosticCode(
    "xml-not-well-formed", .error, "The document breaks the rules of XML.",
    accepted: "well-formed XML 1.0",
    remedy: "Fetch the file again; if it is the same, ask the sender to mend the export at the place named.")

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
