import PriceModel

@testable import PriceListReading

/// A text is a profile, or a fault at a place of that text; a profile reads lists like any other.
enum ProfileFuzzing {
  /// Columns that most profiles under test name, in a few rows.
  private static let csv = """
    Part Number,Item Name,Net Price,List,Currency,Country,From,Code,Price
    W06-00793,Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL,412.50,515,PLN,PL,2026-11-01,A;B,1.234
    269-09046,Office,"1 234,56",,EUR,,01.11.2026,,2
    """
  private static let xml = """
    <?xml version="1.0"?><Root a="1"><Item id="A" action="delete"><Name lang="de">x</Name><Price kind="net">1.5</Price></Item>
    <Item id="B"><Name>y</Name><Price><Amount>2</Amount></Price><Price/></Item></Root>
    """

  static func run(_ input: [UInt8]) throws {
    guard input.count <= 1 << 14 else { return }
    let text = String(decoding: input, as: UTF8.self)
    let profile: Profile
    do throws(ProfileError) {
      profile = try ProfileLoader(file: "fuzz.yaml").profile(from: text)
    } catch {
      let lines =
        1
        + text.unicodeScalars.count {
          $0 == "\n" || $0 == "\r" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
      let diagnostic = error.diagnostic
      try demand(!diagnostic.message.isEmpty, "a fault without words")
      try demand((1...lines + 1).contains(diagnostic.line ?? 1), "a fault outside of the text: \(diagnostic)")
      return
    }
    try demand(!profile.name.isEmpty && !profile.listNames.isEmpty, "a profile without names")
    if let layout = profile.xml {
      for path in layout.items + layout.prices {
        try demand(XMLPath.all(path.description) == [path], "the path \(path) is read otherwise than written")
      }
    }
    let isXML = profile.container == .xml
    let file = try FuzzFile(Array((isXML ? xml : csv).utf8), ending: isXML ? "xml" : "csv")
    // Whatever a profile asks for, the list is read to its end.
    let list = try PriceListReader(library: ProfileLibrary(userFolders: [])).read(
      path: file.path, options: ReadingOptions(profile: profile, edition: EditionLabel("2026-11")))
    try PriceListFuzzing.check(list)
  }
}
