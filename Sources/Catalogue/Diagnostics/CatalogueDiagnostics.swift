import PriceModel

/// What the catalogue can report.
public enum CatalogueDiagnostics {
  public static let tables = [DiagnosticTable("The catalogue", DiagnosticCode.catalogue)]
}

extension DiagnosticCode {
  static let catalogue = [
    noSuchCatalogue, notACatalogue, newerSchema, olderSchema, noSuchList, noSuchEdition, editionExists,
    shrunk, damaged, storage, deleteAbsent, priceOfAbsent, descriptionDiffers, rowExists, rowContradicts,
  ]

  /// There is no file where the catalogue should be.
  public static let noSuchCatalogue = DiagnosticCode(
    "no-such-catalogue", .error, "There is no catalogue at the path.",
    accepted: "the path of a catalogue that an import has made",
    remedy: "Name the catalogue with --catalogue or $PRICEBOOK_CATALOGUE, or import a price list first.")

  /// The file is something else; it was not touched.
  public static let notACatalogue = DiagnosticCode(
    "not-a-catalogue", .error, "The file is not a catalogue of Pricebook; it was left as it is.",
    accepted: "a catalogue that an import has made, or a path where there is no file yet",
    remedy: "Name another path with --catalogue.")

  /// The catalogue was written by a newer version of the program.
  public static let newerSchema = DiagnosticCode(
    "newer-schema", .error, "A newer version of Pricebook has written the catalogue.",
    accepted: "catalogues of this version and of older ones",
    remedy: "Use the newer version.")

  /// The catalogue was written by an older version of the program, and cannot be written to.
  public static let olderSchema = DiagnosticCode(
    "older-schema", .error,
    "An older version of Pricebook has written the catalogue, and it cannot be changed.",
    accepted:
      "an older catalogue in a place where it can be written to; it is then brought up to date by itself",
    remedy: "Copy the catalogue to a folder that can be written to, or make the file and its folder writable."
  )

  public static let noSuchList = DiagnosticCode(
    "no-such-list", .error, "The catalogue has no list of this name.",
    accepted: "one of the names that ‘pricebook lists’ shows",
    remedy: "Correct the name, or import the list first.")

  /// The list has no edition of the month asked for.
  public static let noSuchEdition = DiagnosticCode(
    "no-such-edition", .error, "The list has no edition of this month.",
    accepted: "one of the months that ‘pricebook editions’ shows",
    remedy: "Import the list of that month, or take the last one before it with --nearest-edition.")

  /// The edition is in the catalogue with other content.
  public static let editionExists = DiagnosticCode(
    "edition-exists", .error, "The edition is in the catalogue already, with other content.",
    accepted: "an edition that is not there yet, or the same file again",
    remedy:
      "If the file corrects the edition, import it with --replace; if it is another month or list, say so with --edition or --list."
  )

  /// The edition has over 20 % fewer rows than the one before.
  public static let shrunk = DiagnosticCode(
    "shrunk", .error, "The list has over 20 % fewer rows than in the edition before.",
    accepted: "at least 80 % of the rows of the edition before",
    remedy: "Check that the file is complete; if the list has become shorter, import it with --allow-shrink.")

  /// The file is damaged.
  public static let damaged = DiagnosticCode(
    "damaged", .error, "The catalogue’s file is damaged.",
    accepted: "a sound SQLite file",
    remedy: "Restore a backup; the price lists imported since can be imported again.")

  /// The disk or the database failed.
  public static let storage = DiagnosticCode(
    "storage", .error, "The disk or the database failed.",
    accepted: "a folder with room where the catalogue can be read and written",
    remedy: "Look at the system’s reason: free space, permissions, another process that holds the file.")

  static let deleteAbsent = DiagnosticCode(
    "delete-absent", .warning, "A row deletes an item that the edition before does not hold.",
    accepted: "deletions of items that are there",
    remedy: "Check that the edition before was imported; an incremental list builds on it.")

  static let priceOfAbsent = DiagnosticCode(
    "price-of-absent", .warning, "A row only prices an item that the edition before does not hold.",
    accepted: "prices of items that the edition before holds",
    remedy: "Import the edition that describes the items first; if the item is new, ask for its description.")

  static let descriptionDiffers = DiagnosticCode(
    "description-differs", .warning, "Two rows of the same item describe it differently.",
    accepted: "the same description in every row of an item",
    remedy: "Nothing, if the first description is right; else ask the distributor which one holds.")

  static let rowExists = DiagnosticCode(
    "row-exists", .warning, "A row that is to be added is in the edition already.",
    accepted: "rows that the edition does not have",
    remedy: "Nothing; to be rid of the warning, take the row out of the file.")

  static let rowContradicts = DiagnosticCode(
    "row-contradicts", .warning, "A row that is to be added prices what the edition prices otherwise.",
    accepted: "prices for a market, currency, quantity and first day that the edition does not have",
    remedy: "If the row corrects the other one, import the whole corrected list with --replace.")
}
