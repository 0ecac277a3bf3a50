import ArgumentParser
import Pricebook
import PriceModel

struct AuditCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "What is odd in a list, with the rule or the arithmetic.",
    discussion: """
      Looks at the current edition of a list, or of all. A finding contradicts a rule, the list itself or arithmetic; \
      a note is legal but worth a look, such as a trial at price 0. Ends with 4 if there is a finding.

      CHECKS
      \(AuditChecks.names.map { "  " + $0 }.joined(separator: "\n"))

      EXAMPLE
        $ pricebook audit ov-pl
        $ pricebook audit --check false-flag --check price-zero --format csv
      """)

  @Argument(help: "A list (default: all).")
  var listArgument: String?

  @Option(help: ArgumentHelp("Make only this check; may be repeated.", valueName: "name"))
  var check: [String] = []

  @Flag(help: "Show the notes in the table, too; the other formats have them always.")
  var notes = false

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    var scope = scopeOptions.scope
    if let listArgument { scope.lists = [listArgument.lowercased()] }
    var answer = try catalogueOptions.workspace().audit(scope, checks: check)
    answer.showsNotes = notes
    try finish(answer, failure: answer.failure)
  }
}
