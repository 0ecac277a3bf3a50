import Reporting

extension LevelAnswer: Answer {
  public var report: Report {
    Report(
      title: "Level \(level.rawValue)",
      facts: [
        Report.Fact("Level", level.rawValue), Report.Fact("Rule", rule), Report.Fact("Reason", reason),
        Report.Fact("Minimum to enter", .integer(minimum)),
      ])
  }
}
