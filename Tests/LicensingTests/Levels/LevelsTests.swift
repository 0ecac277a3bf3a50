import PriceModel
import Testing

@testable import Licensing

@Suite("Price levels")
struct LevelsTests {
  @Test(
    "LVL-1: 5 to 249 desktops are NL, 250 and more are C",
    arguments: [(5, Level.none), (249, .none), (250, .c), (10_000, .c)])
  func desktops(_ desktops: Int, _ level: Level) throws {
    let subscription = try Levels.decide(program: .openValueSubscription, desktops: desktops)
    #expect(subscription.level == level)
    #expect(subscription.rule == "LVL-1")
    #expect(subscription.minimum == 5)
    #expect(subscription.reason.contains("\(desktops) desktops"))
    let openValue = try Levels.decide(
      program: .openValue, segment: .government, desktops: desktops, organisationWide: true)
    #expect(openValue.level == level)
  }

  @Test("LVL-1: where the country has no level C, NL stays")
  func withoutC() throws {
    let decision = try Levels.decide(
      program: .openValueSubscription, desktops: 300, offered: [.none])
    #expect(decision.level == .none)
    #expect(decision.reason.contains("offers no level C"))
  }

  @Test(
    "LVL-2: 5 to 999 FTE are E, 1000 and more are F, students are NL",
    arguments: [("5", Level.e), ("999", .e), ("999.67", .e), ("1000", .f), ("4500", .f)])
  func fte(_ fte: String, _ level: Level) throws {
    let count = try #require(ExactDecimal(fte))
    let faculty = try Levels.decide(
      program: .openValueSubscriptionEducation, segment: .faculty, fte: count)
    #expect(faculty.level == level)
    #expect(faculty.rule == "LVL-2")
    #expect(
      try Levels.decide(program: .openValueSubscriptionEducation, segment: .student, fte: count).level
        == .none)
    #expect(try Levels.decide(program: .openValueSubscriptionEducation, segment: .student).level == .none)
  }

  @Test("LVL-3: Open Value that is not organisation-wide is NL, however many desktops")
  func perLicence() throws {
    let decision = try Levels.decide(
      program: .openValue, desktops: 5000, organisationWide: false, licences: 5)
    #expect(decision.level == .none)
    #expect(decision.rule == "LVL-3")
    #expect(decision.minimum == 5)
  }

  @Test("LVL-4: fewer than 5 desktops, licences or FTE cannot sign; in Japan fewer than 3")
  func minimum() throws {
    #expect(throws: LevelError.self) { try Levels.decide(program: .openValueSubscription, desktops: 4) }
    #expect(throws: LevelError.self) {
      try Levels.decide(program: .openValue, organisationWide: false, licences: 4)
    }
    #expect(throws: LevelError.self) {
      try Levels.decide(program: .openValueSubscriptionEducation, fte: ExactDecimal("4.99"))
    }
    let japan = try Levels.decide(program: .openValueSubscription, desktops: 3, country: "JP")
    #expect(japan.minimum == 3)
    #expect(japan.reason == "3 desktops are between 3 and 249: level NL")
    do {
      _ = try Levels.decide(program: .openValueSubscription, desktops: 2, country: "JP")
      Issue.record("2 desktops in Japan were accepted")
    } catch {
      #expect(error.rule == "LVL-4")
      #expect(error.description == "2 desktops are fewer than the 3 that an agreement starts with (LVL-4)")
    }
  }

  @Test("WIN-5: level D is never derived; asked for, it is given to government alone")
  func levelD() throws {
    let asked = try Levels.decide(
      program: .openValueSubscription, segment: .government, desktops: 60, requested: .d)
    #expect(asked.level == .d)
    #expect(asked.rule == "WIN-5")
    #expect(
      try Levels.decide(program: .openValueSubscription, segment: .government, desktops: 60).level == .none)
    for segment in [Segment.commercial, .charity] {
      do {
        _ = try Levels.decide(
          program: .openValueSubscription, segment: segment, desktops: 60, requested: .d)
        Issue.record("\(segment) got level D")
      } catch {
        #expect(error.rule == "SEL-4")
      }
    }
  }

  @Test("another level than the one the count gives is refused with the figures")
  func otherLevel() {
    do {
      _ = try Levels.decide(program: .openValueSubscription, desktops: 249, requested: .c)
      Issue.record("249 desktops got level C")
    } catch {
      #expect(error.rule == "LVL-1")
      #expect(
        error.description == "level C is not open: 249 desktops are between 5 and 249: level NL (LVL-1)")
    }
  }

  @Test("missing facts are named")
  func missingFacts() {
    func missing(_ body: () throws(LevelError) -> LevelDecision) -> [LevelError.Fact] {
      do {
        _ = try body()
        return []
      } catch {
        if case .missing(let facts, _) = error { return facts }
        return []
      }
    }
    #expect(missing { () throws(LevelError) in try Levels.decide(program: nil) } == [.program])
    #expect(
      missing { () throws(LevelError) in try Levels.decide(program: .openValue) }
        == [.organisationWide, .desktops])
    #expect(
      missing { () throws(LevelError) in try Levels.decide(program: .openValue, desktops: 250) }
        == [.organisationWide])
    #expect(
      missing { () throws(LevelError) in try Levels.decide(program: .openValueSubscriptionEducation) }
        == [.fte])
  }

  @Test("programs and segments without levels say so")
  func withoutLevels() {
    #expect(throws: LevelError.withoutLevels(.newCommerce)) {
      try Levels.decide(program: .newCommerce, desktops: 10)
    }
    #expect(throws: LevelError.self) {
      try Levels.decide(program: .openValueSubscription, segment: .faculty, desktops: 10)
    }
    #expect(throws: LevelError.self) {
      try Levels.decide(program: .openValueSubscriptionEducation, segment: .commercial, fte: 10)
    }
  }
}
