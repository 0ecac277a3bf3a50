import Licensing
import PriceModel

/// What is known about a customer when the price level is decided.
public struct LevelQuestion: Sendable {
  public var program: Program
  public var segment: Segment?
  public var desktops: Int?
  public var fte: ExactDecimal?
  public var organisationWide: Bool?
  public var country: String?
  public var licences: Int?
  /// A level asked for, where one can be chosen (RULES WIN-5).
  public var requested: PriceModel.Level?

  public init(
    program: Program, segment: Segment? = nil, desktops: Int? = nil, fte: ExactDecimal? = nil,
    organisationWide: Bool? = nil, country: String? = nil, licences: Int? = nil,
    requested: PriceModel.Level? = nil
  ) {
    self.program = program
    self.segment = segment
    self.desktops = desktops
    self.fte = fte
    self.organisationWide = organisationWide
    self.country = country
    self.licences = licences
    self.requested = requested
  }
}

/// The answer of `level`.
public struct LevelAnswer: Encodable, Sendable {
  public let schema = "pricebook.level/1"
  public var level: PriceModel.Level
  /// The rule that decides.
  public var rule: String
  public var reason: String
  /// The smallest count with which the agreement can be entered.
  public var minimum: Int
}

extension Workspace {
  /// The price level of a customer, with the rule that decides it (RULES §2).
  ///
  /// Throws a ``PricebookError`` of kind `refused` below the minimum or for a level that does not exist for the
  /// customer, of kind `usage` where a fact is missing, naming it.
  public static func level(_ question: LevelQuestion) throws -> LevelAnswer {
    do {
      let decision = try Levels.decide(
        program: question.program, segment: question.segment, desktops: question.desktops, fte: question.fte,
        organisationWide: question.organisationWide, country: question.country, licences: question.licences,
        requested: question.requested)
      return LevelAnswer(
        level: decision.level, rule: decision.rule, reason: decision.reason, minimum: decision.minimum)
    } catch {
      throw PricebookError(error)
    }
  }
}
