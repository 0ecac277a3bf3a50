import PriceModel
import Reporting

extension CloserAnswer: Answer {
  /// A line per product and acquisition year: spread and prepaid beside each other, and what prepaying saves.
  public var report: Report {
    report(of: [Report.Section(tables: [table(of: rows)], notes: remarks)])
  }

  /// A page for each product family.
  public var pagedReport: Report {
    var sections = rows.grouped(by: { $0.family ?? "" }).enumerated().map { number, group in
      var section = Report.Section(heading: group.key, tables: [table(of: group.values)])
      section.beginsPage = number > 0
      return section
    }
    if let last = sections.indices.last { sections[last].notes = remarks }
    return report(of: sections)
  }

  /// A sheet for each program and level, then what was asked for and where every price was read.
  public var workbookReport: Report {
    let sheets = rows.grouped(by: { [$0.program, $0.level].compactMap { $0 }.joined(separator: " ") })
    var report = report(
      of: sheets.map { name, rows in
        Report.Section(heading: name.isEmpty ? "Closer table" : name, tables: [table(of: rows)])
      } + [
        Report.Section(heading: "Inputs", tables: [inputs], notes: remarks),
        Report.Section(heading: "Sources", tables: [sources]),
      ])
    report.facts = []
    return report
  }

  private func report(of sections: [Report.Section]) -> Report {
    Report(
      title: "Closer table, \(price.rawValue) prices in \(currency)",
      facts: date.map { [Report.Fact("Prices of", .date($0))] } ?? [], sections: sections,
      footnotes: [
        "Rounding: \(rounding)", "Editions: \(Prose.list(editions))",
        "Rules: \(Prose.list(rules, atMost: 20))",
      ])
  }

  private var remarks: [String] {
    excluded.map { "\(Prose.count($0.items, "item")) left out: \($0.reason) [\($0.rule)]" } + alternatives
  }

  private var inputs: Table {
    let facets = Facet.allCases.compactMap { facet in
      selection[facet.rawValue].map { TableRow.body([.text(facet.title), .text($0)]) }
    }
    return Table(
      columns: [TableColumn("Input", overflow: .keep), TableColumn("Value", overflow: .wrap)],
      rows: facets + [
        .body([.text("Prices"), .text(price.rawValue)]), .body([.text("Currency"), .text(currency.code)]),
        .body([.text("Prices of"), date.map(TableCell.date) ?? .missing("")]),
        .body([.text("Rounding"), .text(rounding)]),
      ])
  }

  private var sources: Table {
    let years = rows.flatMap(\.years).filter { $0.partNumber != nil && $0.price != nil }
    return Table(
      columns: [
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Price", name: "price", kind: .amount, currency: currency),
        TableColumn("List", name: "list", overflow: .keep),
        TableColumn("Edition", name: "edition", overflow: .keep),
        TableColumn("File", name: "file", overflow: .wrap), TableColumn("Line", name: "line", kind: .integer),
      ],
      rows: years.grouped(by: \.partNumber).compactMap { partNumber, years in
        guard let year = years.first else { return nil }
        return .body([
          TableCell(text: partNumber), amount(year.price), TableCell(text: year.list),
          TableCell(text: year.edition?.description), TableCell(text: year.source?.file),
          year.source.map { .integer($0.line) } ?? .empty,
        ])
      })
  }

  private func amount(_ text: String?) -> TableCell {
    text.flatMap { ExactDecimal($0) }.map { .amount($0, minimumDigits: currency.minorUnits) } ?? .empty
  }

  /// A record per product, acquisition year and payment, with the three agreement years side by side.
  public var dataReport: Report {
    let facets = [
      "program", "family", "productType", "userType", "offering", "level", "segment", "language", "acquired",
    ]
    let years = (1...3).flatMap { ["year\($0)PartNumber", "year\($0)Unit", "year\($0)Price"] }
    let columns =
      (facets + ["payment"]).map { TableColumn($0) }
      + years.map { TableColumn($0, kind: $0.hasSuffix("Price") ? .amount : .text) }
      + [
        TableColumn("total", kind: .amount), TableColumn("difference", kind: .amount), TableColumn("missing"),
        TableColumn("currency"),
      ]
    let records = rows.map { row -> TableRow in
      let texts = [
        row.program, row.family, row.productType, row.userType, row.offering, row.level, row.segment,
        row.language,
        row.acquired, row.payment.rawValue,
      ]
      let cells = (1...3).flatMap { number -> [TableCell] in
        let year = row.years.first { $0.year == number }
        return [
          TableCell(text: year?.partNumber), TableCell(text: year?.unit), Self.amountOrEmpty(year?.price),
        ]
      }
      return .body(
        texts.map { TableCell(text: $0) } + cells + [
          Self.amountOrEmpty(row.total), Self.amountOrEmpty(row.difference),
          .text(row.missing ? "true" : "false"),
          .text(currency.code),
        ])
    }
    return Report(
      title: "Closer table", sections: [Report.Section(tables: [Table(columns: columns, rows: records)])])
  }

  private static func amountOrEmpty(_ text: String?) -> TableCell {
    text.flatMap { ExactDecimal($0) }.map { .amount($0, minimumDigits: 0) } ?? .empty
  }

  private func table(of rows: [Row]) -> Table {
    Table(
      columns: [
        TableColumn("Acquired", overflow: .keep),
        TableColumn("Spread Y1", overflow: .keep), TableColumn("Price", kind: .amount, currency: currency),
        TableColumn("Y2", overflow: .keep), TableColumn("Price", kind: .amount, currency: currency),
        TableColumn("Y3", overflow: .keep), TableColumn("Price", kind: .amount, currency: currency),
        TableColumn("Total", kind: .amount, currency: currency),
        TableColumn("Prepaid", overflow: .keep),
        TableColumn("Unit", overflow: .keep),
        TableColumn("Total", kind: .amount, currency: currency),
        TableColumn("Difference", kind: .amount, currency: currency),
      ], groupTitle: "product", rows: pairs(of: rows))
  }

  private func pairs(of rows: [Row]) -> [TableRow] {
    var result: [TableRow] = []
    var group: String?
    var index = 0
    while index < rows.count {
      let row = rows[index]
      let spread = row.payment == .spread ? row : nil
      var prepaid = row.payment == .prepaid ? row : nil
      if index + 1 < rows.count, rows[index + 1].payment == .prepaid, row.payment == .spread,
        rows[index + 1].product == row.product, rows[index + 1].acquired == row.acquired
      {
        prepaid = rows[index + 1]
        index += 1
      }
      index += 1
      if row.product != group {
        group = row.product
        result.append(.heading(row.product))
      }
      result.append(Self.line(row.acquired, spread, prepaid, currency))
    }
    return result
  }

  private static func line(
    _ acquired: String?, _ spread: Row?, _ prepaid: Row?, _ currency: Currency
  ) -> TableRow {
    func sku(_ row: Row?, _ year: Int) -> TableCell {
      guard let entry = row?.years.first(where: { $0.year == year }) else { return .empty }
      return entry.partNumber.map(TableCell.text) ?? .missing("missing")
    }
    func amount(_ text: String?, of row: Row?) -> TableCell {
      guard let text, let value = ExactDecimal(text) else { return row == nil ? .empty : .missing("missing") }
      return .amount(value, minimumDigits: currency.minorUnits)
    }
    let digits = currency.minorUnits
    let spreadYears = (1...3).flatMap { year -> [TableCell] in
      guard let entry = spread?.years.first(where: { $0.year == year }) else { return [.empty, .empty] }
      return [sku(spread, year), amount(entry.price, of: spread)]
    }
    let firstPrepaid = prepaid?.years.first
    return .body(
      [TableCell(text: acquired)] + spreadYears + [
        amount(spread?.total, of: spread),
        prepaid == nil ? .empty : firstPrepaid?.partNumber.map(TableCell.text) ?? .missing("missing"),
        TableCell(text: firstPrepaid?.unit), amount(prepaid?.total, of: prepaid),
        prepaid?.difference.flatMap { ExactDecimal($0) }.map { .amount($0, minimumDigits: digits) } ?? .empty,
      ])
  }

  private var editions: [String] {
    Set(
      rows.flatMap(\.years).compactMap { year in
        year.list.flatMap { list in year.edition.map { "\(list) \($0)" } }
      }
    ).sorted()
  }

  private var rules: [String] { Set(rows.flatMap(\.rules)).sorted() }

  private var alternatives: [String] {
    rows.filter { !$0.alternatives.isEmpty }.map {
      "\($0.product): \(Prose.list($0.alternatives)) would fit as well; the first by part number was taken"
    }
  }
}

extension CloserAnswer.Row {
  /// The product in words, from its facets.
  fileprivate var product: String {
    [program, family, offering, level, productType, userType, segment, language].compactMap { $0 }.joined(
      separator: " · ")
  }
}
