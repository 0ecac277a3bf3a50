import Reporting

extension FormatsAnswer: Answer {
  public var report: Report {
    guard let recognition else {
      return Report(title: "Profiles", sections: [Report.Section(tables: [table])])
    }
    return Report(
      title: recognition.profile.map { "\(recognition.file) is read as \($0)" }
        ?? "\(recognition.file) is not recognised",
      facts: [
        Report.Fact("Encoding", TableCell(text: recognition.encoding)),
        Report.Fact(
          "Delimiter", TableCell(text: recognition.delimiter == "\t" ? "tab" : recognition.delimiter)),
        Report.Fact("Decimal mark", TableCell(text: recognition.decimalMark)),
        Report.Fact("Header in line", recognition.headerLine.map(TableCell.integer) ?? .empty),
      ].filter { $0.value != .empty },
      sections: [
        Report.Section(
          notes: recognition.reasons
            + (recognition.nearestProfile.map {
              ["the nearest profile is \($0); it misses \(Prose.list(recognition.missingColumns))"]
            } ?? []))
      ])
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
