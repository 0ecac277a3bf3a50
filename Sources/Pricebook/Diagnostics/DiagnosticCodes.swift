import PriceModel
import Reporting

/// The answer of `formats --codes`: every kind of diagnostic.
public struct DiagnosticCodesAnswer: Encodable, Sendable {
  public let schema = "pricebook.diagnostic-codes/1"
  public var codes: [Entry]

  /// A kind of diagnostic.
  public struct Entry: Encodable, Sendable {
    public var code: String
    public var severity: Diagnostic.Severity
    /// What the code is about: the title of its table.
    public var topic: String
    /// What is the matter.
    public var summary: String
    /// What is accepted.
    public var expected: String
    public var remedy: String
  }

  public init() {
    codes = DiagnosticRegistry.tables.flatMap { table in
      table.codes.map { code in
        Entry(
          code: code.id, severity: code.severity, topic: table.title, summary: code.summary,
          expected: code.accepted, remedy: code.remedy)
      }
    }
  }
}

extension DiagnosticCodesAnswer: Answer {
  public var report: Report {
    let topics = Dictionary(grouping: codes, by: \.topic)
    return Report(
      title: "Diagnostics",
      sections: DiagnosticRegistry.tables.map { table in
        Report.Section(
          heading: table.title,
          tables: [
            Table(
              columns: [
                TableColumn("Code", name: "code", overflow: .keep),
                TableColumn("Severity", name: "severity", overflow: .keep),
                TableColumn("What is the matter", name: "summary", overflow: .wrap),
                TableColumn("What to do", name: "remedy", overflow: .wrap),
              ],
              rows: topics[table.title, default: []].map {
                .body([.text($0.code), .text($0.severity.rawValue), .text($0.summary), .text($0.remedy)])
              })
          ])
      })
  }

  public var dataReport: Report {
    Report(
      title: "Diagnostics",
      sections: [
        Report.Section(tables: [
          Table(
            columns: ["code", "severity", "topic", "summary", "expected", "remedy"].map { TableColumn($0) },
            rows: codes.map {
              .body([
                .text($0.code), .text($0.severity.rawValue), .text($0.topic), .text($0.summary),
                .text($0.expected), .text($0.remedy),
              ])
            })
        ])
      ])
  }
}
