/// Some consecutive words of a name and what they are in it.
struct ItemNamePart {
  enum Role {
    case token(ItemNameToken)
    case version
    case pack
    case family
    case qualifier
    /// Punctuation between two parts, which says nothing.
    case separator
  }

  let words: Range<Int>
  let role: Role
}

/// Gathers the parts of a name into facets. The first value of a facet stands; what contradicts it is kept as a
/// qualifier.
struct ItemNameReading {
  private var name = DecodedItemName()
  private var family: [String] = []
  private var fallbacks: [ItemNameToken.Statement] = []
  private var saysOpenValue = false
  private var hasToken = false

  mutating func take(_ part: ItemNamePart, of words: ItemNameWords) {
    switch part.role {
    case .token(let token):
      hasToken = true
      if !take(token) { name.qualifiers.append(words.trimmedText(part.words)) }
    case .version:
      let text = words.trimmedText(part.words)
      if name.version == nil { name.version = text } else { name.qualifiers.append(text) }
    case .pack:
      let text = words.trimmedText(part.words)
      if name.pack == nil { name.pack = text } else { name.qualifiers.append(text) }
    case .family:
      family.append(words.text(part.words))
    case .qualifier:
      name.qualifiers.append(words.trimmedText(part.words))
    case .separator:
      break
    }
  }

  /// Takes the statements of a token; `false` if one of them is a qualifier or contradicts what is known.
  private mutating func take(_ token: ItemNameToken) -> Bool {
    fallbacks += token.fallbacks
    var isAccounted = true
    for statement in token.statements {
      switch statement.subject {
      case .openProgram: saysOpenValue = true
      case .family, .qualifier: isAccounted = false
      default: isAccounted = set(statement) && isAccounted
      }
    }
    return isAccounted
  }

  private mutating func set(_ statement: ItemNameToken.Statement) -> Bool {
    guard let path = Self.path(of: statement.subject) else { return false }
    // Faculty and students are part of the academic segment: the narrower word counts, wherever it stands.
    let isNarrower =
      path == \.segment && name.segment == "academic" && ["faculty", "student"].contains(statement.code)
    if path == \.segment, statement.code == "academic", ["faculty", "student"].contains(name.segment) {
      return true
    }
    if name[keyPath: path] == nil || isNarrower { name[keyPath: path] = statement.code }
    return name[keyPath: path] == statement.code
  }

  private static func path(
    of subject: ItemNameToken.Subject
  ) -> WritableKeyPath<DecodedItemName, String?>? {
    switch subject {
    case .language: \.language
    case .productType: \.productType
    case .program: \.program
    case .level: \.level
    case .unit: \.unit
    case .acquired: \.acquired
    case .offering: \.offering
    case .userType: \.userType
    case .segment: \.segment
    case .openProgram, .family, .qualifier: nil
    }
  }

  /// The facets, completed by what the whole name implies.
  var decoded: DecodedItemName {
    var copy = self
    for fallback in fallbacks { _ = copy.set(fallback) }
    var name = copy.name
    name.family = family.isEmpty ? nil : Self.withoutTrailingComma(family.joined(separator: " "))
    name.programIsAmbiguous = saysOpenValue && name.program == nil
    // A name that states a version and no licence type sells the bare licence; with “Each” it is the licence
    // bought out of a subscription. A plain product name (“Office 2019”) says neither.
    if name.productType == nil, name.version != nil, hasToken {
      name.productType = name.unit == "EA" ? "BUYOUT" : "L"
    }
    return name
  }

  private static func withoutTrailingComma(_ text: String) -> String {
    var text = text
    while text.count > 1, text.last == "," || text.last == ";" { text.removeLast() }
    return text
  }
}
