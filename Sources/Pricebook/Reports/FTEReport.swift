import Reporting

extension FTEAnswer: Answer {
  public var report: Report {
    Report(
      title: "\(fte) FTE",
      facts: [
        Report.Fact("Computed", formula), Report.Fact("Rule", rule),
        Report.Fact("Office 365 seats at most", .integer(office365Maximum)),
      ],
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("Group", name: "name", overflow: .wrap),
              TableColumn("People", name: "count", kind: .integer),
              TableColumn("Counts", name: "weight", alignment: .right),
            ], rows: terms.map { .body([.text($0.name), .integer($0.count), .text($0.weight)]) })
        ])
      ], footnotes: ["Compared exactly: 999⅔ is below 1000 (FTE-1)"])
  }
}
