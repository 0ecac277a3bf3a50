import PriceModel

/// What concerns files, folders, and documents that people write: requests, agreements, price changes.
extension DiagnosticCode {
  static let filesAndDocuments = [
    cannotRead, cannotWrite, tooLarge, emptyFolder, notImported, notJSON, repeatedKey, unknownKey, missingKey,
    wrongType, wrongValue, oneOfTwo, unknownColumn, repeatedColumn, amountTooLarge, divisionByZero,
    currencyMismatch, wrongUsage, badTemplate, unknownName,
  ]

  /// What the command itself cannot understand: options, arguments, variables of the environment.
  public static let wrongUsage = DiagnosticCode(
    "wrong-usage", .error, "The command line or a variable of the environment is not understood.",
    accepted: "the options and arguments that --help lists, with values of their kind",
    remedy: "Read ‘pricebook COMMAND --help’, which has an example.")

  static let badTemplate = DiagnosticCode(
    "bad-template", .error, "A template is not written as Mustache is.",
    accepted: "tags like {{total}}, {{#lines}} … {{/lines}} and {{>part}}, each section closed",
    remedy: "Correct the tag at the line and column; SampleData/templates has templates to begin with.")

  static let unknownName = DiagnosticCode(
    "unknown-name", .warning, "A template names what the document does not have; it is left empty.",
    accepted: "the names of the document that --format json shows",
    remedy: "Correct the name; --format json shows what there is.")

  static let cannotRead = DiagnosticCode(
    "cannot-read", .error, "A file cannot be opened or read.",
    accepted: "the path of a file that may be read",
    remedy: "Check the path and its permissions; the system’s reason is in the message.")

  public static let cannotWrite = DiagnosticCode(
    "cannot-write", .error, "A file cannot be written.",
    accepted: "a path in a folder that exists and may be written to",
    remedy: "Check the folder, its permissions and the free space; the system’s reason is in the message.")

  static let tooLarge = DiagnosticCode(
    "too-large", .error, "A request or an agreement is larger than 64 MiB.",
    accepted: "requests and agreements of up to 64 MiB",
    remedy: "Import price lists with ‘pricebook import’; split a request that is so large.")

  static let emptyFolder = DiagnosticCode(
    "empty-folder", .error, "The folder holds no price list.",
    accepted: "a folder with files that end in csv, tsv, txt or xml",
    remedy: "Check the folder, or name the files themselves.")

  static let notImported = DiagnosticCode(
    "not-imported", .error, "A price list was not imported.",
    accepted: "a list without rejected rows, or fewer than --max-rejects allows",
    remedy:
      "Have the rejected rows written to a file with --rejects, mend and import it; or mend what is reported about the list as a whole."
  )

  static let notJSON = DiagnosticCode(
    "not-json", .error, "The document is not JSON.",
    accepted: "JSON as RFC 8259 defines it, in UTF-8, without comments",
    remedy: "Correct the document at the place named.")

  static let repeatedKey = DiagnosticCode(
    "repeated-key", .error, "A key stands twice in an object.",
    accepted: "each key once",
    remedy: "Take one of the two out.")

  static let unknownKey = DiagnosticCode(
    "unknown-key", .error, "A key is not known.",
    accepted: "the keys that the message lists",
    remedy: "Correct the spelling of the key, or take it out.")

  static let missingKey = DiagnosticCode(
    "missing-key", .error, "A key that is needed is missing.",
    accepted: "an object with the key",
    remedy: "Add the key with its value.")

  static let wrongType = DiagnosticCode(
    "wrong-type", .error, "A value is of another kind than is accepted in its place.",
    accepted: "an object, where one is asked for",
    remedy: "Write the value in the form named.")

  static let wrongValue = DiagnosticCode(
    "wrong-value", .error, "A value is not accepted for its key.",
    accepted: "what the message names for the key",
    remedy: "Correct the value.")

  static let oneOfTwo = DiagnosticCode(
    "one-of-two", .error, "Of two keys exactly one must be stated.",
    accepted: "one of the two keys",
    remedy: "Take one of them out, or add one.")

  static let unknownColumn = DiagnosticCode(
    "unknown-column", .error, "A column is not known.",
    accepted: "the columns that the message lists, in any order",
    remedy: "Correct the name of the column, or take it out.")

  static let repeatedColumn = DiagnosticCode(
    "repeated-column", .error, "A column stands twice.",
    accepted: "each column once",
    remedy: "Take one of the two out.")

  static let amountTooLarge = DiagnosticCode(
    "amount-too-large", .error, "An amount has more digits than are calculated with.",
    accepted: "amounts of up to 18 digits",
    remedy: "Check quantity and price.")

  static let divisionByZero = DiagnosticCode(
    "division-by-zero", .error, "A calculation divides by zero.",
    accepted: "a quantity, a basis or a term above 0",
    remedy: "Check the quantities and days that the calculation rests on.")

  static let currencyMismatch = DiagnosticCode(
    "currency-mismatch", .error, "Amounts of two currencies cannot be added.",
    accepted: "amounts of one currency",
    remedy: "Choose one currency with --currency.")
}
