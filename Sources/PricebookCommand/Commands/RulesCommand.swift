import ArgumentParser
import Pricebook

struct RulesCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The licensing rules with their sources.",
    discussion: """
      EXAMPLE
        $ pricebook rules LVL-1
        $ pricebook rules NCE
      """)

  @Argument(help: "A rule's ID, or the letters before its number.")
  var id: String?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    try outputOptions.write(try Workspace.rules(id))
  }
}
