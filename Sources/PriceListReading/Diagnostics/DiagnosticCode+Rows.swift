import PriceModel

/// What rejects a row.
extension DiagnosticCode {
  static let rowsAndValues = [
    badNumber, badDate, badCurrency, missingValue, missingCurrency, shortRow, longRow, duplicateColumn,
    strayQuote, unterminatedLastRecord, unknownRecordType, badJSON, otherList,
  ]

  public static let badNumber = DiagnosticCode(
    "bad-number", .error, "A value is not a number that is accepted here.",
    accepted: "digits with the file’s decimal mark, 0 or more, at most 18 digits",
    remedy: "Correct the value; if many rows say this, the decimal mark or the column is another one.")

  static let badJSON = DiagnosticCode(
    "bad-json", .error, "A value is not JSON of the form that is accepted here.",
    accepted: #"an array of texts, ["a", "b"], or an object of texts, {"a": "b"}"#,
    remedy: "Correct the value, or leave it blank.")

  static let otherList = DiagnosticCode(
    "other-list", .error, "A row belongs to another list or edition than the rows above it.",
    accepted: "one list and one edition in a file",
    remedy: "Part the file; ‘pricebook export’ writes one list at a time if it is named.")

  public static let badDate = DiagnosticCode(
    "bad-date", .error, "A value is not a date.",
    accepted: "a date that exists, in the form that the profile names",
    remedy: "Correct the date; if many rows say this, add their form to “dates” in a copy of the profile.")

  public static let badCurrency = DiagnosticCode(
    "bad-currency", .error, "A value is not a currency.",
    accepted: "three letters, like PLN",
    remedy: "Correct the code.")

  public static let missingValue = DiagnosticCode(
    "missing-value", .error, "A value is missing that the row cannot do without.",
    accepted: "a value in the column named",
    remedy: "Fill the value in, or take the row out.")

  public static let missingCurrency = DiagnosticCode(
    "missing-currency", .error, "A price has no currency.",
    accepted: "three letters, like PLN, in the currency’s column; in an import also the option --currency",
    remedy: "Fill the currency in, or say it with --currency when importing a list.")

  static let shortRow = DiagnosticCode(
    "short-row", .error, "A row ends before a value that it cannot do without.",
    accepted: "as many fields as the header has",
    remedy: "Restore the row; a line break or a missing delimiter within it is the usual cause.")

  public static let longRow = DiagnosticCode(
    "long-row", .error, "A row has values beyond the last column of the header.",
    accepted: "no more fields than the header has; blank ones beyond them are accepted",
    remedy: "Quote the value that holds a delimiter, or name the additional column in the header.")

  static let duplicateColumn = DiagnosticCode(
    "duplicate-column", .error, "Two columns bear the same name and differ in this row.",
    accepted: "one column of a name, or the same value in both",
    remedy: "Rename one of the columns in the header, or take it out.")

  static let strayQuote = DiagnosticCode(
    "stray-quote", .error, "Text stands after the quote that closes a field.",
    accepted: "a delimiter after the closing quote; a quote inside a quoted field is doubled",
    remedy: "Double the quotes inside the field, or take them out.")

  static let unterminatedLastRecord = DiagnosticCode(
    "unterminated-last-record", .error, "The file ends within its last row.",
    accepted: "a whole row with a line break",
    remedy: "Fetch the file again: it is cut off.")

  static let unknownRecordType = DiagnosticCode(
    "unknown-record-type", .error, "A record is of a type that the profile does not know.",
    accepted: "the types that the profile names under “records”",
    remedy: "Add the type to “data” or “ignored” in a copy of the profile.")
}

/// What is said about rows that are accepted.
extension DiagnosticCode {
  static let assumptionsAboutRows = [
    repeatedRow, emptyRange, priceMissing, nameMissing, unknownValue, nameContradictsColumn,
    programAmbiguous, shortRowTaken, strayQuoteTaken, typographicQuote, blankRow, footerRow,
    recordNotRead, partNumberShape,
  ]

  static let repeatedRow = DiagnosticCode(
    "repeated-row", .warning, "A row repeats an item and price of the same file.",
    accepted: "one row for an item, market, currency, quantity and start date",
    remedy: "Nothing, if the rows say the same; if the prices differ, ask the distributor which holds.")

  static let emptyRange = DiagnosticCode(
    "empty-range", .warning, "A price ends before it starts, so it is never in force.",
    accepted: "an end on or after the start",
    remedy: "Ask the distributor for the right dates.")

  static let priceMissing = DiagnosticCode(
    "price-missing", .warning, "An item has no price.",
    accepted: "an amount in one of the price columns",
    remedy: "Nothing, if the item is only announced; else ask the distributor for its price.")

  static let nameMissing = DiagnosticCode(
    "name-missing", .warning, "An item has no name.",
    accepted: "a name in the column of item names",
    remedy: "Search for the item by its part number.")

  static let unknownValue = DiagnosticCode(
    "unknown-value", .warning, "A value is not among the known ones and is kept as it is.",
    accepted: "the codes, names and spellings that are known for the facet",
    remedy: "If the value means a known one, add it to “values” of the field in a copy of the profile.")

  static let nameContradictsColumn = DiagnosticCode(
    "name-contradicts-column", .warning,
    "The item name says something else than a column; the column counts.",
    accepted: "a name and columns that say the same",
    remedy: "Ask the distributor which is right before quoting the item.")

  static let programAmbiguous = DiagnosticCode(
    "program-ambiguous", .warning, "The item name does not tell Open Value from Open Value Subscription.",
    accepted: "a column “Program”, or the option --program",
    remedy: "Import the file again with --program OV or --program OVS.")

  static let shortRowTaken = DiagnosticCode(
    "short-row", .warning, "A row has fewer fields than the header; the rest count as blank.",
    accepted: "as many fields as the header has",
    remedy: "Nothing, if the last columns are optional; else restore the row.")

  static let strayQuoteTaken = DiagnosticCode(
    "stray-quote", .warning, "A quote stands inside a field without quotes and is taken as it is.",
    accepted: "the field in quotes, and the quote inside doubled: \"27\"\" screen\"",
    remedy: "Nothing, if the value is right; else quote the field.")

  static let typographicQuote = DiagnosticCode(
    "typographic-quote", .warning, "A typographic quote closes a quoted field.",
    accepted: "the straight quote \"",
    remedy: "Nothing, if the value is right; else replace the quote.")

  static let blankRow = DiagnosticCode(
    "blank-row", .warning, "Rows without any value are skipped.",
    accepted: "a value in every row",
    remedy: "Nothing, if rows only part the list into groups; else look for lost values in these rows.")

  static let footerRow = DiagnosticCode(
    "footer-row", .warning, "A row below the data is taken for a total or a remark and is not read.",
    accepted: "totals and remarks below the last row",
    remedy: "Nothing, if it is a total or a remark; else fill its part number in.")

  static let recordNotRead = DiagnosticCode(
    "record-not-read", .warning, "Records of a type that is not an item are not read.",
    accepted: "records of the types that the profile lists under “data”",
    remedy: "Nothing; if they are items, move the type to “data” in a copy of the profile.")

  static let partNumberShape = DiagnosticCode(
    "part-number-shape", .warning, "A part number is not built like those of the list; it is kept as it is.",
    accepted: "part numbers of the shape that the profile names",
    remedy:
      "Look the number up at the distributor; a letter O for a zero and lost zeros are the usual causes.")
}
