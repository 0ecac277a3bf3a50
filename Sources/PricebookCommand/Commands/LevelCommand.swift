import ArgumentParser
import Pricebook
import PriceModel

struct LevelCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "level", abstract: "The price level of a customer, with the rule that decides it.",
    discussion: """
      EXAMPLE
        $ pricebook level --program OV --desktops 250 --organisation-wide
      """)

  @Option(help: "OV, OVS or OVS-ES.")
  var program: String

  @Option(help: "commercial, government, academic, faculty, student or charity.")
  var segment: String?

  @Option(
    help: ArgumentHelp("A level asked for: D is never derived, only chosen (WIN-5).", valueName: "level"))
  var level: String?

  @Option(help: ArgumentHelp("The number of licences (Open Value, not organisation-wide).", valueName: "n"))
  var licences: Int?

  @OptionGroup(title: "Facts about the agreement") var agreementOptions: AgreementOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    guard let program = try code(program, .program).flatMap(Program.init(rawValue:)) else { return }
    let answer = try Workspace.level(
      LevelQuestion(
        program: program, segment: try code(segment, .segment).flatMap(Segment.init(rawValue:)),
        desktops: agreementOptions.desktops, fte: agreementOptions.fte,
        organisationWide: agreementOptions.organisationWide, country: agreementOptions.country,
        licences: licences, requested: try code(level, .level).flatMap(Level.init(rawValue:))))
    try outputOptions.write(answer)
  }

  private func code(_ text: String?, _ facet: Facet) throws -> String? {
    guard let text else { return nil }
    return try PickRequest.canonical([facet: text])[facet]
  }
}
