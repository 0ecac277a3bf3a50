/// How a polluted list separates and quotes.
struct PollutedDialect: Hashable {
  var delimiter = ","
  var quote = "\""
  var escapes = false
  var end = "\r\n"

  func text(of fields: [String]) -> [String] {
    fields.map { field in
      guard field.contains(where: { "\(delimiter)\(quote)\n\\".contains($0) }) else { return field }
      let inner =
        escapes
        ? field.replacing("\\", with: "\\\\").replacing(quote, with: "\\" + quote)
        : field.replacing(quote, with: quote + quote)
      return quote + inner + quote
    }
  }
}

/// A list in the manner of the Pollock benchmark: one thing about it is not as it should be.
struct PollutedFile {
  /// What is done to it: `a delimiter too many`.
  var kind: String
  var text: String
  /// The lines, from 1, on which each row of the clean list stands; empty for rows that are not in it.
  var lines: [ClosedRange<Int>?]
  /// What a user can say of the file in a profile.
  var profile: String

  /// - Parameters:
  ///   - above: Lines above the header; below: lines below the last row.
  ///   - rows: The texts of the rows, in their order; `nil` where one is left out.
  init(
    _ kind: String, above: [String] = [], header: String?, rows: [String?], below: [String] = [],
    dialect: PollutedDialect = PollutedDialect(), endsInBreak: Bool = true, profile: String = ""
  ) {
    self.kind = kind
    var texts = above + (header.map { [$0] } ?? [])
    var line = 1 + Self.breaks(texts, dialect)
    lines = []
    for row in rows {
      guard let row else {
        lines.append(nil)
        continue
      }
      let count = Self.breaks([row], dialect)
      lines.append(line...(line + count - 1))
      line += count
      texts.append(row)
    }
    texts += below
    text = texts.joined(separator: dialect.end) + (endsInBreak ? dialect.end : "")
    self.profile = profile
  }

  /// The line breaks of texts that each end in one.
  private static func breaks(_ texts: [String], _ dialect: PollutedDialect) -> Int {
    texts.reduce(0) { $0 + ($1 + dialect.end).lineBreaks }
  }

  // MARK: All of them

  /// At least 2,000 files, the same ones each time.
  static let all: [PollutedFile] = rowByRow + dialects + shapes

  private static let standard = PollutedDialect()
  private static let header = CleanList.columns.joined(separator: ",")
  private static let cells = CleanList.rows.map { standard.text(of: $0) }
  private static let rows = cells.map { $0.joined(separator: ",") }

  private static func replacing(_ row: Int, with text: String, _ kind: String) -> PollutedFile {
    var rows: [String?] = rows
    rows[row] = text
    return PollutedFile(kind, header: header, rows: rows)
  }

  /// A delimiter or a quote too many or too few, in one row.
  private static let rowByRow: [PollutedFile] = cells.indices.flatMap { row -> [PollutedFile] in
    var files: [PollutedFile] = []
    let fields = cells[row]
    for place in fields.indices {
      var more = fields
      more[place] += ","
      files.append(replacing(row, with: more.joined(separator: ","), "a delimiter too many"))
      if place > 0 {
        var fewer = fields
        fewer[place - 1] += fewer.remove(at: place)
        files.append(replacing(row, with: fewer.joined(separator: ","), "a delimiter too few"))
        let cut = fields[..<place].joined(separator: ",")
        files.append(replacing(row, with: cut, "a row cut short"))
      }
      let middle = fields[place].index(fields[place].startIndex, offsetBy: fields[place].count / 2)
      for index in [fields[place].startIndex, middle, fields[place].endIndex] {
        var quoted = fields
        quoted[place].insert("\"", at: index)
        files.append(replacing(row, with: quoted.joined(separator: ","), "a quote too many"))
      }
      if fields[place].hasPrefix("\"") {
        var open = fields
        open[place].removeLast()
        files.append(replacing(row, with: open.joined(separator: ","), "a quote too few"))
        var closed = fields
        closed[place].removeFirst()
        files.append(replacing(row, with: closed.joined(separator: ","), "a quote too few"))
      }
    }
    files.append(replacing(row, with: standard.end + rows[row], "an empty row").movingDown(row))
    files.append(replacing(row, with: rows[row] + "," + rows[row], "two rows in a line"))
    return files
  }

  /// The row that was changed begins so many lines later than its text.
  private func movingDown(_ row: Int) -> PollutedFile {
    var file = self
    if let lines = file.lines[row] { file.lines[row] = (lines.lowerBound + 1)...lines.upperBound }
    return file
  }

  /// Other delimiters, quotes, escapes and ends of records.
  private static let dialects: [PollutedFile] = {
    var files: [PollutedFile] = []
    for (delimiter, name) in [
      (",", "\",\""), (";", "\";\""), ("\t", "tab"), ("|", "\"|\""), ("~", "\"~\""), ("^", "\"^\""),
    ] {
      for quote in ["\"", "'"] {
        for escapes in [false, true] {
          for end in ["\n", "\r\n", "\r"] {
            let dialect = PollutedDialect(delimiter: delimiter, quote: quote, escapes: escapes, end: end)
            if dialect == standard { continue }
            files.append(
              PollutedFile(
                "another dialect", header: dialect.text(of: CleanList.columns).joined(separator: delimiter),
                rows: CleanList.rows.map { dialect.text(of: $0).joined(separator: delimiter) },
                dialect: dialect,
                profile: """
                  delimiters: [\(name)]
                  quote: \(quote == "'" ? "\"'\"" : "'\"'")
                  escape: \(escapes ? "backslash" : "doubled")
                  """))
          }
        }
      }
    }
    return files
  }()

  /// What stands around the rows.
  private static let shapes: [PollutedFile] = {
    var files: [PollutedFile] = []
    let titles = [
      "Price list of Northwind", "November 2026", "", "All prices without tax", "net, per term", "Page 1",
    ]
    for count in 1...titles.count {
      files.append(PollutedFile("a preamble", above: Array(titles.prefix(count)), header: header, rows: rows))
    }
    files.append(PollutedFile("a preamble", above: ["sep=,"], header: header, rows: rows))
    files.append(
      PollutedFile("a preamble", above: [String(repeating: ",", count: 10)], header: header, rows: rows))
    for count in [1, 2, 12] {
      files.append(
        PollutedFile(
          "a footer", header: header, rows: rows,
          below: (1...count).map { "Total \($0)," + String(repeating: ",", count: 9) }))
    }
    files.append(PollutedFile("a footer", header: header, rows: rows, below: ["", "40 rows"]))
    let columns = CleanList.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    files.append(
      PollutedFile(
        "no header", header: nil, rows: rows,
        profile: """
          container: csv
          list: polluted
          header: none
          columns: [\(columns)]
          recognise: { fields: 11 }
          decimal: "."
          fields:
            partNumber: { join: "{ProductId}:{SkuId}" }
            itemName: SkuTitle
            term: TermDuration
            billing: BillingPlan
            segment: Segment
          price: { per: term, net: UnitPrice, list: ERP Price, market: Market, currency: Currency, from: EffectiveStartDate }
          """))
    files.append(PollutedFile("only a header", header: header, rows: rows.map { _ in nil }))
    for row in [0, 2, 4] {
      files.append(
        PollutedFile("one row", header: header, rows: rows.indices.map { $0 == row ? rows[row] : nil }))
    }
    files.append(PollutedFile("no line break at the end", header: header, rows: rows, endsInBreak: false))
    files.append(PollutedFile("a byte order mark", header: "\u{FEFF}" + header, rows: rows))
    files.append(
      PollutedFile(
        "two tables", header: header, rows: rows, below: ["", "Region,Contact", "North,Ann", "South,Bob"]))
    files.append(PollutedFile("two tables", header: header, rows: rows, below: ["", header, "x,y", "z"]))
    files.append(
      PollutedFile("two tables", above: ["Region,Contact", "North,Ann", ""], header: header, rows: rows))
    for row in rows.indices {
      var mixed: [String?] = rows
      mixed[row] = rows[row] + "\r"
      files.append(
        PollutedFile(
          "mixed ends of records", header: header, rows: mixed, dialect: PollutedDialect(end: "\n")))
      var twice = rows.map { Optional($0) }
      twice[row] = rows[row] + standard.end + header
      files.append(PollutedFile("the header once more", header: header, rows: twice))
    }
    return files
  }()
}

extension String {
  /// LF, CRLF and a bare CR are one each.
  var lineBreaks: Int {
    let bytes = Array(utf8) + [0]
    return bytes.indices.dropLast().count { bytes[$0] == 0x0A || bytes[$0] == 0x0D && bytes[$0 + 1] != 0x0A }
  }
}
