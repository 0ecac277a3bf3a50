import Testing

@testable import Licensing

@Suite("Kinds of products")
struct ProductKindsTests {
  let kinds = ProductKinds.standard

  @Test(
    "CMP-1: families belong to component categories by name",
    arguments: [
      ("Windows 11 Pro Upgrade", ProductKinds.Component.windows), ("WinProUpgrd", .windows),
      ("Office Professional Plus", .office), ("Microsoft Office Standard", .office),
      ("Office 365 E3", .office365), ("O365BsnessEssentials", .office365), ("Core CAL", .cal),
      ("Core CAL Suite", .cal), ("Enterprise CAL Suite", .cal), ("Bridge for CAL Suite", .cal),
    ])
  func components(_ family: String, _ component: ProductKinds.Component) {
    #expect(kinds.components(of: family) == [component])
  }

  @Test("CMP-1: an Education Desktop fills all three categories, other products none")
  func otherComponents() {
    #expect(kinds.components(of: "Education Desktop with Core CAL") == [.windows, .office, .cal])
    #expect(kinds.components(of: "Windows Server CAL") == [])
    #expect(kinds.components(of: "Visio Professional") == [])
  }

  @Test("CMP-1: users can add patterns, which go first")
  func ownPatterns() {
    let own = ProductKinds(adding: [.init(.windows, containing: ["Desktop", "Pool"])])
    #expect(own.components(of: "Desktop Pool Licence") == [.windows])
    #expect(own.components(of: "Office Standard") == [.office])
  }

  @Test("LVL-6: parts of a CAL suite are told from the suites")
  func partsOfSuites() {
    #expect(kinds.isPartOfSuite("Windows Server CAL"))
    #expect(kinds.isPartOfSuite("SharePointStdCAL"))
    #expect(!kinds.isPartOfSuite("Core CAL Suite"))
    #expect(!kinds.isPartOfSuite("Project Server CAL"))
    #expect(kinds.isDesktopPlatformProduct("Education Desktop with ECAL"))
    #expect(!kinds.isDesktopPlatformProduct("Office Standard"))
  }

  @Test("OLS-7: the five online services are known by name")
  func onlineServices() {
    #expect(kinds.onlineService(of: "Office 365 E3") == .office365)
    #expect(kinds.onlineService(of: "Microsoft Azure Monetary Commitment") == .azure)
    #expect(kinds.onlineService(of: "Microsoft Dynamics CRM Online Professional") == .crmOnline)
    #expect(kinds.onlineService(of: "Enterprise Mobility Suite") == .enterpriseMobility)
    #expect(kinds.onlineService(of: "Intune") == .intune)
    #expect(kinds.onlineService(of: "Office Standard") == nil)
  }
}
