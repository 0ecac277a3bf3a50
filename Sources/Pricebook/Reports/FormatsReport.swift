import PriceListReading
import Reporting

extension FormatsAnswer: Answer {
  public var report: Report {
    guard let recognition else {
      return Report(title: "Profiles", sections: [Report.Section(tables: [table])])
    }
    let title = profiles.first { $0.name == recognition.profile }?.title
    return Report(
      title: recognition.profile.map { "\(recognition.file) is read as \($0)" }
        ?? "\(recognition.file) is not recognised",
      facts: title.map { [Report.Fact("Profile", $0)] } ?? [],
      sections: [Report.Section(tables: [recognition.assumptionTable])] + recognition.sections)
  }

  /// For programs: what is known about the file, one row each.
  public var dataReport: Report {
    guard let recognition else { return report }
    return Report(title: "Recognition", sections: [Report.Section(tables: [recognition.dataTable])])
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

  fileprivate var dataTable: Table {
    var rows = assumptions.map {
      [$0.subject.rawValue, $0.value, $0.basis.rawValue, $0.reason]
    }
    rows.append(["profile", profile ?? "", "score \(score)", reasons.joined(separator: "; ")])
    return Table(
      columns: ["file", "subject", "value", "basis", "reason"].map { TableColumn($0) },
      rows: rows.map { row in .body([.text(file)] + row.map { .text($0) }) })
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
