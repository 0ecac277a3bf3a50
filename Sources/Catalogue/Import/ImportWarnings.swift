import PriceModel

/// The words of what an import warns about.
struct ImportWarnings {
  let draft: EditionDraft

  /// Lists or counts what is warned about: rows that delete or only price what is absent, and rows that describe an
  /// item otherwise than the row `describing` gives.
  func record(
    deletionsOfAbsent: [Int], pricesOfAbsent: [Int], differingRows: [Int], describing: (Int) -> Int,
    in outcome: inout ImportOutcome
  ) {
    var log = DiagnosticLog(file: draft.file)
    for row in deletionsOfAbsent where log.isListed(.deleteAbsent, line: line(of: row)) {
      log.list(deletionOfAbsent(row: row))
    }
    for row in pricesOfAbsent where log.isListed(.priceOfAbsent, line: line(of: row)) {
      log.list(priceOfAbsent(row: row))
    }
    for row in differingRows where log.isListed(.descriptionDiffers, line: line(of: row)) {
      log.list(differingDescription(row: row, describing: describing(row)))
    }
    outcome.diagnostics = log.finished()
    outcome.summaries = log.summaries
    outcome.warnings = log.warnings
  }

  private func line(of row: Int) -> Int { Int(draft.batch.rows[row].line) }

  /// A row deletes what the edition before does not hold.
  private func deletionOfAbsent(row index: Int) -> Diagnostic {
    let row = draft.batch.rows[index]
    let partNumber = partNumber(of: row)
    return Diagnostic(
      .deleteAbsent,
      "the row deletes “\(partNumber)”, which the edition before \(draft.edition) does not hold; "
        + "nothing was deleted",
      file: draft.file, line: Int(row.line), value: partNumber)
  }

  /// A row prices, without describing it, an item that the edition before does not hold.
  private func priceOfAbsent(row index: Int) -> Diagnostic {
    let row = draft.batch.rows[index]
    let partNumber = partNumber(of: row)
    return Diagnostic(
      .priceOfAbsent,
      "the row only prices “\(partNumber)”, which the edition before \(draft.edition) does not hold; "
        + "it is added as far as the row knows it",
      file: draft.file, line: Int(row.line), value: partNumber)
  }

  /// A row describes its item otherwise than the first row of that item.
  private func differingDescription(row index: Int, describing: Int) -> Diagnostic {
    let row = draft.batch.rows[index]
    let first = draft.batch.rows[describing]
    let content = draft.batch.items[Int(row.item)]
    let firstContent = draft.batch.items[Int(first.item)]
    let field = ItemField.allCases.first { content[$0] != firstContent[$0] }
    func shown(_ content: ItemContent) -> String {
      field.flatMap { draft.batch.text($0, of: content) }.map { "“\($0)”" } ?? "nothing"
    }
    return Diagnostic(
      .descriptionDiffers,
      "“\(partNumber(of: row))” is described differently in line \(first.line): "
        + "\(field?.name ?? "it") is \(shown(content)) here and \(shown(firstContent)) there; "
        + "the first description is used for all rows of the item",
      file: draft.file, line: Int(row.line), field: field?.name,
      value: field.flatMap { draft.batch.text($0, of: content) })
  }

  private func partNumber(of row: BatchRow) -> String {
    draft.batch.text(.partNumber, of: draft.batch.items[Int(row.item)]) ?? ""
  }
}
