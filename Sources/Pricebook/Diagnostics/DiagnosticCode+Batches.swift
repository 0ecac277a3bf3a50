import PriceModel

/// What concerns a batch and the files it writes.
extension DiagnosticCode {
  static let batches = [
    noRequests, fieldOfOtherKind, wrongName, sameName, fileExists, outputChanged, earlierBatch, batchRunning,
    noDocument, notDone,
  ]

  static let noRequests = DiagnosticCode(
    "no-requests", .error, "The file of a batch holds no request.",
    accepted: "CSV with a header and a request a row, or JSON Lines with a request a line",
    remedy: "Check which file was given.")

  static let fieldOfOtherKind = DiagnosticCode(
    "field-of-other-kind", .error, "A request of a batch has a field that its kind does not have.",
    accepted: "the fields of its kind; the others empty",
    remedy: "Empty the field, or correct the kind of the request.")

  static let wrongName = DiagnosticCode(
    "wrong-name", .error, "The name of a file of a batch cannot be made.",
    accepted: "a name with places that exist and that the request fills, like {kind}-{number}",
    remedy: "Correct the name, or fill what it names.")

  static let sameName = DiagnosticCode(
    "same-name", .error, "Two requests of a batch would write the same file.",
    accepted: "a name of its own for each request, also where small and capital letters are the same",
    remedy: "Give the request another number, or add {index} to the name.")

  static let fileExists = DiagnosticCode(
    "file-exists", .error, "A file of that name is there and is not of the batch.",
    accepted: "a folder without such a file, or --overwrite",
    remedy: "Move the file away, choose another folder, or allow it with --overwrite.")

  static let outputChanged = DiagnosticCode(
    "output-changed", .error, "A file of a batch has been changed since it was made.",
    accepted: "a file as it was made, or --overwrite",
    remedy: "Keep the changed file elsewhere, or have it made again with --overwrite.")

  static let earlierBatch = DiagnosticCode(
    "earlier-batch", .error, "The folder has the log of an earlier batch.",
    accepted: "a folder without a log, --resume or --overwrite",
    remedy: "Go on with --resume, do all again with --overwrite, or choose another folder.")

  static let batchRunning = DiagnosticCode(
    "batch-running", .error, "Another batch is writing into the folder.",
    accepted: "a folder that no other batch is writing into",
    remedy: "Wait for the other one, or choose another folder.")

  static let noDocument = DiagnosticCode(
    "no-document", .error, "A document cannot be made in this form.",
    accepted: "a form whose library is installed, and pictures that it can hold",
    remedy: "The message says what is missing; other forms may do.")

  static let notDone = DiagnosticCode(
    "not-done", .error, "A request of a batch failed in a way that was not foreseen.",
    accepted: "any request that the same command alone accepts",
    remedy: "Report it with the request: it is a bug of ours.")
}
