/// The shape of a CSV dialect beyond its columns.
struct CSVLayout: Sendable {
  /// The names of the columns by position, for files without a header; empty if the file names its columns.
  var columns: [String] = []
  /// The records are of several types.
  var records: RecordTypes?
  /// Columns that are neither taken nor kept as attributes, folded.
  var ignored: Set<String> = []
  /// Texts that a spreadsheet would take for formulas stand behind an apostrophe, which is not part of them.
  var protectsFormulas = false
  /// What all rows must say alike: names of variables, and `edition`.
  var shared: Set<String> = []
  /// What the rows must be like for the file to be recognised, besides its header.
  var signature = Signature()

  var hasHeader: Bool { columns.isEmpty }

  struct Signature: Sendable {
    /// Numbers of fields of a record.
    var fieldCounts: Set<Int> = []
    /// Holds in every row at the top of the file.
    var condition = RowCondition()

    var isEmpty: Bool { fieldCounts.isEmpty && condition.isEmpty }
  }

  /// What the records are, by a code in one of their columns.
  struct RecordTypes: Sendable {
    /// The position of the code, 0-based.
    var column: Int
    /// Folded codes: of the record that names the columns, of those that are items, of those that are not read.
    var header: String?
    var data: Set<String>
    var ignored: Set<String>
    /// Folded codes of records that say something of the whole file, and the names of their fields by position.
    var named: [String: [String]] = [:]

    enum Kind { case header, data, named, ignored, unknown }

    func kind(of code: String) -> Kind {
      let folded = FoldedText.of(code)
      if folded == header { return .header }
      if data.contains(folded) { return .data }
      if named[folded] != nil { return .named }
      return ignored.contains(folded) ? .ignored : .unknown
    }
  }
}
