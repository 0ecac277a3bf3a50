import PriceModel

extension SelectionRules {
  static let levelRules: [SelectionRule] = [
    SelectionRule("SEL-5", .level) { question in
      guard question.program == .openValueSubscriptionEducation, question.isStudent,
        let level = question.level, level != .none
      else { return nil }
      return "student SKUs of OVS-ES are always NL, never \(level.rawValue)"
    },
    SelectionRule("SEL-4", .level) { question in
      guard let program = question.program, program.isOpenValue else { return nil }
      switch question.level {
      case .d:
        guard let segment = question.segment, segment != .government else { return nil }
        return "level D is for government customers only; the customer is \(segment.rawValue)"
      case .e, .f:
        guard program != .openValueSubscriptionEducation else { return nil }
        return "levels E and F are for faculty SKUs of OVS-ES only, not for \(program.rawValue)"
      default:
        return nil
      }
    },
    SelectionRule("LVL-3", .level) { question in
      guard question.isPerLicence, let level = question.level, level != .none else { return nil }
      return "Open Value that is not organisation-wide has level NL only, no \(level.rawValue)"
    },
    SelectionRule("LVL-1", .level) { question in
      guard question.program == .openValue || question.program == .openValueSubscription,
        !question.isPerLicence, let desktops = question.facts.desktops
      else { return nil }
      // Below 250 no kind of agreement has level C; from 250 on only one that covers the organisation must take it,
      // and Enterprise and Platform products exist in no other.
      let isOrganisationWide =
        question.isOrganisationWide || question.offering == .enterprise || question.offering == .platform
      let isLarge = desktops >= Levels.desktopsOfLevelC
      switch question.level {
      case .c where !isLarge:
        return "\(desktops) desktops are fewer than \(Levels.desktopsOfLevelC): the level is NL, not C"
      case .none?
      where isLarge && isOrganisationWide && question.context.available.contains(Level.c.rawValue):
        return "\(desktops) desktops are \(Levels.desktopsOfLevelC) or more, and the list offers level C: "
          + "the level is C, not NL"
      default:
        return nil
      }
    },
    SelectionRule("WIN-5", .level) { question in
      guard question.level == .d, !question.context.isAskedFor,
        question.program == .openValue || question.program == .openValueSubscription,
        let desktops = question.facts.desktops
      else { return nil }
      return
        "\(desktops) desktops decide between NL and C; level D never follows from a count, it is asked for "
        + "with the level itself and open to government customers"
    },
    SelectionRule("LVL-2", .level) { question in
      guard question.program == .openValueSubscriptionEducation, !question.isStudent,
        let fte = question.facts.fte, let level = question.level
      else { return nil }
      let right: Level = fte >= Levels.fteOfLevelF ? .f : .e
      let isOffered = question.context.available.contains(right.rawValue)
      let figures =
        "\(fte.normalized) FTE are \(right == .f ? "\(Levels.fteOfLevelF) or more" : "below \(Levels.fteOfLevelF)")"
      switch level {
      case .e, .f:
        guard level != right else { return nil }
        // An Additional Product takes what the list has (LVL-6).
        if question.offering == .additional, !isOffered { return nil }
        return "\(figures): the faculty level is \(right.rawValue), not \(level.rawValue)"
      case .none:
        guard isOffered, let segment = question.segment, segment == .faculty || segment == .academic,
          let offering = question.offering, offering != .additional
        else { return nil }
        return "\(figures), and the list offers level \(right.rawValue) for faculty: NL is for students"
      default:
        return nil
      }
    },
  ]
}
