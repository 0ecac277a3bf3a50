import Reporting

extension DraftAnswer: Answer {
  public var report: Report {
    Report(
      title: "A profile for \(file)",
      sections: [
        Report.Section(
          tables: [
            Table(
              columns: [
                TableColumn("Field", name: "field", overflow: .keep),
                TableColumn("Column", name: "source", overflow: .wrap),
                TableColumn("Sure %", name: "confidence", kind: .integer),
                TableColumn("Why", name: "reason", overflow: .wrap),
              ],
              rows: suggestions.map {
                .body([.text($0.field), .text($0.source), .integer($0.confidence), .text($0.reason)])
              })
          ], notes: open)
      ])
  }
}
