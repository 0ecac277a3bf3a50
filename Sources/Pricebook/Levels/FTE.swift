import Licensing
import PriceModel

/// The staff of an institution, by groups.
public struct StaffCount: Sendable {
  public var facultyFullTime = 0
  public var facultyPartTime = 0
  public var staffFullTime = 0
  public var staffPartTime = 0
  public var visitingProfessors = 0
  /// Internationally, the people who work more than 200 hours a year, in place of all the others (RULES FTE-4).
  public var internationalHeadcount: Int?

  public init() {}
}

/// The answer of `fte`.
public struct FTEAnswer: Encodable, Sendable {
  public let schema = "pricebook.fte/1"
  /// With two digits after the point; comparisons are exact.
  public var fte: ExactDecimal
  /// The most Office 365 seats that can be ordered (RULES FTE-5).
  public var office365Maximum: Int
  public var rule: String
  public var terms: [Term]
  var formula: String

  /// A group and what each of its people counts.
  public struct Term: Encodable, Sendable {
    public var name: String
    public var count: Int
    /// `1`, `1/2`, `1/3`.
    public var weight: String
  }

  enum CodingKeys: CodingKey {
    case schema, fte, office365Maximum, rule, terms
  }
}

extension Workspace {
  /// The full-time equivalents of an institution (RULES §3).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for counts that are no numbers of people.
  public static func fte(_ staff: StaffCount) throws -> FTEAnswer {
    do {
      let count =
        try staff.internationalHeadcount.map { try FullTimeEquivalents(internationalHeadcount: $0) }
        ?? FullTimeEquivalents(
          facultyFullTime: staff.facultyFullTime, facultyPartTime: staff.facultyPartTime,
          staffFullTime: staff.staffFullTime, staffPartTime: staff.staffPartTime,
          visitingProfessors: staff.visitingProfessors)
      return FTEAnswer(
        fte: count.shown, office365Maximum: count.office365Limit, rule: count.rule,
        terms: count.terms.map { FTEAnswer.Term(name: $0.name, count: $0.count, weight: $0.weight) },
        formula: count.formula)
    } catch let error as FullTimeEquivalents.CountError {
      throw PricebookError(.usage, .badCount, error.description)
    }
  }
}
