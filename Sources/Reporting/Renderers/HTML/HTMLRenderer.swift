/// Writes a report as one HTML file: no script, nothing that is fetched, pictures inside.
///
/// On paper (A4 or Letter, whatever the printer has) the headings of a table are repeated on every page and a total is
/// kept with the rows above it. All text is escaped: a price list cannot bring markup into the document.
public struct HTMLRenderer: ReportRenderer {
  public init() {}

  public func render(_ report: Report, to output: inout some ReportOutput) throws {
    let style = report.style ?? .grouped
    let accent = (report.letterhead?.accent ?? .ink).description
    try output.write(
      """
      <!doctype html>
      <html lang="\(HTMLText.escaped(style.language, lineBreak: " "))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(report.title, lineBreak: " "))</title>
      <style>
      :root { --accent: \(accent); }
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <main>

      """)
    try writeHead(of: report, style, to: &output)
    for section in report.sections { try write(section, style, to: &output) }
    try writeEnd(of: report, style, to: &output)
    try output.write("</main>\n</body>\n</html>\n")
  }

  private func writeHead(
    of report: Report, _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    if let letterhead = report.letterhead {
      try output.write("<header class=\"letterhead\">\n")
      if let logo = letterhead.logo {
        let name = HTMLText.escaped(letterhead.name, lineBreak: " ")
        try output.write("<img alt=\"\(name)\" src=\"data:\(logo.kind.rawValue);base64,")
        try output.write(Base64.text(of: logo.bytes) + "\">\n")
      }
      try output.write("<address><strong>\(HTMLText.escaped(letterhead.name))</strong>")
      for line in letterhead.lines { try output.write("<br>\(HTMLText.escaped(line))") }
      try output.write("</address>\n</header>\n")
    }
    if !report.addressee.isEmpty {
      let lines = report.addressee.map { HTMLText.escaped($0) }
      try output.write("<address class=\"addressee\">\(lines.joined(separator: "<br>"))</address>\n")
    }
    try output.write("<h1>\(HTMLText.escaped(report.title))</h1>\n")
    if let subtitle = report.subtitle {
      try output.write("<p class=\"subtitle\">\(HTMLText.escaped(subtitle))</p>\n")
    }
    guard !report.facts.isEmpty else { return }
    try output.write("<dl class=\"facts\">\n")
    for fact in report.facts {
      let value = HTMLText.escaped(style.text(fact.value))
      try output.write("<div><dt>\(HTMLText.escaped(fact.label))</dt><dd>\(value)</dd></div>\n")
    }
    try output.write("</dl>\n")
  }

  private func write(
    _ section: Report.Section, _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    try output.write("<section>\n")
    if let heading = section.heading { try output.write("<h2>\(HTMLText.escaped(heading))</h2>\n") }
    for paragraph in section.paragraphs { try output.write("<p>\(HTMLText.escaped(paragraph))</p>\n") }
    for plot in section.plots {
      try output.write("<figure>\n")
      try SVGRenderer().render(plot, to: &output)
      try output.write("</figure>\n")
    }
    for table in section.tables { try HTMLTable(table, style: style).write(to: &output) }
    try writeList(section.notes, ofClass: "notes", to: &output)
    try output.write("</section>\n")
  }

  private func writeEnd(
    of report: Report, _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    for term in report.letterhead?.terms ?? [] {
      try output.write("<p class=\"terms\">\(HTMLText.escaped(term))</p>\n")
    }
    guard !report.footnotes.isEmpty else { return }
    try output.write("<footer>\n<h2>\(HTMLText.escaped(style.sources))</h2>\n")
    try writeList(report.footnotes, ofClass: "notes", to: &output)
    try output.write("</footer>\n")
  }

  private func writeList(
    _ lines: [String], ofClass name: String, to output: inout some ReportOutput
  ) throws {
    guard !lines.isEmpty else { return }
    try output.write("<ul class=\"\(name)\">\n")
    for line in lines { try output.write("<li>\(HTMLText.escaped(line))</li>\n") }
    try output.write("</ul>\n")
  }
}
