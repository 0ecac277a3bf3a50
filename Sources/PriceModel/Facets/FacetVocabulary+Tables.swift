extension FacetVocabulary {
  /// The facets that have fixed codes. Spellings: `FORMATS.md` §3 and §5, the vendor's order model, real lists.
  static let all: [Facet: FacetVocabulary] = [
    .program: FacetVocabulary([
      Entry("OV", "Open Value", "OLV-OV", "Open Value Volume License"),
      Entry("OVS", "Open Value Subscription", "OV Subscription", "Open Value Subs"),
      Entry(
        "OVS-ES", "Open Value Subscription for Education Solutions", "OVS ES",
        "Open Value Subscription Education Solutions", "Open Value Subscription - Education Solutions",
        "OVSES"),
      Entry("OLP", "Open License", "Open", "Open Business", "Open License Program", "Open License Programme"),
      Entry(
        "MVL", "Microsoft Volume Licensing (Select, Enterprise, Campus)", "Select", "Select Plus", "Campus"),
      Entry("CSP-NCE", "New Commerce", "NCE", "CSP New Commerce", "New Commerce Experience"),
      Entry("CSP", "Cloud Solution Provider (legacy)", "CSP legacy", "Legacy CSP", "Cloud Solution Provider"),
      Entry("CSP-PERPETUAL", "Perpetual software in CSP", "CSP Perpetual", "Perpetual", "Perpetual software"),
      Entry("AZURE", "Azure plan", "Azure"),
    ]),
    .offering: FacetVocabulary(
      [
        Entry("ENT", "Enterprise", "Ent", "Each Enterprise"),
        Entry("PLA", "Platform", "Pltfrm"),
        Entry(
          "ADD", "Additional Product", "ACP", "AP", "AddProd", "Addtl Prod", "Additional Products",
          "Additional"),
        Entry("UTD", "Up-To-Date", "UpToDate Discount"),
        Entry("PLU", "Platform Up-To-Date", "PltfrmUTD", "Platform UTD"),
        Entry("STD", "Standard"),
      ], notApplicable: ["Non-specific", "NON", "None"]),
    .level: FacetVocabulary([
      Entry("NL", "No level", "Non-specific", "NON", "0", "NoLevel", "None"),
      Entry("A", "Level A"), Entry("B", "Level B"), Entry("C", "Level C"), Entry("D", "Level D"),
      Entry("E", "Level E"), Entry("F", "Level F"),
    ]),
    .unit: FacetVocabulary(
      [
        Entry("1Y", "1 year", "1YR", "Annual", "12 months", "One year"),
        Entry("2Y", "2 years", "2YR", "2 year", "24 months"),
        Entry("3Y", "3 years", "3YR", "3 year", "36 months"),
        Entry("1M", "1 month", "1 months", "Monthly", "One month"),
        Entry("EA", "Each"),
      ], notApplicable: ["Non-specific", "None"]),
    .acquired: FacetVocabulary([
      Entry("Y1", "Acquired year 1", "Acq Y1", "Aq Y1", "Acquired Yr 1", "Year 1", "1"),
      Entry("Y2", "Acquired year 2", "Acq Y2", "Aq Y2", "Acquired Yr 2", "Year 2", "2"),
      Entry("Y3", "Acquired year 3", "Acq Y3", "Aq Y3", "Acquired Yr 3", "Year 3", "3"),
      Entry("NS", "Non-specific", "NON", "None"),
    ]),
    .segment: FacetVocabulary(
      [
        Entry("commercial", "Commercial", "Corporate", "Com"),
        Entry("government", "Government", "Gov", "Govt", "Local Government", "GCC"),
        Entry("academic", "Academic", "Acdmc", "ACMC", "Education", "Edu", "EDU"),
        Entry("faculty", "Faculty", "Fclty", "FAC"),
        Entry("student", "Student", "Stdnt", "STU"),
        Entry("charity", "Charity", "Non-Profit", "Nonprofit", "NGO"),
      ], notApplicable: ["Non-specific", "None"]),
    .productType: FacetVocabulary(
      [
        Entry("L", "License", "Licence", "Lic", "License only"),
        Entry(
          "LSA", "License & Software Assurance", "License/Software Assurance Pack", "LicSAPk", "Lic/SA Pack",
          "L&SA", "License and Software Assurance"),
        Entry("SA", "Software Assurance"),
        Entry(
          "STEPUP", "Step-up", "Software Assurance Step-Up", "SASU", "SAStepUp", "Step Up SA", "SA Step-Up"),
        Entry("MSU", "Monthly subscription", "MonthlySubscriptions-VolumeLicense", "MthlySub", "MthlySubs"),
        Entry(
          "SUB", "Subscription", "Subscription-VolumeLicense", "SubsVL", "SubscriptionVL",
          "Subscription License"),
        Entry("BUYOUT", "Buy-out", "Buy Out"),
        Entry("PERPETUAL", "Perpetual", "OneTime"),
      ], notApplicable: ["Non-specific", "None"]),
    .userType: FacetVocabulary(
      [
        Entry("device", "Device", "DvcCAL", "DCAL", "Device CAL", "per device", "Dvc"),
        Entry("user", "User", "UsrCAL", "UCAL", "User CAL", "PerUsr", "per user", "Usr"),
      ], notApplicable: ["Non-specific", "None"]),
    .billing: FacetVocabulary([
      Entry("monthly", "Monthly", "Month"),
      Entry("annual", "Annual", "Yearly", "Annually"),
      Entry("triennial", "Triennial", "3 years", "Three-yearly"),
      Entry("once", "One-time", "OneTime", "Once", "Upfront"),
      Entry("none", "None", "No billing"),
    ]),
  ]
}
