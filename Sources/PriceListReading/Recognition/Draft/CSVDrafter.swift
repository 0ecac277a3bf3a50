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
    guard let place = header(cut.head) ?? headerByShape(cut.head) else {
      return fillWithoutHeader(&contents, cut, encoding)
    }
    let header = cut.head.records[place]
    let rows = cut.head.records.dropFirst(place + 1).filter {
      $0.fields.count * 2 > header.fields.count && !Self.isTotal($0)
    }
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
      columns.append((name, Self.survey(slot, rows)))
    }
    contents.columns = ColumnSuggestion.assigned(columns, names: names)
    joinCutNames(&contents)
    complete(columns, cut.head.dialect, into: &contents)
    require(columns.map(\.name), in: &contents)
    return nil
  }

  private static func survey(_ slot: Int, _ rows: [CSVHead.Record]) -> ColumnSurvey {
    var survey = ColumnSurvey()
    for row in rows where slot < row.fields.count { survey.look(at: row.fields[slot]) }
    return survey
  }

  /// Words that begin a row below the data.
  private static let totals = [
    "total", "subtotal", "sum", "summe", "gesamt", "razem", "suma", "łącznie", "celkem", "totale", "totaal",
  ]

  private static func isTotal(_ record: CSVHead.Record) -> Bool {
    guard let first = record.fields.lazy.map(HeaderName.folded).first(where: { !$0.isEmpty }) else {
      return true
    }
    return totals.contains { first.hasPrefix($0) }
      && record.fields.count { !HeaderName.shown($0).isEmpty } * 2 <= record.fields.count
  }

  /// A list without a header: the columns are named by their places, and known by their values alone.
  ///
  /// - Returns: Why no draft can be made; `nil` if one was.
  private func fillWithoutHeader(
    _ contents: inout DraftContents, _ cut: QuotingFinder.Finding, _ encoding: TextEncoding
  ) -> String? {
    let width = cut.head.usualWidth.columns
    let rows = cut.head.records.filter { $0.fields.count == width && !Self.isTotal($0) }
    let columns = (0..<width).map { (name: "column \($0 + 1)", survey: Self.survey($0, rows)) }
    let found = ColumnSuggestion.assigned(columns, names: ColumnNames(""))
    guard let part = found.first(where: { $0.role == .partNumber }),
      found.contains(where: { $0.role == .net })
    else {
      return
        "no record among the first \(CSVHead.rowsAboveHeader + 1) looks like a header, and no columns look like part numbers and prices; a list without a header needs a profile with “header: none”"
    }
    describe(cut, nil, rows.count, encoding, into: &contents)
    contents.columns = found
    contents.layout.append(("header", "none", "no record at the top looks like a header"))
    let names = columns.map { DraftText.quoted($0.name) }
    contents.layout.append(
      (
        "columns", "[\(names.joined(separator: ", "))]",
        "give them the names that the supplier's documentation has"
      ))
    contents.layout.append(
      (
        "recognise",
        "{ fields: \(width), when: { column: \(DraftText.quoted(part.column)), blank: false } }",
        "by this a file is recognised; a closer condition keeps other lists of as many columns out"
      ))
    complete(columns, cut.head.dialect, into: &contents)
    return nil
  }

  /// A name that is cut over two columns, `Bezeichnung 1` and `Bezeichnung 2`, is one.
  private func joinCutNames(_ contents: inout DraftContents) {
    for role in [ColumnRole.itemName, .description] {
      guard let first = contents.columns.firstIndex(where: { $0.role == role }),
        contents.columns[first].column.hasSuffix("1")
      else { continue }
      let next = String(contents.columns[first].column.dropLast()) + "2"
      guard let second = contents.columns.firstIndex(where: { $0.column == next && $0.role == nil }) else {
        continue
      }
      let names = [contents.columns[first].column, next].map(DraftText.quoted).joined(separator: ", ")
      contents.columns[first].source = "{ join: [\(names)], with: \" \" }"
      contents.columns[first].remark = "if the text is cut within words, write with: \"\""
      contents.columns[second].role = .other
      contents.taken.insert(next)
    }
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

  /// A record of names in a language that the table of synonyms does not have: as wide as the table, all different
  /// words, and numbers below.
  private func headerByShape(_ head: CSVHead) -> Int? {
    let width = head.usualWidth.columns
    guard width >= 3 else { return nil }
    let place = head.records.prefix(CSVHead.rowsAboveHeader + 1).firstIndex { record in
      let cells = record.fields.map(HeaderName.shown)
      return cells.count == width && Set(cells).count == width
        && cells.allSatisfy { $0.count(where: \.isLetter) > 2 * $0.count(where: \.isNumber) }
    }
    guard let place else { return nil }
    let rows = Array(head.records.dropFirst(place + 1).prefix(20))
    let hasNumbers = (0..<width).contains { slot in
      let survey = Self.survey(slot, rows)
      return survey.filled > 0 && survey.fit(.net) >= 0.9
    }
    return hasNumbers ? place : nil
  }

  private func describe(
    _ cut: QuotingFinder.Finding, _ header: CSVHead.Record?, _ rows: Int, _ encoding: TextEncoding,
    into contents: inout DraftContents
  ) {
    let dialect = cut.head.dialect
    let delimiter =
      dialect.delimiter == 9 ? "tab" : DraftText.quoted(String(UnicodeScalar(dialect.delimiter)))
    let sign = CSVDialect.signName(dialect.delimiter)
    contents.remarks.append(
      "Found: \(encoding.name), delimiter \(sign), \(header.map { "header in line \($0.line)" } ?? "no header"), \(rows) rows looked at."
    )
    contents.layout.append(("delimiters", "[\(delimiter)]", nil))
    if dialect.quote == UInt8(ascii: "'") { contents.layout.append(("quote", "\"'\"", cut.reason)) }
    if dialect.escape == .backslash { contents.layout.append(("escape", "backslash", cut.reason)) }
    contents.layout.append(
      ("encodings", encoding.isUTF8 ? "[utf-8]" : "[utf-8, \(encoding.name)]", nil))
    contents.layout.append(
      ("footers", "[\(Self.totals.joined(separator: ", "))]", "words that begin a row below the data"))
  }

  /// Names the columns by which a file is recognised.
  private func require(_ names: [String], in contents: inout DraftContents) {
    let chosen = [ColumnRole.partNumber, .itemName, .net, .list].compactMap { contents.column($0)?.column }
    let needed = chosen.isEmpty ? Array(names.prefix(2)) : chosen
    contents.layout.append(
      (
        "required", "[\(needed.map(DraftText.quoted).joined(separator: ", "))]",
        "by these columns a file is recognised"
      ))
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
    contents.readAmounts(columns, decision.format)
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
