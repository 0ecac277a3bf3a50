import PriceModel

/// Makes a ``Profile`` of a YAML text and checks it on the way.
struct ProfileLoader {
  static let keys =
    [
      "name", "title", "documentation", "extends", "container", "delimiters", "quote", "escape", "footers",
      "encodings", "decimal", "dates", "openStarts", "openEnds", "root", "roots", "namespaces", "item",
      "fields",
      "attributes",
      "price", "claim", "previousValues", "action", "rules", "merging", "inForce", "list", "variables",
      "edition", "itemNames",
    ] + CSVLayoutLoader.keys

  let file: String
  /// The profiles that another may extend, by name.
  var bases: [String: ProfileText] = [:]

  func profile(from text: String) throws(ProfileError) -> Profile {
    try profile(from: try ProfileNode.root(of: text, file: file))
  }

  func profile(from root: ProfileNode) throws(ProfileError) -> Profile {
    let values = try ProfileInheritance(bases: bases).values(of: root, known: Self.keys)
    func value(_ key: String) throws(ProfileError) -> ProfileNode {
      guard let value = values[key] else { throw root.fault("the key “\(key)” is missing") }
      return value
    }
    var profile = Profile(
      name: try value("name").string(), title: try value("title").string(),
      container: try value("container").word(Profile.Container.self))
    profile.documentation = try values["documentation"]?.string() ?? ""
    try readText(values, into: &profile)
    let layoutLoader = CSVLayoutLoader(root: root, values: values)
    let sources: SourceLoader
    if profile.container == .xml {
      let layout = try XMLLayoutLoader(root: root, values: values).layout()
      profile.xml = layout
      let variables = try values["variables"]?.pairs().map(\.name) ?? []
      sources = SourceLoader(paths: PathResolver(layout: layout, variables: variables))
      for key in CSVLayoutLoader.keys + ["delimiters", "quote", "escape", "footers"] {
        if let value = values[key] { throw value.fault("“\(key)” belongs to profiles of container csv") }
      }
    } else {
      profile.csv = try layoutLoader.layout()
      sources = SourceLoader(paths: PathResolver(layout: nil), columns: profile.csv.columns)
      for key in ["root", "roots", "namespaces", "item"] {
        if let value = values[key] { throw value.fault("“\(key)” belongs to profiles of container xml") }
      }
    }
    try MappingLoader(sources: sources, fileSources: sources.knowing(profile.csv.records))
      .read(values, root: root, into: &profile)
    profile.xmlPaths = profile.xml.map { XMLPathTree.Once(profile, $0) }
    if profile.container == .csv {
      try layoutLoader.complete(&profile, sources)
      profile.knownColumns = Set(profile.sources.flatMap(\.columns).map(HeaderName.folded))
    }
    return profile
  }

  /// How the text of the file is written.
  private func readText(_ values: [String: ProfileNode], into profile: inout Profile) throws(ProfileError) {
    profile.delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
    if let node = values["delimiters"] {
      profile.delimiters = []
      for element in node.elements() { profile.delimiters.append(try delimiter(element)) }
    }
    profile.quoting = try quoting(values)
    profile.footers = (try values["footers"]?.strings() ?? []).map(HeaderName.folded)
    profile.encodings = TextEncoding.usual
    if let node = values["encodings"] {
      profile.encodings = []
      for element in node.elements() {
        guard let encoding = TextEncoding(named: try element.string()) else {
          throw element.fault("“\(try element.string())” is not an encoding that iconv knows")
        }
        profile.encodings.append(encoding)
      }
    }
    profile.decimal =
      try values["decimal"]?.word(DecimalRule.self) ?? (profile.container == .xml ? .point : .auto)
    profile.dates = [.iso]
    if let node = values["dates"] { profile.dates = try SourceLoader.dates(node) }
    profile.openStarts = try days(values["openStarts"])
    profile.openEnds = try days(values["openEnds"])
  }

  private func delimiter(_ node: ProfileNode) throws(ProfileError) -> UInt8 {
    let text = try node.string()
    if text == "tab" || text == "\t" { return 9 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20, byte < 0x7F, byte != 0x22 else {
      throw node.fault("“\(text)” is not a delimiter; write one sign, or tab")
    }
    return byte
  }

  private func quoting(_ values: [String: ProfileNode]) throws(ProfileError) -> CSVQuoting? {
    guard values["quote"] != nil || values["escape"] != nil else { return nil }
    var quoting = CSVQuoting()
    if let node = values["quote"] {
      let text = try node.string()
      guard text == "none" || text == "\"" || text == "'" else {
        throw node.fault("“\(text)” is not a quote; write '\"', \"'\", or none")
      }
      quoting.quote = text == "none" ? nil : text.utf8.first
    }
    quoting.escape = try values["escape"]?.word(CSVDialect.Escape.self) ?? .doubled
    return quoting
  }

  private func days(_ node: ProfileNode?) throws(ProfileError) -> Set<CalendarDate> {
    var days: Set<CalendarDate> = []
    for element in node?.elements() ?? [] {
      guard let day = CalendarDate(try element.string()) else {
        throw element.fault("“\(try element.string())” is not a date; write 9999-12-31")
      }
      days.insert(day)
    }
    return days
  }
}
