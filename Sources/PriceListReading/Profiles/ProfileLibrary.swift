import Glibc
import PriceModel

/// The profiles at hand: those built in, and those of the user's folders.
///
///     let library = try ProfileLibrary(userFolders: ["/home/me/profiles"])
///     library.profiles.map(\.name)              // ["edi-xml", "nce-csv", …]
///     try library.profile(named: "nce-csv")
public struct ProfileLibrary: Sendable {
  /// Sorted by name.
  public let profiles: [Profile]
  /// What a profile may extend.
  private let bases: [String: ProfileText]

  /// Loads the built-in profiles and every `*.yaml` of the folders; a user's profile replaces a built-in one of the
  /// same name.
  ///
  /// - Throws: ``ProfileError`` for the first profile that is at fault, and for a folder that cannot be read.
  public init(userFolders: [String] = []) throws {
    var texts = BuiltInProfiles.all.map { file, bytes in
      ProfileText(file: file, text: String(decoding: bytes, as: UTF8.self))
    }
    for folder in userFolders { texts += try Self.yamlFiles(in: folder).map(ProfileText.init(path:)) }
    // Every import begins with this, so it is shared among the cores. A profile that extends none is loaded where it is
    // parsed; the others need the texts of all.
    let first = try sideBySide(texts.count) { [texts] in try FirstLook(texts[$0]) }
    let names = first.map(\.name)
    let bases = Dictionary(zip(names, texts)) { _, last in last }
    let loaded = try zip(texts, first).map { text, first in
      var profile = try first.profile ?? ProfileLoader(file: text.file, bases: bases).profile(from: text.text)
      profile.file = text.isUsers ? text.file : nil
      return profile
    }
    let byName = Dictionary(zip(names, loaded)) { _, last in last }
    self.bases = bases
    profiles = byName.values.sorted { $0.name < $1.name }
  }

  /// What the text of a profile says by itself.
  private struct FirstLook: Sendable {
    /// Empty if it has none.
    let name: String
    /// `nil` if it extends another.
    let profile: Profile?

    init(_ text: ProfileText) throws(ProfileError) {
      let root = try text.root()
      let keys = try root.pairs()
      name = try keys.first { $0.name == "name" }?.value.string() ?? ""
      let isWhole = !keys.contains { $0.name == "extends" }
      profile = isWhole ? try ProfileLoader(file: text.file).profile(from: root) : nil
    }
  }

  /// A profile by its name, or by the path of its YAML file.
  ///
  /// - Throws: ``ProfileError``; for an unknown name it lists the known ones and the nearest.
  public func profile(named nameOrPath: String) throws -> Profile {
    if let profile = profiles.first(where: { $0.name == nameOrPath }) { return profile }
    if nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml") || nameOrPath.contains("/") {
      let text = try ProfileText(path: nameOrPath)
      var profile = try ProfileLoader(file: nameOrPath, bases: bases).profile(from: text.text)
      profile.file = nameOrPath
      return profile
    }
    let names = profiles.map(\.name)
    throw ProfileError(
      Diagnostic(
        .unknownProfile,
        "“\(nameOrPath)” is not a profile; known are \(names.joined(separator: ", "))"
          + ", or the path of a .yaml file" + NearestName.suggestion(nameOrPath, among: names),
        file: nameOrPath, value: nameOrPath))
  }

  private static func yamlFiles(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw ProfileError(
        file: folder, line: nil, column: nil,
        "cannot read the folder of profiles: \(String(cString: strerror(errno)))")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }
}

/// The profiles embedded in the executable, by file name.
enum BuiltInProfiles {
  static let all: [(file: String, bytes: [UInt8])] = [
    ("azure-plan-csv.yaml", PackageResources.azure_plan_csv_yaml),
    ("bmecat.yaml", PackageResources.bmecat_yaml),
    ("cloudblue-price-csv.yaml", PackageResources.cloudblue_price_csv_yaml),
    ("csp-legacy-csv.yaml", PackageResources.csp_legacy_csv_yaml),
    ("cxml-index.yaml", PackageResources.cxml_index_yaml),
    ("dandh-itemlist.yaml", PackageResources.dandh_itemlist_yaml),
    ("edi-xml.yaml", PackageResources.edi_xml_yaml),
    ("ingram-price-txt.yaml", PackageResources.ingram_price_txt_yaml),
    ("nce-csv.yaml", PackageResources.nce_csv_yaml),
    ("nce-offer-matrix.yaml", PackageResources.nce_offer_matrix_yaml),
    ("nce-software-csv.yaml", PackageResources.nce_software_csv_yaml),
    ("open-value-csv.yaml", PackageResources.open_value_csv_yaml),
    ("pricat-csv.yaml", PackageResources.pricat_csv_yaml),
    ("synnex-ap.yaml", PackageResources.synnex_ap_yaml),
    ("ubl-catalogue.yaml", PackageResources.ubl_catalogue_yaml),
    ("pricebook-csv.yaml", PackageResources.pricebook_csv_yaml),
  ]
}
