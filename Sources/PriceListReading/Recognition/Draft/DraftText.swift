/// Writes a draft as YAML in the language of profiles.
struct DraftText {
  let contents: DraftContents

  var text: String {
    let file = Self.line(contents.file)
    var lines = ["# A profile to start from, made by looking at \(file). Read it, correct it, and try it:"]
    lines.append("#   pricebook import --dry-run --profile THIS.yaml \(file)")
    lines += contents.remarks.map { "# \(Self.line($0))" }
    for open in contents.open { lines.append("# To be completed: \(open).") }
    lines += [
      "", "name: \(contents.name)",
      "title: \(Self.quoted("Price list like \(contents.file)"))",
      "container: \(contents.container.rawValue)", "",
    ]
    for (key, value, comment) in contents.layout {
      if let comment { lines.append("# \(Self.line(comment))") }
      lines.append("\(key): \(value)")
    }
    lines += ["", "fields:"]
    if contents.column(.partNumber) == nil {
      lines += [
        "  # No column looks like the part number: write the right one.", "  partNumber: part number",
      ]
    }
    for column in contents.columns {
      if let role = column.role, role.isField { lines += mapping(role, column) }
    }
    lines += ["", "price:"] + priceLines
    lines += ["", "list: \(contents.name)" + (contents.column(.market) == nil ? "" : "-{market}")]
    let rest = contents.rest
    if !rest.isEmpty || !contents.unnamed.isEmpty {
      lines += ["", "# Nothing takes these columns; they become attributes of the items:"]
      lines += rest.map { "#   \(Self.quoted($0.column))\(Self.values($0.samples))" }
      lines += contents.unnamed.map { "#   \(Self.line($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var priceLines: [String] {
    var lines: [String] = []
    if contents.column(.net) == nil, contents.column(.list) == nil {
      lines += ["  # No column looks like a price: write the right one.", "  net: price"]
    }
    for column in contents.columns {
      if let role = column.role, !role.isField, role != .other { lines += mapping(role, column) }
    }
    if contents.column(.currency) == nil {
      if let currency = contents.currency {
        lines += ["  # \(Self.line(currency.reason))", "  currency: { join: \(currency.code) }"]
      } else {
        lines.append("  # No column has the currency: import with --currency, or write it here:")
        lines.append("  # currency: { join: EUR }")
      }
    }
    if contents.column(.market) == nil {
      lines.append("  # No column has the country. If all prices hold for one: market: { join: PL }")
    }
    return lines
  }

  private func mapping(_ role: ColumnRole, _ column: ColumnSuggestion) -> [String] {
    let doubt = column.confidence < 70 ? "check this: " : ""
    let reason = column.reason.isEmpty ? "" : ", \(column.reason)"
    let remark = column.remark.map { ["  # check this: \(Self.line($0))"] } ?? []
    return [
      "  # \(doubt)\(column.confidence) % sure\(Self.line(reason))\(Self.values(column.samples))"
    ] + remark + ["  \(role.rawValue): \(column.source ?? Self.quoted(column.column))"]
  }

  private static func values(_ samples: [String]) -> String {
    samples.isEmpty ? "" : "; values: " + samples.map { line(String($0.prefix(40))) }.joined(separator: " | ")
  }

  /// A text that stays on its line of a comment.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isPlain($0) ? $0 : " " }))
  }

  /// Neither a control nor a break of a line.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}": false
    default: scalar.value >= 0x20
    }
  }

  /// A text in single quotes, as YAML reads it: nothing is escaped, which expressions are full of.
  static func literal(_ text: String) -> String {
    "'" + line(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// A text in double quotes, as YAML reads it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      case _ where !isPlain(scalar):
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
