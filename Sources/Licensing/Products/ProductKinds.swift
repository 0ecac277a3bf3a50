/// What kind of product a family is, told by its name (CMP-1, LVL-6, UTD-3, OLS).
///
/// Lists spell families freely (`Office Professional Plus`, `OfficeProPlus`), so names are compared as lower case
/// letters and digits. A family that no pattern knows has no kind, and no rule speaks of it.
public struct ProductKinds: Sendable {
  /// A category of desktop components (CMP-1); the raw value is the word of agreement files.
  public enum Component: String, Sendable, Codable, CaseIterable {
    case windows, office, office365, cal
  }

  /// The online services of OLS-7.
  public enum OnlineService: String, Sendable, CaseIterable {
    case azure = "Azure"
    case crmOnline = "CRM Online"
    case enterpriseMobility = "EMS"
    case intune = "Intune"
    case office365 = "Office 365"
  }

  /// A component category with the words that a family of it contains.
  public struct ComponentPattern: Sendable {
    public let component: Component
    let pattern: NamePattern

    /// A family belongs to `component` if its name holds all of `words`, blanks and case aside.
    public init(_ component: Component, containing words: [String]) {
      self.component = component
      pattern = NamePattern(containing: words)
    }

    init(_ component: Component, _ pattern: NamePattern) {
      self.component = component
      self.pattern = pattern
    }
  }

  private let patterns: [ComponentPattern]

  /// The table of CMP-1, with the user's own patterns before it.
  public init(adding patterns: [ComponentPattern] = []) {
    self.patterns = patterns + Self.standardPatterns
  }

  public static let standard = ProductKinds()

  /// The categories that a family fills: usually one, all three for an Education Desktop, none for other products.
  public func components(of family: String) -> Set<Component> {
    let name = NamePattern.folded(family)
    if Self.educationDesktop.matches(name) { return [.windows, .office, .cal] }
    guard let match = patterns.first(where: { $0.pattern.matches(name) }) else { return [] }
    return [match.component]
  }

  /// The online service that a family is, if it is one.
  public func onlineService(of family: String) -> OnlineService? {
    let name = NamePattern.folded(family)
    return Self.onlineServices.first { $0.pattern.matches(name) }?.service
  }

  /// A desktop platform product of OVS-ES (LVL-6).
  public func isDesktopPlatformProduct(_ family: String) -> Bool {
    let name = NamePattern.folded(family)
    return Self.desktopPlatformProducts.contains { $0.matches(name) }
  }

  /// A part of a CAL suite that is licensed by itself (Windows CAL, SharePoint CAL), see LVL-6.
  public func isPartOfSuite(_ family: String) -> Bool {
    let name = NamePattern.folded(family)
    return NamePattern(containing: ["cal"]).matches(name) && components(of: family).isEmpty
      && Self.partsOfSuites.contains { $0.matches(name) }
  }

  /// A product that has Up-To-Date SKUs (UTD-3).
  public func offersUpToDate(_ family: String) -> Bool {
    let name = NamePattern.folded(family)
    return Self.upToDateProducts.contains { $0.matches(name) }
  }
}
