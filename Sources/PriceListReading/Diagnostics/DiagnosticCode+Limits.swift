import PriceModel

/// What goes beyond a limit, a code for each ``ReadingLimit``, and limits that cannot be set.
extension DiagnosticCode {
  static let limits = [
    limitField, limitRecord, limitColumns, limitDepth, limitAttributes, limitAttribute, limitText, limitRatio,
    limitTotal, limitEntries, unknownLimit,
  ]

  static let limitField = DiagnosticCode(
    "limit-field", .error, "A field is larger than any honest price list has.",
    accepted: "fields within the limit of size",
    remedy:
      "Look for a quote that is not closed at the line named; if the field is right, move the limit with --limit field=SIZE."
  )

  static let limitRecord = DiagnosticCode(
    "limit-record", .error, "A record or item is larger than any honest price list has.",
    accepted: "records and items within the limit of size",
    remedy:
      "Look for a quote that is not closed above the line named; if the record is right, move the limit with --limit record=SIZE."
  )

  static let limitColumns = DiagnosticCode(
    "limit-columns", .error, "A record has more columns than any honest price list has.",
    accepted: "records within the limit of columns",
    remedy:
      "Check that the file is a price list; if it is, move the limit with --limit columns=NUMBER."
  )

  static let limitDepth = DiagnosticCode(
    "limit-depth", .error, "Elements are nested deeper than any price list needs.",
    accepted: "elements within the limit of depth",
    remedy:
      "Check that the file is a price list; if it is, move the limit with --limit depth=NUMBER."
  )

  static let limitAttributes = DiagnosticCode(
    "limit-attributes", .error, "An element has more attributes than any price list needs.",
    accepted: "elements within the limit of attributes",
    remedy:
      "Check that the file is a price list; if it is, move the limit with --limit attributes=NUMBER."
  )

  static let limitAttribute = DiagnosticCode(
    "limit-attribute", .error, "An attribute is larger than any price list needs.",
    accepted: "attributes within the limit of size",
    remedy:
      "Check that the file is a price list; if it is, move the limit with --limit attribute=SIZE."
  )

  static let limitText = DiagnosticCode(
    "limit-text", .error, "The text of an element is larger than any price list needs.",
    accepted: "texts within the limit of size",
    remedy:
      "Check that the file is a price list; if it is, move the limit with --limit text=SIZE."
  )

  static let limitRatio = DiagnosticCode(
    "limit-ratio", .error, "Compressed data unpack to so much that they look made to fill a disk.",
    accepted: "data within the limit of their ratio",
    remedy:
      "Unpack the file yourself and look at it; if it is a price list, move the limit with --limit ratio=NUMBER."
  )

  static let limitTotal = DiagnosticCode(
    "limit-total", .error, "Compressed data unpack to more than any price list needs.",
    accepted: "data within the limit of size",
    remedy:
      "Import the lists one by one, or move the limit with --limit total=SIZE."
  )

  static let limitEntries = DiagnosticCode(
    "limit-entries", .error, "An archive has more entries than any collection of price lists.",
    accepted: "archives within the limit of entries",
    remedy:
      "Unpack the archive and import the folder, or move the limit with --limit entries=NUMBER."
  )

  public static let unknownLimit = DiagnosticCode(
    "unknown-limit", .error, "The option --limit names no limit, or no bound.",
    accepted: "NAME=SIZE, like record=32MiB",
    remedy: "Take one of the names that the message lists.")
}
