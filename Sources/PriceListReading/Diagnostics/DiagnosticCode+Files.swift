import PriceModel

/// What concerns a price list file as a whole.
extension DiagnosticCode {
  static let priceListFiles = [
    notRecognised, missingColumn, emptyFile, ambiguousFormat, unknownEncoding, encodingAssumed,
    malformedEncoding, decimalMarkAssumed, decimalMarkMixed, quoteNeverClosed, fileChanged,
    editionUnknown, editionAssumed, badEdition, rowsAboveHeader, noRows, noFinalLineBreak,
  ]

  public static let notRecognised = DiagnosticCode(
    "not-recognised", .error, "No profile fits the file.",
    accepted: "a file whose header or root element a profile knows; ‘pricebook formats’ lists the profiles",
    remedy:
      "See with ‘pricebook formats FILE’ what comes nearest; name the profile with --profile, or write one for this format (PROFILES.md)."
  )

  public static let missingColumn = DiagnosticCode(
    "missing-column", .error, "A column that is needed is not in the header.",
    accepted: "a header with every required column, in any order",
    remedy:
      "Ask for the file with the column, correct the name in the header, or add the new name to a copy of the profile."
  )

  static let emptyFile = DiagnosticCode(
    "empty-file", .error, "The file has no header and no rows.",
    accepted: "a header in the first line that is not blank, and rows below it",
    remedy: "Check that the right file was named, and that it was downloaded or saved completely.")

  static let ambiguousFormat = DiagnosticCode(
    "ambiguous-format", .error, "Two profiles fit the file equally well.",
    accepted: "a file that one profile fits better than every other",
    remedy:
      "Name the profile with --profile; to have it found, add a column that only the one has to its “required”."
  )

  static let unknownEncoding = DiagnosticCode(
    "unknown-encoding", .error, "No text encoding has this name.",
    accepted: "a name that iconv knows, like UTF-8, windows-1250, ISO-8859-2 or UTF-16",
    remedy: "Correct the name after --encoding, or leave the option out to have the encoding recognised.")

  static let encodingAssumed = DiagnosticCode(
    "encoding-assumed", .warning, "The encoding of the text had to be guessed.",
    accepted: "UTF-8, UTF-16 with a byte order mark, or a declaration",
    remedy:
      "Look at letters with accents in the result; if they are wrong, name the encoding with --encoding.")

  static let malformedEncoding = DiagnosticCode(
    "malformed-encoding", .error, "The file has bytes that are no text in its encoding.",
    accepted: "text that is sound in one encoding from beginning to end",
    remedy:
      "Name the encoding with --encoding if it is another one; else the file was damaged on its way: fetch it again."
  )

  static let decimalMarkAssumed = DiagnosticCode(
    "decimal-mark-assumed", .warning,
    "The prices do not tell whether the decimal mark is a comma or a point.",
    accepted: "at least one price with decimals, or a profile that states the decimal mark",
    remedy: "Look at a price in the result; if it is wrong, state “decimal” in a copy of the profile.")

  static let decimalMarkMixed = DiagnosticCode(
    "decimal-mark-mixed", .warning,
    "Some prices have a decimal comma, others a decimal point, and one fits both ways.",
    accepted: "prices that are all written alike",
    remedy: "Look at the price in the line named; state “decimal” in a copy of the profile if it is wrong.")

  static let quoteNeverClosed = DiagnosticCode(
    "quote-never-closed", .error, "A quoted field is opened and never closed.",
    accepted: "a second quote at the end of the field; a quote inside the field is doubled",
    remedy: "Close the quote in the line named, or fetch the file again: it may be cut off.")

  static let fileChanged = DiagnosticCode(
    "file-changed", .error, "The file was written to while it was being read.",
    accepted: "a file that stays as it is until it is read",
    remedy: "Wait until the download or the copying is done, and import the file again.")

  static let editionUnknown = DiagnosticCode(
    "edition-unknown", .error, "Neither the rows nor the name of the file tell the month of the list.",
    accepted: "year and month in the file’s name, like ov-pl-2026-11.csv, or the option --edition",
    remedy: "Say the month with --edition YYYY-MM.")

  static let editionAssumed = DiagnosticCode(
    "edition-assumed", .warning, "The month of the list was guessed.",
    accepted: "year and month in the file’s name, or the option --edition",
    remedy: "If the month is wrong, import the file again with --edition YYYY-MM.")

  static let badEdition = DiagnosticCode(
    "bad-edition", .warning, "The value that should tell the month of the list is no month.",
    accepted: "a month like 2026-11 or a date",
    remedy: "Say the month with --edition YYYY-MM.")

  static let rowsAboveHeader = DiagnosticCode(
    "rows-above-header", .warning, "Rows stand above the header and are not read.",
    accepted: "titles and remarks above the header",
    remedy: "Nothing, if they are titles; else the header was taken for another row: name the profile.")

  static let noRows = DiagnosticCode(
    "no-rows", .warning, "The file has no data rows.",
    accepted: "at least one row below the header, or one item in the document",
    remedy: "Check that the file was exported completely.")

  static let noFinalLineBreak = DiagnosticCode(
    "unterminated-last-record", .warning, "The file ends without a line break.",
    accepted: "a line break after the last row",
    remedy: "Compare the last row with the list’s own; if it is cut off, fetch the file again.")
}
