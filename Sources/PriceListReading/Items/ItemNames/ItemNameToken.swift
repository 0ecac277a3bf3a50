/// Words of item names that mean one thing, in all their spellings.
///
/// Spellings are compared without case, blanks and punctuation: `Lic/SA Pack`, `LicSAPk` and `LICSAPK` need two
/// entries, `Aq Y1` and `AqY1` one.
struct ItemNameToken: Sendable {
  /// What a token can speak of.
  enum Subject: Sendable {
    case language, productType, program, level, unit, acquired, offering, userType, segment
    /// A program that the name leaves open.
    case openProgram
    /// Part of the product's own name, although its words mean something elsewhere.
    case family
    /// Known, but no facet.
    case qualifier
  }

  struct Statement: Sendable {
    let subject: Subject
    let code: String
  }

  /// How sure a token is of itself.
  enum Standing: Sendable {
    /// Never part of a product's name: the family ends before it.
    case firm
    /// A common word: a token only after the family has ended (`Ent` in `Visual Studio Ent MSDN` is not one).
    case contextual
  }

  let statements: [Statement]
  /// What holds if the rest of the name does not say otherwise.
  let fallbacks: [Statement]
  let standing: Standing
  let spellings: [String]

  init(
    _ statements: [(Subject, String)], fallbacks: [(Subject, String)] = [], _ standing: Standing,
    _ spellings: [String]
  ) {
    self.statements = statements.map(Statement.init)
    self.fallbacks = fallbacks.map(Statement.init)
    self.standing = standing
    self.spellings = spellings
  }

  static func firm(_ subject: Subject, _ code: String, _ spellings: String...) -> ItemNameToken {
    ItemNameToken([(subject, code)], .firm, spellings)
  }

  static func contextual(_ subject: Subject, _ code: String, _ spellings: String...) -> ItemNameToken {
    ItemNameToken([(subject, code)], .contextual, spellings)
  }
}
