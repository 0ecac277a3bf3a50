import ArgumentParser
import Pricebook

struct FTECommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "fte", abstract: "The full-time equivalents of an institution, for OVS-ES.",
    discussion: """
      EXAMPLE
        $ pricebook fte --faculty-full-time 2000 --faculty-part-time 3000 --staff-full-time 1000 --staff-part-time 1000
      """)

  @Option(help: ArgumentHelp("Full-time faculty; each counts 1.", valueName: "n")) var facultyFullTime = 0
  @Option(help: ArgumentHelp("Part-time faculty; each counts a third.", valueName: "n")) var facultyPartTime =
    0
  @Option(help: ArgumentHelp("Full-time staff; each counts 1.", valueName: "n")) var staffFullTime = 0
  @Option(help: ArgumentHelp("Part-time staff; each counts a half.", valueName: "n")) var staffPartTime = 0
  @Option(help: ArgumentHelp("Visiting professors; they count as part-time faculty.", valueName: "n"))
  var visitingProfessors = 0
  @Option(
    help: ArgumentHelp(
      "Internationally: people of more than 200 hours a year, in place of the others.", valueName: "n"))
  var internationalHeadcount: Int?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    var staff = StaffCount()
    staff.facultyFullTime = facultyFullTime
    staff.facultyPartTime = facultyPartTime
    staff.staffFullTime = staffFullTime
    staff.staffPartTime = staffPartTime
    staff.visitingProfessors = visitingProfessors
    staff.internationalHeadcount = internationalHeadcount
    try outputOptions.write(try Workspace.fte(staff))
  }
}
