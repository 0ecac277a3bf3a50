import PriceModel

/// Reads the keys of a CSV profile: `required`, `header`, `columns`, `records`, `ignored`, `recognise`.
struct CSVLayoutLoader {
  static let keys = [
    "required", "header", "columns", "records", "ignored", "recognise", "formulas", "shared",
  ]
  let root: ProfileNode
  let values: [String: ProfileNode]

  /// What has to be known before sources are read: the names of the columns and the types of records.
  func layout() throws(ProfileError) -> CSVLayout {
    var layout = CSVLayout()
    if let header = values["header"] {
      guard try header.string() == "none" else {
        throw header.fault("“\(try header.string())” is not accepted; write none, or leave “header” out")
      }
      guard let columns = values["columns"] else {
        throw header.fault("a file without a header needs “columns”: the names by position")
      }
      layout.columns = try names(columns)
    } else if let columns = values["columns"] {
      throw columns.fault("“columns” names the positions of a file with “header: none”")
    }
    layout.records = try values["records"].map { (node) throws(ProfileError) in
      try records(node, layout.columns)
    }
    return layout
  }

  /// What refers to columns.
  func complete(_ profile: inout Profile, _ sources: SourceLoader) throws(ProfileError) {
    for element in values["ignored"]?.elements() ?? [] {
      let name = try element.string()
      let columns = profile.csv.columns
      if !columns.isEmpty, !columns.contains(where: { HeaderName.folded($0) == HeaderName.folded(name) }) {
        throw element.fault(
          "“\(name)” is not among the names of “columns”" + NearestName.suggestion(name, among: columns))
      }
      profile.csv.ignored.insert(HeaderName.folded(name))
    }
    if let node = values["formulas"] {
      guard try node.string() == "protected" else {
        throw node.fault("“\(try node.string())” is not accepted; write protected, or leave “formulas” out")
      }
      profile.csv.protectsFormulas = true
    }
    for element in values["shared"]?.elements() ?? [] {
      let name = try element.string()
      let known = profile.variables.keys.sorted() + (profile.edition == nil ? [] : ["edition"])
      guard known.contains(name) else {
        throw element.fault(
          "“\(name)” is not said of the whole file; accepted are \(known.joined(separator: ", "))"
            + NearestName.suggestion(name, among: known))
      }
      profile.csv.shared.insert(name)
    }
    if let node = values["recognise"] {
      let keys = try node.mapping(["fields", "when"])
      for element in keys["fields"]?.elements() ?? [] {
        profile.csv.signature.fieldCounts.insert(try element.integer())
      }
      if let when = keys["when"] {
        profile.csv.signature.condition = try ConditionLoader(sources: sources).condition(when, within: "")
      }
      if profile.csv.signature.isEmpty { throw node.fault("write “fields” or “when”") }
    }
    if let node = values["required"] {
      if !profile.csv.hasHeader {
        throw node.fault("“required” are columns of a header; with “header: none” write “recognise”")
      }
      for group in node.elements() { profile.required.append(try group.strings()) }
    } else if profile.csv.hasHeader {
      throw root.fault("the key “required” is missing: the columns by which a file is recognised")
    } else if values["recognise"] == nil {
      throw root.fault("a file without a header is recognised by “recognise”, which is missing")
    }
  }

  private func names(_ node: ProfileNode) throws(ProfileError) -> [String] {
    var names: [String] = []
    for element in node.elements() {
      let name = try element.string()
      if names.contains(where: { HeaderName.folded($0) == HeaderName.folded(name) }) {
        throw element.fault("“\(name)” names a column before this one")
      }
      if HeaderName.folded(name).isEmpty { throw element.fault("the name of the column is blank") }
      names.append(name)
    }
    return names
  }

  private func records(
    _ node: ProfileNode, _ columns: [String]
  ) throws(ProfileError) -> CSVLayout.RecordTypes {
    let keys = try node.mapping(["column", "header", "data", "named", "ignored"])
    guard let column = keys["column"], let data = keys["data"] else {
      throw node.fault("“column” and “data” are needed")
    }
    var header: String?
    if let code = keys["header"] {
      if !columns.isEmpty {
        throw code.fault("a file with “header: none” has no record that names the columns")
      }
      header = FoldedText.of(try code.string())
    }
    var types = CSVLayout.RecordTypes(
      column: try position(column, columns), header: header,
      data: Set(try data.strings().map(FoldedText.of)),
      ignored: Set(try keys["ignored"]?.strings().map(FoldedText.of) ?? []))
    for (_, code, value) in try keys["named"]?.pairs() ?? [] {
      types.named[FoldedText.of(code)] = try names(value)
    }
    return types
  }

  /// A position from 1, or with `header: none` the name of one.
  private func position(_ node: ProfileNode, _ columns: [String]) throws(ProfileError) -> Int {
    let text = try node.string()
    if let number = Int(text), number >= 1 { return number - 1 }
    if let index = columns.firstIndex(where: { HeaderName.folded($0) == HeaderName.folded(text) }) {
      return index
    }
    throw node.fault(
      columns.isEmpty
        ? "“\(text)” is not a position; the columns count from 1"
        : "“\(text)” is not among the names of “columns”" + NearestName.suggestion(text, among: columns))
  }
}
