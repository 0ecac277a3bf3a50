import ArgumentParser
import Licensing
import Pricebook
import PriceModel

struct AgreementCheckCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Every violation of a rule, with its order and line.",
    discussion: """
      Ends with exit code 4 if a rule is broken.

      EXAMPLE
        $ pricebook agreement check SampleData/agreements/ov-2024.json
      """)

  @Argument(help: ArgumentHelp("The agreement; - is stdin.", valueName: "file"))
  var file: String

  @OptionGroup(title: "Prices") var priceOptions: AgreementPriceOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let document = try AgreementDocument.read(path: file)
    let answer = try catalogueOptions.workspace().check(document, terms: try priceOptions.terms())
    try finish(answer, failure: answer.failure)
  }
}

struct AgreementPriceCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "price", abstract: "The price of each line of a new order, and why.",
    discussion: """
      Several agreements are priced in one go and share what is looked up; one that cannot be priced is reported and \
      the rest go on (exit code 5).

      EXAMPLE
        $ pricebook agreement price SampleData/agreements/ov-2024.json --order SampleData/agreements/order.json
      """)

  @Argument(help: ArgumentHelp("The agreements.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp("The new order: the form of an entry of an agreement's orders.", valueName: "file"))
  var order: String

  @OptionGroup(title: "Prices") var priceOptions: AgreementPriceOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let order = try OrderDocument.read(path: order)
    let bar = ProgressLine(shown: outputOptions.showsProgress)
    let answer = try catalogueOptions.workspace().price(order, under: files, terms: try priceOptions.terms())
    {
      if $0.isMultiple(of: 16) { bar.show("\($0)/\($1) agreements") }
    }
    bar.clear()
    if files.count == 1, let failure = answer.failures.first { throw failure }
    for failure in answer.failures { Console.say(failure.description) }
    for agreement in answer.agreements {
      for violation in agreement.violations {
        outputOptions.remark("\(agreement.file): warning: \(violation.message) [\(violation.rule)]")
      }
    }
    if files.count == 1, let only = answer.agreements.first {
      try outputOptions.write(only)
    } else {
      try outputOptions.write(answer)
    }
    guard let first = answer.failures.first else { return }
    throw answer.agreements.isEmpty ? ExitStatus(first.kind) : ExitStatus.partlyDone
  }
}

struct AgreementAnniversaryCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "anniversary", abstract: "The anniversary order to place, with what may be changed in it.",
    discussion: """
      EXAMPLE
        $ pricebook agreement anniversary SampleData/agreements/ov-2024.json --year 3 --add B6K-00053=4
      """)

  @Argument(help: ArgumentHelp("The agreement; - is stdin.", valueName: "file"))
  var file: String

  @Option(help: "The agreement year that the order opens: 2 or 3.")
  var year: Int

  @Option(help: ArgumentHelp("Units to add; repeatable.", valueName: "part=qty"))
  var add: [Addition] = []

  @Option(help: ArgumentHelp("The day of the order (default: the anniversary).", valueName: "date"))
  var date: CalendarDate?

  @OptionGroup(title: "Prices") var priceOptions: AgreementPriceOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    guard year == 2 || year == 3 else { throw ValidationError("--year is \(year); accepted are 2 and 3") }
  }

  func answer() throws {
    let document = try AgreementDocument.read(path: file)
    let answer = try catalogueOptions.workspace().anniversary(
      of: document, year: year, adding: add.map { ($0.partNumber, $0.quantity) }, on: date,
      terms: try priceOptions.terms())
    try outputOptions.write(answer)
  }
}

struct AgreementRenewalCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "renewal", abstract: "The first order of a further term, at the prices of its day.",
    discussion: """
      EXAMPLE
        $ pricebook agreement renewal SampleData/agreements/ov-2024.json --nearest-edition
        $ pricebook agreement renewal SampleData/agreements/ov-2024.json --extension --nearest-edition
      """)

  @Argument(help: ArgumentHelp("The agreement; - is stdin.", valueName: "file"))
  var file: String

  @Flag(
    help: "Extend Open Value for a second term with the first-year SKUs (PP-7), rather than renew it (PP-6).")
  var `extension` = false

  @Option(help: ArgumentHelp("The day of the order (default: the day after the term).", valueName: "date"))
  var date: CalendarDate?

  @OptionGroup(title: "Prices") var priceOptions: AgreementPriceOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let document = try AgreementDocument.read(path: file)
    let answer = try catalogueOptions.workspace().renewal(
      of: document, kind: `extension` ? .extension : .renewal, on: date, terms: try priceOptions.terms())
    try outputOptions.write(answer)
  }
}

struct AgreementStepUpCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "step-up",
    abstract: "The step-up SKUs to a higher product, and whether their price is the difference.",
    discussion: """
      EXAMPLE
        $ pricebook agreement step-up SampleData/agreements/ov-2024.json --from W06-00793 --to "Enterprise CAL" --quantity 10
      """)

  @Argument(help: ArgumentHelp("The agreement; - is stdin.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The SKU that the agreement holds.", valueName: "part"))
  var from: String

  @Option(help: ArgumentHelp("The higher product family.", valueName: "family"))
  var to: String

  @Option(help: ArgumentHelp("How many units to raise.", valueName: "n"))
  var quantity = 1

  @Option(
    help: ArgumentHelp("The day whose month's prices are compared (default: today).", valueName: "date"))
  var date: CalendarDate?

  @OptionGroup(title: "Prices") var priceOptions: AgreementPriceOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let document = try AgreementDocument.read(path: file)
    let answer = try catalogueOptions.workspace().stepUp(
      from: from, to: to, quantity: quantity, in: document, on: date, terms: try priceOptions.terms())
    try outputOptions.write(answer)
  }
}

struct AgreementSchemaCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of agreement files.",
    discussion: """
      EXAMPLE
        $ pricebook agreement schema --output agreement.schema.json
      """)

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    try outputOptions.withOutput { try $0.write(AgreementDocument.jsonSchema) }
  }
}
