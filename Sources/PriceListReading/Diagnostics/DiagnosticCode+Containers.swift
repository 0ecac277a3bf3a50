import PriceModel

/// What concerns folders, archives and compressed files.
extension DiagnosticCode {
  static let containers = [
    skippedFiles, emptyArchive, foreignFormat, damagedArchive, nestedArchive, unsafeEntry, overlappingEntries,
    repeatedEntry, encryptedEntry, unknownCompression, severalListsInFile,
  ]

  static let skippedFiles = DiagnosticCode(
    "skipped-files", .warning,
    "Files of a folder or an archive are not read: by their ending, or because they are hidden.",
    accepted: "files that end in .csv, .txt, .tsv, .tab, .ap, .asc, .dat or .xml, also in .gz and .zip",
    remedy: "Nothing, if they are no price lists; else name such a file itself, or rename it.")

  static let emptyArchive = DiagnosticCode(
    "empty-archive", .error, "The archive holds no price list.",
    accepted: "an archive with at least one entry that is a price list by its ending",
    remedy: "Unpack the archive and name the file that is the list.")

  static let foreignFormat = DiagnosticCode(
    "foreign-format", .error, "The file is a document or an archive of another kind.",
    accepted: "CSV or XML, as it is or packed with gzip or zip",
    remedy: "Save a workbook as CSV in UTF-8; unpack an archive of another kind.")

  static let damagedArchive = DiagnosticCode(
    "damaged-archive", .error, "The compressed data are damaged or cut off.",
    accepted: "a whole gzip file or zip archive, with the checksums that it states",
    remedy: "Fetch the file again.")

  static let nestedArchive = DiagnosticCode(
    "nested-archive", .error, "An archive stands within an archive.",
    accepted: "price lists in one gzip file or zip archive",
    remedy: "Unpack the outer archive and import the inner ones.")

  static let unsafeEntry = DiagnosticCode(
    "unsafe-entry", .error, "An entry of the archive has a name that could lead out of it, or is a link.",
    accepted: "files with relative names, with slashes between folders",
    remedy: "Ask the sender about the archive; pack the lists again if you trust them.")

  static let overlappingEntries = DiagnosticCode(
    "overlapping-entries", .error, "Entries of the archive share their data.",
    accepted: "entries that stand behind each other",
    remedy: "Do not open the archive: it is made to fill a disk.")

  static let repeatedEntry = DiagnosticCode(
    "repeated-entry", .error, "Several entries of the archive have the same name.",
    accepted: "one entry of a name",
    remedy: "Unpack the archive, look which of them is meant, and import that file.")

  static let encryptedEntry = DiagnosticCode(
    "encrypted-entry", .error, "An entry of the archive is encrypted.",
    accepted: "entries without a password",
    remedy: "Unpack the archive with its password and import what is in it.")

  static let unknownCompression = DiagnosticCode(
    "unknown-compression", .error, "An entry of the archive is compressed in a way that is not read.",
    accepted: "entries that are stored or deflated, which every program can write",
    remedy: "Unpack the archive with the program that made it, and import what is in it.")

  static let severalListsInFile = DiagnosticCode(
    "several-lists-in-file", .error, "The archive holds several lists where one was asked for.",
    accepted: "a file with one list",
    remedy: "Name one list of the archive, unpacked; an import takes them all.")
}
