import PriceModel
import Reporting

extension EditionsAnswer: Answer {
  public var report: Report {
    Report(
      title: schema == "pricebook.lists/1" ? "Lists, each with its latest edition" : "Editions",
      sections: [
        Report.Section(tables: [
          Table(
            columns: [
              TableColumn("List", name: "list", overflow: .keep),
              TableColumn("Edition", name: "edition", overflow: .keep),
              TableColumn("Rows", name: "rows", kind: .integer),
              TableColumn("Profile", name: "profile", overflow: .keep),
              TableColumn("File", name: "file", overflow: .wrap),
              TableColumn("SHA-256", name: "sha256", overflow: .truncate),
              TableColumn("Imported", name: "imported", kind: .date),
            ],
            rows: editions.map { edition in
              .body([
                .text(edition.list), .text(edition.edition.description), .integer(edition.rows),
                .text(edition.profile), .text(edition.file), .text(edition.sha256),
                edition.imported.map(TableCell.date) ?? .empty,
              ])
            })
        ])
      ])
  }
}
