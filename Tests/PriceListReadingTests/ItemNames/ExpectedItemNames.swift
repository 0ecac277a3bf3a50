import Testing
import PriceListReading

/// A real item name with the facets that its words state, written by hand from FORMATS §5.
struct ExpectedItemName: Sendable, CustomTestStringConvertible {
  let partNumber: String?
  let name: String
  let facets: DecodedItemName

  init(_ partNumber: String?, _ name: String, _ facets: DecodedItemName) {
    self.partNumber = partNumber
    self.name = name
    self.facets = facets
  }

  var testDescription: String { name }

  /// The 48 names of public volume licensing lists. The facets are what the *name* states: the program that a
  /// list states beside it is not in them, and `OLV` alone leaves the program open.
  static let published: [ExpectedItemName] = openLicense + openValue + longNames + volumeLicensing

  private static let openLicense: [ExpectedItemName] = [
    Self(
      "G3S-01259", "WinSvrEssntls 2019 SNGL OLP NL",
      .init(
        family: "WinSvrEssntls", version: "2019", language: "SNGL", productType: "L", program: "OLP",
        level: "NL")),
    Self(
      "R18-05767", "WinSvrCAL 2019 SNGL OLP NL DvcCAL",
      .init(
        family: "WinSvrCAL", version: "2019", language: "SNGL", productType: "L", program: "OLP", level: "NL",
        userType: "device")),
    Self(
      "6VC-03747", "WinRmtDsktpSrvcsCAL 2019 SNGL OLP NL DvcCAL",
      .init(
        family: "WinRmtDsktpSrvcsCAL", version: "2019", language: "SNGL", productType: "L", program: "OLP",
        level: "NL", userType: "device")),
    Self(
      "H30-05830", "PrjctPro 2019 SNGL OLP NL w1PrjctSvrCAL",
      .init(
        family: "PrjctPro", version: "2019", language: "SNGL", productType: "L", program: "OLP", level: "NL",
        qualifiers: ["w1PrjctSvrCAL"])),
    Self(
      "D86-05868", "VisioStd 2019 SNGL OLP NL",
      .init(
        family: "VisioStd", version: "2019", language: "SNGL", productType: "L", program: "OLP", level: "NL")),
    Self(
      "C5E-01307", "VSPro 2017 SNGL OLP NL",
      .init(
        family: "VSPro", version: "2017", language: "SNGL", productType: "L", program: "OLP", level: "NL")),
    Self(
      "76P-02031", "SharePointSvr 2019 SNGL OLP NL",
      .init(
        family: "SharePointSvr", version: "2019", language: "SNGL", productType: "L", program: "OLP",
        level: "NL")),
    Self(
      "5HU-00410", "SfBSvr 2019 SNGL OLP NL",
      .init(
        family: "SfBSvr", version: "2019", language: "SNGL", productType: "L", program: "OLP", level: "NL")),
    Self(
      "6ZH-00732", "SfBSvrStdCAL 2019 SNGL OLP NL UsrCAL",
      .init(
        family: "SfBSvrStdCAL", version: "2019", language: "SNGL", productType: "L", program: "OLP",
        level: "NL", userType: "user")),
    Self(
      nil, "CISSteStdCore SNGL LicSAPk OLP 2Lic NL CoreLic Qlfd",
      .init(
        family: "CISSteStdCore", language: "SNGL", productType: "LSA", program: "OLP", pack: "2Lic",
        level: "NL", qualifiers: ["CoreLic", "Qlfd"])),
    Self(
      nil, "CISSteDCCore SNGL LicSAPk OLP 2Lic NL CoreLic Qlfd",
      .init(
        family: "CISSteDCCore", language: "SNGL", productType: "LSA", program: "OLP", pack: "2Lic",
        level: "NL", qualifiers: ["CoreLic", "Qlfd"])),
    Self(
      nil, "O365BsnessEssentials ShrdSvr SNGL SubsVL OLP NL Annual Qlfd",
      .init(
        family: "O365BsnessEssentials", language: "SNGL", productType: "SUB", program: "OLP", level: "NL",
        unit: "1Y", qualifiers: ["ShrdSvr", "Qlfd"])),
    Self(
      nil, "WinSvrCAL 2008 SNGL OLP NL DvcCAL",
      .init(
        family: "WinSvrCAL", version: "2008", language: "SNGL", productType: "L", program: "OLP", level: "NL",
        userType: "device")),
    Self(
      nil, "WinSvrStd 2012 SNGL OLP NL 2Proc",
      .init(
        family: "WinSvrStd", version: "2012", language: "SNGL", productType: "L", program: "OLP",
        pack: "2Proc", level: "NL")),
    Self(
      nil, "Office 2013 SNGL OLP NL Acdmc",
      .init(
        family: "Office", version: "2013", language: "SNGL", productType: "L", program: "OLP", level: "NL",
        segment: "academic")),
    Self(
      nil, "Microsoft Office Pro Plus 2019 OLP NL GOV",
      .init(
        family: "Microsoft Office Pro Plus", version: "2019", productType: "L", program: "OLP", level: "NL",
        segment: "government")),
    Self(
      "021-07856", "Office Standard 2007 Open License (L)",
      .init(family: "Office Standard", version: "2007", productType: "L", program: "OLP")),
    Self(
      "W87-01806", "Office Small Business 2007 Open License (L)",
      .init(family: "Office Small Business", version: "2007", productType: "L", program: "OLP")),
    Self(
      "021-05429", "Office Standard 2007 Open License + 2 years SA",
      .init(family: "Office Standard", version: "2007", productType: "LSA", program: "OLP", unit: "2Y")),
    Self(
      "588-02697", "Office Small Business 2007 Open License + 2 years SA",
      .init(family: "Office Small Business", version: "2007", productType: "LSA", program: "OLP", unit: "2Y")),
    Self(
      "76J-00619", "Office Enterprise 2007 Open License + 2 years SA",
      .init(family: "Office Enterprise", version: "2007", productType: "LSA", program: "OLP", unit: "2Y")),
  ]

  private static let openValue: [ExpectedItemName] = [
    Self(
      "77D-00076", "Visual Studio Pro MSDN ALng LSA OLV NL 3Y Aq Y1 AP",
      .init(
        family: "Visual Studio Pro MSDN", language: "ALNG", productType: "LSA", level: "NL", unit: "3Y",
        acquired: "Y1", offering: "ADD", programIsAmbiguous: true)),
    Self(
      "MX3-00133", "Visual Studio Ent MSDN ALng SA OLV NL 1Y Aq Y1 AP OVS",
      .init(
        family: "Visual Studio Ent MSDN", language: "ALNG", productType: "SA", program: "OVS", level: "NL",
        unit: "1Y", acquired: "Y1", offering: "ADD")),
    Self(
      nil, "Win Remote Desktop Services CAL 2022 SLng OLV NL AP UCAL",
      .init(
        family: "Win Remote Desktop Services CAL", version: "2022", language: "SNGL", productType: "L",
        level: "NL", offering: "ADD", userType: "user", programIsAmbiguous: true)),
    Self(
      "021-09108", "1YR OFFICESTD ALNG LICSAPK OLV D AP",
      .init(
        family: "OFFICESTD", language: "ALNG", productType: "LSA", level: "D", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      "021-09202", "1YR OFFICESTD ALNG LICSAPK OLV C AP",
      .init(
        family: "OFFICESTD", language: "ALNG", productType: "LSA", level: "C", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      "059-07527", "1YR WORD ALNG LICSAPK OLV C AP",
      .init(
        family: "WORD", language: "ALNG", productType: "LSA", level: "C", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      "065-06444", "1YR EXCEL ALNG LICSAPK OLV D AP",
      .init(
        family: "EXCEL", language: "ALNG", productType: "LSA", level: "D", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      "070-04445", "1YR WORKS ALNG LICSAPK OLV D AP",
      .init(
        family: "WORKS", language: "ALNG", productType: "LSA", level: "D", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      "070-04451", "WORKS 9.0 ALNG OLV D EACH AP",
      .init(
        family: "WORKS", version: "9.0", language: "ALNG", productType: "BUYOUT", level: "D", unit: "EA",
        offering: "ADD", programIsAmbiguous: true)),
    Self(
      "070-05451", "WORKS 9.0 ALNG OLV C EACH AP",
      .init(
        family: "WORKS", version: "9.0", language: "ALNG", productType: "BUYOUT", level: "C", unit: "EA",
        offering: "ADD", programIsAmbiguous: true)),
    Self(
      "076-04355", "1YR PRJCT ALNG LICSAPK OLV D AP",
      .init(
        family: "PRJCT", language: "ALNG", productType: "LSA", level: "D", unit: "1Y", offering: "ADD",
        programIsAmbiguous: true)),
    Self(
      nil, "SC Endpoint Prtcn SubsVL OLV D",
      .init(family: "SC Endpoint Prtcn", productType: "SUB", level: "D", programIsAmbiguous: true)),
    Self(
      "66J-01681", "Windows Vista Business Upgrade SB Desktop",
      .init(family: "Windows Vista Business Upgrade SB Desktop")),
    Self(
      "T74-02852", "Windows Small Business Server CAL SB Desktop (User CAL)",
      .init(family: "Windows Small Business Server CAL SB Desktop", userType: "user")),
    Self(
      "T74-02848", "Windows Small Business Server CAL SB Desktop (Device CAL)",
      .init(family: "Windows Small Business Server CAL SB Desktop", userType: "device")),
  ]

  private static let longNames: [ExpectedItemName] = [
    Self(
      "HJA-00756",
      "Microsoft BizTalkServerBranch License/SoftwareAssurancePack Government OLP 2Licenses NoLevel CoreLic "
        + "Qualified",
      .init(
        family: "Microsoft BizTalkServerBranch", productType: "LSA", program: "OLP", pack: "2Licenses",
        level: "NL", segment: "government", qualifiers: ["CoreLic", "Qualified"])),
    Self(
      nil,
      "Microsoft SfBOnlinePlan2Open ShrdSvr Sngl MonthlySubscriptions-VolumeLicense OLV 1License NoLevel "
        + "AdditionalProduct 1Month",
      .init(
        family: "Microsoft SfBOnlinePlan2Open", language: "SNGL", productType: "MSU", pack: "1License",
        level: "NL", unit: "1M", offering: "ADD", qualifiers: ["ShrdSvr"], programIsAmbiguous: true)),
    Self(
      nil, "Microsoft SfBOnlinePlan2Open ShrdSvr Sngl SubscriptionVL OLP 1License NoLevel Qualified Annual",
      .init(
        family: "Microsoft SfBOnlinePlan2Open", language: "SNGL", productType: "SUB", program: "OLP",
        pack: "1License", level: "NL", unit: "1Y", qualifiers: ["ShrdSvr", "Qualified"])),
    Self(
      nil,
      "Microsoft VisioOnlinePlan2Open ShrdSvr AllLng MonthlySubscriptions-VolumeLicense OLV 1License NoLevel "
        + "AdditionalProduct 1Month",
      .init(
        family: "Microsoft VisioOnlinePlan2Open", language: "ALNG", productType: "MSU", pack: "1License",
        level: "NL", unit: "1M", offering: "ADD", qualifiers: ["ShrdSvr"], programIsAmbiguous: true)),
  ]

  private static let volumeLicensing: [ExpectedItemName] = [
    Self(
      "9EM-00562", "WinSvrSTDCore ALNG LicSAPk MVL 2Lic CoreLic",
      .init(
        family: "WinSvrSTDCore", language: "ALNG", productType: "LSA", program: "MVL", pack: "2Lic",
        qualifiers: ["CoreLic"])),
    Self(
      "7JQ-00341", "SQLSvrEntCore ALNG LicSAPk MVL 2Lic CoreLic",
      .init(
        family: "SQLSvrEntCore", language: "ALNG", productType: "LSA", program: "MVL", pack: "2Lic",
        qualifiers: ["CoreLic"])),
    Self(
      "228-05018", "SQLSvrStd ALNG LicSAPk MVL SAL",
      .init(
        family: "SQLSvrStd", language: "ALNG", productType: "LSA", program: "MVL", qualifiers: ["SAL"])),
    Self(
      "9EA-00039", "WinSvrDCCore ALNG LicSAPk MVL 2Lic CoreL",
      .init(
        family: "WinSvrDCCore", language: "ALNG", productType: "LSA", program: "MVL", pack: "2Lic",
        qualifiers: ["CoreL"])),
    Self(
      "SPLA-0000-C", "DynNAVHstd ALNG LicSAPk MVL Std SAL",
      .init(
        family: "DynNAVHstd", language: "ALNG", productType: "LSA", program: "MVL",
        qualifiers: ["Std", "SAL"])),
    Self(
      "BT1-00019", "OfficeLiveMtgStd ShrdSvr ALNG SubsVL MVL PerUsr",
      .init(
        family: "OfficeLiveMtgStd", language: "ALNG", productType: "SUB", program: "MVL", userType: "user",
        qualifiers: ["ShrdSvr"])),
    Self(
      nil, "DsktpSchool ALNG LicSAPk MVL",
      .init(family: "DsktpSchool", language: "ALNG", productType: "LSA", program: "MVL")),
    Self(
      nil, "SQLSvrStdCore ALNG LicSAPk MVL 4 Cores",
      .init(
        family: "SQLSvrStdCore", language: "ALNG", productType: "LSA", program: "MVL", pack: "4 Cores")),
  ]
}
