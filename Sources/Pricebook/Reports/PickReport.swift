import PriceModel
import Reporting
import SKUResolution

/// Thousands of families are options of one step.
extension WalkOption: JSONRecord {
  public func write(to members: inout JSONMembers) {
    members.write("value", value)
    members.write("items", items)
  }
}

extension PickAnswer: Answer {
  public var report: Report {
    var sections = [Report.Section(heading: "The walk", tables: [walk])]
    if let step = steps.last(where: { $0.facet == next }) {
      sections.append(
        Report.Section(heading: "Choose the \(step.facet.title)", tables: [Self.options(of: step)]))
    }
    if !refused.isEmpty {
      sections.append(
        Report.Section(
          heading: "Refused",
          notes: refused.map { "\($0.facet.title) \($0.value): \($0.reason) [\($0.rule)]" }))
    }
    if !items.isEmpty, next == nil {
      sections.append(
        Report.Section(
          heading: items.count == 1 ? "The SKU" : "\(items.count) SKUs match; they differ in",
          paragraphs: differences.map { difference in
            "\(difference.attribute): \(difference.values.map { $0 ?? "not stated" }.joined(separator: " | "))"
          }, tables: [ItemReports.table(of: items, inForce)],
          notes: facts.count <= 10 ? facts.map(ItemReports.summary) : []))
    }
    return Report(title: headline, sections: sections)
  }

  private var headline: String {
    if let failure { return failure.message.capitalizedFirst }
    if items.count == 1, next == nil { return items[0].partNumber }
    return Prose.count(matches, "SKU") + (matches == 1 ? " matches" : " match")
  }

  private var walk: Table {
    Table(
      columns: [
        TableColumn("Step", name: "facet", overflow: .keep),
        TableColumn("Taken", name: "chosen", overflow: .wrap),
        TableColumn("Options left (items)", name: "options", overflow: .wrap),
      ], whenEmpty: "nothing to decide",
      rows: steps.map { step in
        let shown = step.options.prefix(6).map { "\($0.value ?? "not stated") (\($0.items))" }
        let more = step.options.count > 6 ? ", \(step.options.count - 6) more" : ""
        return .body([
          .text(step.facet.title), step.chosen.map { .text(Self.named($0, step.facet)) } ?? .missing("?"),
          .text(shown.joined(separator: ", ") + more),
        ])
      })
  }

  private static func options(of step: WalkStep) -> Table {
    let vocabulary = step.facet.vocabulary
    return Table(
      columns: [
        TableColumn("Value", name: "value", overflow: .keep),
        TableColumn("Meaning", name: "name", overflow: .wrap),
        TableColumn("Items", name: "items", kind: .integer),
      ], count: step.options.count
    ) { number in
      let option = step.options[number]
      return .body([
        option.value.map(TableCell.text) ?? .missing("not stated"),
        TableCell(text: option.value.flatMap { vocabulary?.name(of: $0) }), .integer(option.items),
      ])
    }
  }

  private static func named(_ code: String, _ facet: Facet) -> String {
    guard let name = facet.vocabulary?.name(of: code), name != code else { return code }
    return "\(code) (\(name))"
  }
}
