import PriceModel

/// Says which added rows the edition has already, and which do not agree with it.
struct RowConflicts {
  let draft: EditionDraft
  let coded: CodedBatch
  /// What the edition stated before the addition, with its own lines.
  let current: EditionFacts
  let files: EditionFiles
  let month: Month
  let store: any CatalogueReading

  /// - Parameter unchanged: The rows that hold in the edition, whether it names them or carries them over.
  /// - Returns: How many rows a file of the edition has already.
  func report(unchanged: [Int], describing: [Int?], in outcome: inout ImportOutcome) -> Int {
    var log = DiagnosticLog(file: draft.file)
    let places = Dictionary(grouping: current.prices, by: \.fact.place)
    let existing = existing(unchanged, places)
    for (row, other) in existing where log.isListed(.rowExists, line: line(of: row)) {
      log.list(
        Diagnostic(
          .rowExists,
          "the edition \(draft.edition) of “\(draft.list)” has this row already, in \(name(other)); nothing is added",
          file: draft.file, line: line(of: row), value: partNumber(of: row)))
    }
    for (row, other) in contradictions(places) where log.isListed(.rowContradicts, line: line(of: row)) {
      log.list(
        Diagnostic(
          .rowContradicts,
          "“\(partNumber(of: row))” has another price for the same market, currency, quantity and first day in "
            + "\(name(other)); both hold from now on", file: draft.file, line: line(of: row),
          value: partNumber(of: row)))
    }
    for (row, other, field) in differingDescriptions(describing)
    where log.isListed(.descriptionDiffers, line: line(of: row)) {
      log.list(
        Diagnostic(
          .descriptionDiffers,
          "“\(partNumber(of: row))” is described differently in \(name(other)): \(field.name) is not the same; "
            + "the first description is used for all rows of the item", file: draft.file, line: line(of: row),
          field: field.name))
    }
    outcome.diagnostics += log.finished()
    outcome.summaries = DiagnosticSummary.merged(outcome.summaries + log.summaries)
    outcome.warnings += log.warnings
    return existing.count
  }

  private func line(of row: Int) -> Int { Int(draft.batch.rows[row].line) }

  private func partNumber(of row: Int) -> String {
    draft.batch.text(.partNumber, of: draft.batch.items[Int(draft.batch.rows[row].item)]) ?? ""
  }

  private func name(_ line: UInt32) -> String {
    let source = files.source(in: month, line: line)
    return "\(source.file):\(source.line)"
  }

  /// The rows that a file of the edition has already, with the line there.
  private func existing(_ rows: [Int], _ places: [PriceFact.Place: [Stated<PriceFact>]]) -> [(Int, UInt32)] {
    guard !rows.isEmpty else { return [] }
    var lines: [Int: UInt32] = [:]
    for line in coded.lines {
      let stated = places[line.fact.place]?.first { $0.fact.normalized == line.fact.normalized }
      if let stated, stated.line != 0 { lines[line.row] = stated.line }
    }
    let listings = Dictionary(
      current.listings.lazy.map { ($0.fact.key, $0.line) }, uniquingKeysWith: { first, _ in first })
    return rows.compactMap { row in
      if let line = lines[row] { return (row, line) }
      guard draft.batch.rows[row].priceCount == 0 else { return nil }
      let line = listings[coded.codes.keys[Int(draft.batch.rows[row].item)]] ?? 0
      return line == 0 ? nil : (row, line)
    }
  }

  /// Rows whose price has the key of one of the edition, and another amount, with the line of that one.
  private func contradictions(_ places: [PriceFact.Place: [Stated<PriceFact>]]) -> [(Int, UInt32)] {
    coded.lines.compactMap { line in
      guard draft.batch.rows[line.row].action != .delete else { return nil }
      let stated = places[line.fact.place] ?? []
      guard !stated.contains(where: { $0.fact.normalized == line.fact.normalized }) else { return nil }
      let other = stated.first {
        $0.line != 0 && $0.fact.hasKey(of: line.fact) && $0.fact.sharesKind(with: line.fact)
      }
      return other.map { (line.row, $0.line) }
    }
  }

  /// The rows that describe an item which the edition describes otherwise, with the line there.
  private func differingDescriptions(_ describing: [Int?]) -> [(Int, UInt32, ItemField)] {
    let listings = Dictionary(
      current.listings.lazy.filter { $0.line != 0 }.map { ($0.fact.key, $0) }, uniquingKeysWith: { $1 })
    var found: [(Int, UInt32, ItemField)] = []
    for (key, row) in describing.enumerated() {
      guard let row, let listing = listings[coded.keys[key]] else { continue }
      let item = coded.codes.items[Int(draft.batch.rows[row].item)]
      guard item != listing.fact.item, let own = try? store.content(ofItem: item),
        let other = try? store.content(ofItem: listing.fact.item),
        let field = ItemField.allCases.first(where: { own[$0] != other[$0] })
      else { continue }
      found.append((row, listing.line, field))
    }
    return found.sorted { $0.0 < $1.0 }
  }
}
