import ArgumentParser
import Licensing
import PriceModel

/// The facets by which a SKU is told from the others. Options take the code, the name or the spelling of a price
/// list, in any case.
struct FacetOptions: ParsableArguments {
  @Option(help: "OV, OVS, OVS-ES, OLP, MVL, CSP-NCE, CSP, CSP-PERPETUAL or AZURE.")
  var program: String?

  @Option(help: "The product family.")
  var family: String?

  @Option(help: ArgumentHelp("The item name (New Commerce: SKU title).", valueName: "name"))
  var itemName: String?

  @Option(help: "ENT, PLA, ADD, UTD, PLU or STD.")
  var offering: String?

  @Option(help: "NL, A, B, C, D, E or F.")
  var level: String?

  @Option(help: "1Y, 2Y, 3Y, 1M or EA.")
  var unit: String?

  @Option(help: "The acquisition year: Y1, Y2, Y3 or NS.")
  var acquired: String?

  @Option(help: "L, LSA, SA, STEPUP, MSU, SUB, BUYOUT or PERPETUAL.")
  var productType: String?

  @Option(help: "device or user.")
  var userType: String?

  @Option(help: "commercial, government, academic, faculty, student or charity.")
  var segment: String?

  @Option(help: "ALNG, SNGL or a language.")
  var language: String?

  @Option(help: ArgumentHelp("The term as an ISO 8601 period: P1M, P1Y, P3Y.", valueName: "period"))
  var term: String?

  @Option(help: "monthly, annual, triennial, once or none.")
  var billing: String?

  var choices: [Facet: String] {
    let values: [Facet: String?] = [
      .program: program, .family: family, .itemName: itemName, .offering: offering, .level: level,
      .unit: unit,
      .acquired: acquired, .productType: productType, .userType: userType, .segment: segment,
      .language: language,
      .term: term, .billing: billing,
    ]
    return values.compactMapValues { $0 }
  }
}

/// What is known about the agreement. A rule refuses a SKU only where the facts it needs are given.
struct AgreementOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Whether the agreement covers the whole organisation.")
  var organisationWide: Bool?

  @Option(help: ArgumentHelp("The number of qualified desktops.", valueName: "n"))
  var desktops: Int?

  @Option(help: ArgumentHelp("The number of full-time equivalents (OVS-ES).", valueName: "n"))
  var fte: ExactDecimal?

  @Option(help: ArgumentHelp("The customer's country.", valueName: "cc"))
  var country: String?

  mutating func validate() throws {
    if let desktops, desktops < 0 {
      throw ValidationError("--desktops is \(desktops); accepted is 0 or more")
    }
    if let fte, fte.isNegative { throw ValidationError("--fte is \(fte); accepted is 0 or more") }
  }

  func facts(payment: Payment?) -> AgreementFacts {
    var facts = AgreementFacts()
    facts.organisationWide = organisationWide
    facts.desktops = desktops
    facts.fte = fte
    facts.country = country
    facts.payment = payment
    return facts
  }
}
