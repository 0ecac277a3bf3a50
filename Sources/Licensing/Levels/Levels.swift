import PriceModel

/// Price levels (LVL-1 to LVL-7, WIN-5).
public enum Levels {
  /// From this many desktops an organisation buys at level C (LVL-1).
  public static let desktopsOfLevelC = 250
  /// From this many full-time equivalents an institution buys at level F (LVL-2).
  public static let fteOfLevelF: ExactDecimal = 1000

  /// The level of an agreement.
  ///
  ///     try Levels.decide(program: .openValueSubscription, desktops: 249).level  // .none, “NL”
  ///     try Levels.decide(program: .openValueSubscription, desktops: 250).level  // .c
  ///
  /// - Parameters:
  ///   - organisationWide: counts for Open Value only; the subscriptions always are.
  ///   - fte: exact, see ``FullTimeEquivalents/value``.
  ///   - offered: the levels that the country's list has, if known. Where C is not among them, NL stays (LVL-1).
  ///   - requested: a level that the customer asks for; only D can be chosen (WIN-5), any other must be the one
  ///     that the facts give.
  /// - Throws: ``LevelError``.
  public static func decide(
    program: Program?, segment: Segment? = nil, desktops: Int? = nil, fte: ExactDecimal? = nil,
    organisationWide: Bool? = nil, country: String? = nil, licences: Int? = nil, requested: Level? = nil,
    offered: Set<Level>? = nil
  ) throws(LevelError) -> LevelDecision {
    guard let program else { throw .missing([.program], rule: "LVL-1") }
    let decision: LevelDecision
    switch program {
    case .openValueSubscriptionEducation:
      decision = try educationLevel(segment: segment, fte: fte, country: country)
    case .openValue where organisationWide == false:
      try checkSegment(segment, of: program)
      decision = try licenceLevel(licences: licences, country: country)
    case .openValue, .openValueSubscription:
      try checkSegment(segment, of: program)
      decision = try desktopLevel(
        program: program, organisationWide: organisationWide, desktops: desktops, country: country,
        offered: offered)
    default:
      throw .withoutLevels(program)
    }
    guard let requested, requested != decision.level else { return decision }
    return try chosen(requested, insteadOf: decision, program: program, segment: segment)
  }

  private static func checkSegment(_ segment: Segment?, of program: Program) throws(LevelError) {
    switch segment {
    case .academic, .faculty, .student:
      throw .refused(
        rule: "LVL-1",
        reason: "\(program.rawValue) has levels for commercial and government customers; an educational "
          + "institution signs OVS-ES")
    case .commercial, .government, .charity, nil:
      break
    }
  }

  private static func desktopLevel(
    program: Program, organisationWide: Bool?, desktops: Int?, country: String?, offered: Set<Level>?
  ) throws(LevelError) -> LevelDecision {
    guard let desktops else {
      let other: [LevelError.Fact] =
        program == .openValue && organisationWide == nil ? [.organisationWide, .desktops] : [.desktops]
      throw .missing(other, rule: "LVL-1")
    }
    let minimum = try minimum(
      program, count: ExactDecimal(desktops), organisationWide: true, country: country)
    let isLarge = desktops >= desktopsOfLevelC
    if isLarge, program == .openValue, organisationWide == nil {
      // Below 250 both kinds of Open Value are NL; from 250 on they differ.
      throw .missing([.organisationWide], rule: "LVL-1")
    }
    if isLarge, let offered, !offered.contains(.c) {
      return LevelDecision(
        level: .none, rule: "LVL-1",
        reason:
          "\(desktops) desktops are \(desktopsOfLevelC) or more, but the list offers no level C, so NL stays",
        minimum: minimum.count)
    }
    return LevelDecision(
      level: isLarge ? .c : .none, rule: "LVL-1",
      reason: isLarge
        ? "\(desktops) desktops are \(desktopsOfLevelC) or more: level C, where the country offers it"
        : "\(desktops) desktops are between \(minimum.count) and \(desktopsOfLevelC - 1): level NL",
      minimum: minimum.count)
  }

  private static func licenceLevel(licences: Int?, country: String?) throws(LevelError) -> LevelDecision {
    let count = Minimum.count(in: country)
    if let licences {
      _ = try minimum(
        .openValue, count: ExactDecimal(licences), organisationWide: false, country: country)
    }
    return LevelDecision(
      level: .none, rule: "LVL-3",
      reason: "Open Value that is not organisation-wide has only level NL, from \(count) licences",
      minimum: count)
  }

  private static func educationLevel(
    segment: Segment?, fte: ExactDecimal?, country: String?
  ) throws(LevelError) -> LevelDecision {
    switch segment {
    case .commercial, .government, .charity:
      throw .refused(rule: "LVL-2", reason: "OVS-ES has levels for faculty and students only")
    case .academic, .faculty, .student, nil:
      break
    }
    if segment != .student, fte == nil { throw .missing([.fte], rule: "LVL-2") }
    var least = Minimum.count(in: country)
    if let fte {
      least =
        try minimum(
          .openValueSubscriptionEducation, count: fte, organisationWide: true, country: country
        ).count
    }
    guard segment != .student, let fte else {
      return LevelDecision(
        level: .none, rule: "LVL-2", reason: "student SKUs of OVS-ES are always NL", minimum: least)
    }
    let isLarge = fte >= fteOfLevelF
    return LevelDecision(
      level: isLarge ? .f : .e, rule: "LVL-2",
      reason: isLarge
        ? "\(fte.normalized) FTE are \(fteOfLevelF) or more: level F for faculty"
        : "\(fte.normalized) FTE are at least \(least) and below \(fteOfLevelF): level E for faculty",
      minimum: least)
  }

  private static func minimum(
    _ program: Program, count: ExactDecimal, organisationWide: Bool, country: String?
  ) throws(LevelError) -> Minimum {
    guard let minimum = Minimum(program: program, organisationWide: organisationWide, country: country)
    else { throw .withoutLevels(program) }
    guard count >= ExactDecimal(minimum.count) else {
      throw .belowMinimum(count: count.normalized.description, minimum)
    }
    return minimum
  }

  /// A level that is not the one the facts give: D for government, nothing else.
  private static func chosen(
    _ requested: Level, insteadOf decision: LevelDecision, program: Program, segment: Segment?
  ) throws(LevelError) -> LevelDecision {
    guard requested == .d, program != .openValueSubscriptionEducation else {
      throw .refused(
        rule: decision.rule, reason: "level \(requested.rawValue) is not open: \(decision.reason)")
    }
    guard segment == .government else {
      throw .refused(rule: "SEL-4", reason: "level D is for government customers only")
    }
    guard decision.rule != "LVL-3" else {
      throw .refused(rule: "LVL-3", reason: "level D is not open: \(decision.reason)")
    }
    return LevelDecision(
      level: .d, rule: "WIN-5",
      reason: "level D was asked for and the customer is government; it is never derived from a count",
      minimum: decision.minimum)
  }
}
