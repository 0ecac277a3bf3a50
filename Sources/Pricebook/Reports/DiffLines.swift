import Catalogue
import PriceModel
import Reporting

/// Forms in which the differences of many lists go on from list to list.
public enum DiffLines: Sendable {
  /// A row per change.
  case csv(raw: Bool)
  /// An answer per list.
  case jsonl
}

extension Workspace {
  /// Writes what a month changed in all lists, list by list as they are compared: none of them is kept.
  ///
  /// - Throws: As ``diffAll(month:filter:)``, and what the output throws.
  public func writeDiffOfAll(
    month: EditionLabel? = nil, filter: DiffFilter = DiffFilter(), as form: DiffLines,
    to output: inout some ReportOutput
  ) throws {
    var head: [UInt8] = []
    let lines: @Sendable (EditionComparison) throws -> [UInt8]
    switch form {
    case .csv(let raw):
      let renderer = CSVRenderer(raw: raw)
      head = renderer.headerLine(of: DiffReports.table(of: []))
      lines = {
        var rows = MemoryOutput()
        try renderer.renderRows(of: DiffReports.table(of: [$0]), to: &rows)
        return rows.bytes
      }
    case .jsonl:
      lines = { try OrderedJSONEncoder(style: .compact).encode(DiffAnswer($0, filter: filter)) + [0x0A] }
    }
    _ = try diffAll(month: month, filter: filter, prepare: lines) {
      // Not before it is known that there is something to compare.
      try output.write(head)
      head = []
      try output.write($0)
    }
    try output.write(head)
  }
}
