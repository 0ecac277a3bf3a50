import PriceModel

/// Makes a draft of a CSV text: finds delimiter and header without a profile, and what its columns are for.
struct CSVDrafter {
  let recogniser: CSVRecogniser
  let names: ColumnNames

  /// Adds what is found to `contents`.
  ///
  /// - Returns: Why no draft can be made; `nil` if one was.
  func fill(_ contents: inout DraftContents, encoding: TextEncoding) -> String? {
    let declared = CSVHead.SeparatorLine(recogniser.text)?.delimiter
    let finder = QuotingFinder(text: recogniser.text, limits: recogniser.limits)
    let cuts = (declared.map { [$0] } ?? CSVRecogniser.usualDelimiters).map { finder.finding(delimiter: $0) }
    guard let cut = cuts.max(by: { Self.table($0.head) < Self.table($1.head) }), Self.table(cut.head) > 0
    else {
      return "no delimiter cuts the text into columns; tried were "
        + CSVRecogniser.usualDelimiters.map(CSVDialect.signName).joined(separator: " ")
    }
    guard let place = header(cut.head) else {
      return
        "no record among the first \(CSVHead.rowsAboveHeader + 1) looks like a header; a list without one needs a profile with “header: none”"
    }
    let header = cut.head.records[place]
    let rows = cut.head.records.dropFirst(place + 1).filter { $0.fields.count * 2 > header.fields.count }
    describe(cut, header, rows.count, encoding, into: &contents)

    var columns: [(name: String, survey: ColumnSurvey)] = []
    var seen: Set<String> = []
    for (slot, field) in header.fields.enumerated() {
      let name = HeaderName.shown(field)
      guard !name.isEmpty, seen.insert(HeaderName.folded(field)).inserted else {
        contents.unnamed.append(
          name.isEmpty ? "column \(slot + 1) has no name" : "column \(slot + 1) repeats the name “\(name)”")
        continue
      }
      var survey = ColumnSurvey()
      for row in rows where slot < row.fields.count { survey.look(at: row.fields[slot]) }
      columns.append((name, survey))
    }
    contents.columns = ColumnSuggestion.assigned(columns, names: names)
    complete(columns, cut.head.dialect, into: &contents)
    return nil
  }

  /// How much of a table a dialect makes of the text: cells in records of the usual width.
  private static func table(_ head: CSVHead) -> Int {
    let (columns, records) = head.usualWidth
    return columns < 2 ? 0 : min(columns, 12) * records - 8 * head.faults
  }

  /// The record that names columns: most of its cells are names that suppliers use, and none is a number.
  private func header(_ head: CSVHead) -> Int? {
    let width = head.usualWidth.columns
    var best: (place: Int, points: Double)?
    for (place, record) in head.records.prefix(CSVHead.rowsAboveHeader + 1).enumerated() {
      let cells = record.fields.map(HeaderName.shown).filter { !$0.isEmpty }
      guard cells.count >= 2, cells.count * 2 >= width, Set(cells).count * 2 > cells.count,
        !cells.contains(where: { $0.allSatisfy { $0.isNumber || ".,-/ ".contains($0) } })
      else { continue }
      let known = cells.reduce(0.0) { $0 + (names.matches($1).values.map(\.nearness).max() ?? 0) }
      if known > (best?.points ?? 0.99) { best = (place, known) }
    }
    return best?.place
  }

  private func describe(
    _ cut: QuotingFinder.Finding, _ header: CSVHead.Record, _ rows: Int, _ encoding: TextEncoding,
    into contents: inout DraftContents
  ) {
    let dialect = cut.head.dialect
    let delimiter =
      dialect.delimiter == 9 ? "tab" : DraftText.quoted(String(UnicodeScalar(dialect.delimiter)))
    let sign = CSVDialect.signName(dialect.delimiter)
    contents.remarks.append(
      "Found: \(encoding.name), delimiter \(sign), header in line \(header.line), \(rows) rows looked at.")
    contents.layout.append(("delimiters", "[\(delimiter)]", nil))
    if dialect.quote == UInt8(ascii: "'") { contents.layout.append(("quote", "\"'\"", cut.reason)) }
    if dialect.escape == .backslash { contents.layout.append(("escape", "backslash", cut.reason)) }
    contents.layout.append(
      ("encodings", encoding.isUTF8 ? "[utf-8]" : "[utf-8, \(encoding.name)]", nil))
  }

  /// What follows from the columns that were chosen: how numbers and dates are written, what is required.
  private func complete(
    _ columns: [(name: String, survey: ColumnSurvey)], _ dialect: CSVDialect,
    into contents: inout DraftContents
  ) {
    func survey(_ role: ColumnRole) -> ColumnSurvey? {
      contents.column(role).flatMap { column in columns.first { $0.name == column.column }?.survey }
    }
    var votes = DecimalMarkVotes()
    for role in [ColumnRole.net, .list] {
      for value in survey(role)?.values ?? [] {
        Array(value.utf8).withUnsafeBytes { votes.look(at: $0, line: 0) }
      }
    }
    let decision = votes.decision(delimiter: dialect.delimiter)
    contents.layout.append(("decimal", "\"\(decision.format.mark)\"", decision.reason))
    let orders = [survey(.from), survey(.to)].compactMap { $0?.dateOrders }.filter { !$0.isEmpty }
    if let first = orders.first {
      // A format that both columns have; of day and month, the order that some value proves.
      let common = first.filter { format in orders.allSatisfy { $0.contains(format) } }
      let formats = common.isEmpty ? orders.flatMap { $0.prefix(1) } : Array(common.prefix(1))
      let isOpen = common.contains("M/d/yyyy") && common.contains("d/M/yyyy")
      contents.layout.append(
        (
          "dates", "[\(formats.joined(separator: ", "))]",
          isOpen ? "check this: no day is above 12, so it may be d/M/yyyy as well" : nil
        ))
      contents.layout.append(("openEnds", "[9999-11-30, 9999-12-30, 9999-12-31]", nil))
    }
    let required = [ColumnRole.partNumber, .itemName, .net, .list].compactMap { contents.column($0)?.column }
    let needed = required.isEmpty ? columns.prefix(2).map(\.name) : required
    contents.layout.append(
      (
        "required", "[\(needed.map(DraftText.quoted).joined(separator: ", "))]",
        "by these columns a file is recognised"
      ))
    if contents.column(.currency) == nil {
      let prices = [contents.column(.net), contents.column(.list)].compactMap { $0 }
      if let code = DraftContents.currency(in: prices.map(\.column)) {
        contents.currency = (code, "the name of the price says so")
      } else if let code = DraftContents.currency(in: prices.flatMap(\.samples)) {
        contents.currency = (code, "it stands beside the prices")
      }
    }
  }
}
