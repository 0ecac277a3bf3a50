import Reporting

extension RulesAnswer: Answer {
  public var report: Report {
    Report(
      title: "Licensing rules",
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("Rule", name: "id", overflow: .keep),
              TableColumn("Statement", name: "statement", overflow: .wrap),
              TableColumn("Source", name: "source", overflow: .wrap),
            ],
            rows: rules.map { rule in
              let example = rule.example.map { " Example: \($0)" } ?? ""
              return .body([.text(rule.id), .text(rule.statement + example), .text(rule.source)])
            })
        ])
      ])
  }
}
