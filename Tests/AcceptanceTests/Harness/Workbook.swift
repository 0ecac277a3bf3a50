import Foundation

/// A workbook as an independent reader (openpyxl) sees it.
struct Workbook {
  struct Cell {
    /// The value as JSON has it; a date as `2026-11-20`.
    var value: JSON
    /// The number format.
    var format: String
    /// What the cell holds in place of a value.
    var formula: String?
    /// openpyxl's letter: `n` number, `s` text, `f` formula, `d` date.
    var type: String
  }

  struct Sheet {
    var name: String
    var rows: [[Cell]]
    var frozen: String?
    var filter: String?

    /// The first cell with this text: its row and column.
    func place(of text: String) -> (row: Int, column: Int)? {
      for (row, cells) in rows.enumerated() {
        if let column = cells.firstIndex(where: { $0.value.string == text }) { return (row, column) }
      }
      return nil
    }
  }

  var sheets: [Sheet]
  var title: String?
  var created: String?

  init(_ url: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.interpreter ?? "/usr/bin/python3")
    process.arguments = ["-c", Self.script, url.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let dump = try JSON.parse(String(decoding: data, as: UTF8.self))
    title = dump["title"].string
    created = dump["created"].string
    sheets = dump["sheets"].array.map { sheet in
      Sheet(
        name: sheet["name"].string ?? "",
        rows: sheet["rows"].array.map { row in
          row.array.map { cell in
            Cell(
              value: cell["v"], format: cell["n"].string ?? "", formula: cell["f"].string,
              type: cell["t"].string ?? "")
          }
        }, frozen: sheet["frozen"].string, filter: sheet["filter"].string)
    }
  }

  func sheet(_ name: String) -> Sheet? { sheets.first { $0.name == name } }

  /// Whether openpyxl is there.
  static var canBeRead: Bool { interpreter != nil }

  /// A Python that has openpyxl: Debian's, or the first in the path.
  private static let interpreter: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates = ["/usr/bin"] + path.split(separator: ":").map(String.init)
    return candidates.map { $0 + "/python3" }.first { python in
      guard FileManager.default.isExecutableFile(atPath: python) else { return false }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = ["-c", "import openpyxl"]
      process.standardError = FileHandle.nullDevice
      try? process.run()
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }()

  /// Values come from what the writer stored beside its formulas, formulas from a second reading.
  private static let script = """
    import sys, json, datetime, openpyxl
    values = openpyxl.load_workbook(sys.argv[1], data_only=True)
    formulas = openpyxl.load_workbook(sys.argv[1])
    def plain(value):
        if isinstance(value, datetime.datetime): return value.date().isoformat()
        if isinstance(value, float) and value.is_integer(): return int(value)
        return value if isinstance(value, (int, str, type(None))) else repr(value)
    sheets = []
    for sheet, other in zip(values.worksheets, formulas.worksheets):
        rows = []
        for left, right in zip(sheet.iter_rows(), other.iter_rows()):
            rows.append([{"v": plain(a.value), "n": a.number_format, "t": b.data_type,
                          "f": b.value if b.data_type == "f" else None} for a, b in zip(left, right)])
        sheets.append({"name": sheet.title, "rows": rows, "frozen": sheet.freeze_panes,
                       "filter": sheet.auto_filter.ref})
    json.dump({"title": values.properties.title, "created": values.properties.created.date().isoformat(),
               "sheets": sheets}, sys.stdout)
    """
}

/// The text of a PDF, page by page, as pdftotext finds it.
enum PDFText {
  static let canBeRead = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  static func pages(_ url: URL) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
    process.arguments = ["-layout", url.path, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var pages = String(decoding: data, as: UTF8.self).components(separatedBy: "\u{0C}")
    if pages.last?.isEmpty == true { pages.removeLast() }
    return pages
  }
}
