import PriceModel
import Testing

@Suite("Facet vocabularies")
struct FacetVocabularyTests {
  @Test(
    "take the spellings of price lists (FORMATS §3)",
    arguments: [
      (Facet.offering, "Additional Product", "ADD"), (.offering, "AP", "ADD"), (.offering, "ACP", "ADD"),
      (.offering, "addtl prod", "ADD"), (.offering, "Enterprise", "ENT"), (.offering, "pltfrm", "PLA"),
      (.level, "Non-specific", "NL"), (.level, "0", "NL"), (.level, "c", "C"),
      (.unit, "3 Years", "3Y"), (.unit, "1 Month", "1M"), (.unit, "Each", "EA"),
      (.acquired, "Acquired Year 2", "Y2"), (.acquired, "AqY1", "Y1"), (.acquired, "Non-specific", "NS"),
      (.productType, "License/Software Assurance Pack", "LSA"), (.productType, "Lic/SA Pack", "LSA"),
      (.productType, "Software Assurance Step-Up", "STEPUP"),
      (.productType, "Subscription-VolumeLicense", "SUB"),
      (.productType, "MonthlySubscriptions-VolumeLicense", "MSU"),
      (.program, "Open Value Subscription", "OVS"),
      (.segment, "Local Government", "government"), (.segment, "FAC", "faculty"),
      (.userType, "User CAL", "user"),
      (.billing, "Triennial", "triennial"), (.program, "csp-nce", "CSP-NCE"),
    ])
  func spellings(_ facet: Facet, _ spelling: String, _ code: String) {
    #expect(facet.vocabulary?.code(for: spelling) == code)
  }

  @Test("tell what does not apply from what is unknown")
  func meanings() {
    #expect(Facet.segment.vocabulary?.meaning(of: "Non-specific") == .notApplicable)
    #expect(Facet.segment.vocabulary?.meaning(of: "Martian") == .unknown)
    #expect(Facet.family.vocabulary == nil)
  }

  @Test("never give two codes to one spelling")
  func unambiguous() throws {
    for facet in Facet.allCases {
      guard let vocabulary = facet.vocabulary else { continue }
      for entry in vocabulary.entries {
        for spelling in [entry.code, entry.name] + entry.spellings {
          #expect(vocabulary.code(for: spelling) == entry.code, "\(facet) \(spelling)")
        }
      }
    }
  }
}
