import PriceListReading
import Reporting

extension FormatsAnswer: Answer {
  public var report: Report {
    if let recognition { return report(of: recognition) }
    if lists.isEmpty { return Report(title: "Profiles", sections: [Report.Section(tables: [table])]) }
    let title =
      recognised == lists.count
      ? "All \(lists.count) lists are recognised" : "\(recognised) of \(lists.count) lists are recognised"
    return Report(title: title, sections: [Report.Section(tables: [overview])])
  }

  private func report(of recognition: FileRecognition) -> Report {
    let title = profiles.first { $0.name == recognition.profile }?.title
    return Report(
      title: recognition.profile.map { "\(recognition.file) is read as \($0)" }
        ?? "\(recognition.file) is not recognised",
      facts: title.map { [Report.Fact("Profile", $0)] } ?? [],
      sections: [Report.Section(tables: [recognition.assumptionTable])] + recognition.sections)
  }

  /// For programs: what is known about each list, one row each.
  public var dataReport: Report {
    if lists.isEmpty { return report }
    return Report(title: "Recognition", sections: [Report.Section(tables: [Self.dataTable(lists)])])
  }

  /// A row for each list of an archive or a folder.
  private var overview: Table {
    Table(
      columns: [
        TableColumn("List", overflow: .wrap), TableColumn("Profile", overflow: .keep),
        TableColumn("Score", kind: .integer), TableColumn("Container", overflow: .keep),
        TableColumn("Encoding", overflow: .keep), TableColumn("Delimiter", overflow: .keep),
        TableColumn("Decimal", overflow: .keep),
        TableColumn("Header", kind: .integer),
      ],
      rows: lists.map { list in
        func cell(_ subject: Assumption.Subject) -> TableCell {
          TableCell(text: list.assumptions.first { $0.subject == subject }?.shown)
        }
        let nearest = list.nearestProfile.map { "none, near \($0)" } ?? "none"
        return .body([
          .text(list.file), .text(list.profile ?? nearest), .integer(list.score), cell(.container),
          cell(.encoding), cell(.delimiter), cell(.decimalMark),
          list.headerLine.map { .integer($0) } ?? .empty,
        ])
      })
  }

  private static func dataTable(_ lists: [FileRecognition]) -> Table {
    Table(
      columns: ["file", "subject", "value", "basis", "reason"].map { TableColumn($0) },
      rows: lists.flatMap(\.dataRows).map { row in .body(row.map { .text($0) }) })
  }

  private var table: Table {
    Table(
      columns: [
        TableColumn("Profile", name: "name", overflow: .keep),
        TableColumn("Container", name: "container", overflow: .keep),
        TableColumn("Title", name: "title", overflow: .wrap),
        TableColumn("File", name: "file", overflow: .wrap),
      ],
      rows: profiles.map {
        .body([.text($0.name), .text($0.container), .text($0.title), TableCell(text: $0.file ?? "built in")])
      })
  }
}

extension FormatsAnswer.FileRecognition {
  fileprivate var assumptionTable: Table {
    Table(
      columns: [
        TableColumn("The file", overflow: .keep), TableColumn("", overflow: .keep),
        TableColumn("Known", overflow: .keep), TableColumn("Why", overflow: .wrap),
      ],
      rows: assumptions.map {
        .body([.text($0.subject.title), .text($0.shown), .text($0.basis.rawValue), .text($0.reason)])
      })
  }

  fileprivate var dataRows: [[String]] {
    let rows = assumptions.map { [file, $0.subject.rawValue, $0.value, $0.basis.rawValue, $0.reason] }
    return rows + [[file, "profile", profile ?? "", "score \(score)", reasons.joined(separator: "; ")]]
  }

  fileprivate var sections: [Report.Section] {
    var sections: [Report.Section] = []
    if let best = profile ?? nearestProfile {
      sections.append(
        Report.Section(
          heading: profile == nil
            ? "The nearest profile is \(best), score \(score) of 100" : "Score \(score) of 100",
          notes: reasons))
    }
    if !missing.isEmpty { sections.append(Report.Section(tables: [missingTable])) }
    let others = matches.filter { $0.profile != profile && $0.profile != nearestProfile }
    if !others.isEmpty { sections.append(Report.Section(tables: [matchTable(others)])) }
    if let preview { sections += preview.sections }
    return sections
  }

  private var missingTable: Table {
    Table(
      title: "Columns it needs and the file lacks",
      columns: [TableColumn("Column", overflow: .wrap), TableColumn("Near in the file", overflow: .keep)],
      rows: missing.map { .body([.text($0.shownNames), TableCell(text: $0.near)]) })
  }

  private func matchTable(_ others: [FormatsAnswer.Match]) -> Table {
    Table(
      title: "Other profiles",
      columns: [
        TableColumn("Profile", overflow: .keep), TableColumn("Score", kind: .integer),
        TableColumn("Fits", overflow: .keep), TableColumn("Why", overflow: .wrap),
      ],
      rows: others.prefix(5).map {
        .body([
          .text($0.profile), .integer($0.score), .text($0.fits ? "yes" : "no"),
          TableCell(text: $0.reasons.first),
        ])
      })
  }
}

extension ItemPreview {
  fileprivate var sections: [Report.Section] {
    let fieldTable = Table(
      title: "The first item, from line \(line)",
      columns: [TableColumn("Field", overflow: .keep), TableColumn("Value", overflow: .wrap)],
      rows: fields.map { .body([.text($0.field), .text($0.value)]) })
    let priceTable = Table(
      columns: [
        TableColumn("Price", overflow: .keep), TableColumn("Amount", alignment: .right, overflow: .keep),
        TableColumn("Currency", overflow: .keep), TableColumn("Market", overflow: .keep),
        TableColumn("From", kind: .date), TableColumn("To", kind: .date),
        TableColumn("Quantity", overflow: .keep), TableColumn("Per", overflow: .keep),
      ], whenEmpty: "no price",
      rows: prices.map {
        .body([
          .text($0.kind), .text($0.amount), TableCell(text: $0.currency), TableCell(text: $0.market),
          $0.from.map(TableCell.date) ?? .empty, $0.to.map(TableCell.date) ?? .empty,
          TableCell(text: $0.quantity), .text($0.per),
        ])
      })
    return [Report.Section(tables: [fieldTable, priceTable])]
  }
}

extension ItemPreview.Price {
  fileprivate var quantity: String? {
    guard minQuantity != nil || maxQuantity != nil else { return nil }
    return "\(minQuantity ?? "")…\(maxQuantity ?? "")"
  }
}

extension Assumption.Subject {
  fileprivate var title: String {
    switch self {
    case .container: "Container"
    case .encoding: "Encoding"
    case .lineEnds: "Line ends"
    case .delimiter: "Delimiter"
    case .quote: "Quotes"
    case .escape: "Quote inside quotes"
    case .decimalMark: "Decimal mark"
    case .grouping: "Groups of digits"
    case .header: "Header in line"
    case .root: "Root element"
    }
  }
}

extension Assumption {
  /// The value as people read it.
  fileprivate var shown: String { value == "\t" ? "tab" : value }
}
