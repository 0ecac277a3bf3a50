import PriceModel

/// A file whose rows were added to an edition after those of its own file, such as the mended rows of a file that had
/// some rejected.
struct EditionAddition: Hashable, Sendable {
  var listID: UInt32
  var month: Month
  /// The lines of this file are counted on from here: line 1 of the file is line `base + 1` of the edition. It is not
  /// less than any line that the files before state something in.
  var base: UInt32
  /// The accepted rows of the file that were not there yet.
  var rows: Int
  var profile: String
  var file: String
  /// Of the file, in hexadecimal.
  var sha256: String
  var imported: CalendarDate?
}

/// The files that the editions of one list were read from, by which stored lines are named.
struct EditionFiles: Sendable {
  private var files: [Month: String] = [:]
  /// By month, by base.
  private var additions: [Month: [EditionAddition]] = [:]

  /// - Parameters:
  ///   - records: The editions of one list.
  ///   - additions: Of this list, and perhaps of others.
  init(_ records: some Sequence<EditionRecord>, additions: [EditionAddition]) {
    var listID: UInt32?
    for record in records {
      files[record.month] = record.info.file
      listID = record.listID
    }
    for addition in additions where addition.listID == listID {
      self.additions[addition.month, default: []].append(addition)
    }
  }

  var months: [Month] { files.keys.sorted() }

  /// The file and the line in it behind a line of an edition.
  func source(in month: Month, line: UInt32) -> Source {
    let addition = additions[month]?.last { $0.base < line }
    return Source(
      file: addition?.file ?? files[month] ?? "", line: Int(line - (addition?.base ?? 0)),
      edition: EditionLabel(ordinal: month))
  }
}
