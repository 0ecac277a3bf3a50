import Reporting

extension BatchAnswer: Answer {
  public var report: Report {
    let columns = ["requests", "done", "again", "skipped", "failed", "left"]
    func cells(_ count: KindCount) -> [Int] {
      [count.requests, count.done, count.again, count.skipped, count.failed, count.left]
    }
    let whole = KindCount(
      requests: requests, done: done, again: again, skipped: skipped, failed: failed, left: left)
    // What did not happen has no column.
    let shown = columns.indices.filter { $0 < 2 || cells(whole)[$0] > 0 }
    let rows = kinds.map { count in
      TableRow.body(
        [.text(count.kind?.rawValue ?? "not understood")] + shown.map { .integer(cells(count)[$0]) })
    }
    let total = TableRow.total([.text("all")] + shown.map { .integer(cells(whole)[$0]) })
    return Report(
      title: "Batch",
      facts: [Report.Fact("Files in", output), Report.Fact("Log", log)],
      sections: [
        Report.Section(
          tables: [
            Table(
              columns: [TableColumn("Kind", name: "kind", overflow: .keep)]
                + shown.map {
                  TableColumn(columns[$0].capitalizedFirst, name: columns[$0], kind: .integer)
                }, rows: rows + (rows.count > 1 ? [total] : []))
          ], notes: notes)
      ])
  }

  private var notes: [String] {
    var notes = remarks
    if again > 0 {
      notes.append(
        "\(Prose.count(again, "file")) made again: the request, a file that it names, or the catalogue has changed"
      )
    }
    if warnings > 0 {
      notes.append(
        "\(Prose.count(warnings, "document has", plural: "documents have")) warnings; the log has them")
    }
    if left > 0 { notes.append("stopped; --resume does the \(Prose.count(left, "request")) left") }
    return notes
  }
}
