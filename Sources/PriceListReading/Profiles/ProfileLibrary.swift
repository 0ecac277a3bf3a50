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

  /// Loads the built-in profiles and every `*.yaml` of the folders; a user's profile replaces a built-in one of the
  /// same name.
  ///
  /// - Throws: ``ProfileError`` for the first profile that is at fault, and for a folder that cannot be read.
  public init(userFolders: [String] = []) throws {
    var byName: [String: Profile] = [:]
    for (file, bytes) in BuiltInProfiles.all {
      let profile = try ProfileLoader(file: file).profile(from: String(decoding: bytes, as: UTF8.self))
      byName[profile.name] = profile
    }
    for folder in userFolders {
      for path in try Self.yamlFiles(in: folder) {
        let profile = try Self.load(path)
        byName[profile.name] = profile
      }
    }
    profiles = byName.values.sorted { $0.name < $1.name }
  }

  /// A profile by its name, or by the path of its YAML file.
  ///
  /// - Throws: ``ProfileError``; for an unknown name it lists the known ones and the nearest.
  public func profile(named nameOrPath: String) throws -> Profile {
    if let profile = profiles.first(where: { $0.name == nameOrPath }) { return profile }
    if nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml") || nameOrPath.contains("/") {
      return try Self.load(nameOrPath)
    }
    let names = profiles.map(\.name)
    throw ProfileError(
      Diagnostic(
        .unknownProfile,
        "“\(nameOrPath)” is not a profile; known are \(names.joined(separator: ", "))"
          + ", or the path of a .yaml file" + NearestName.suggestion(nameOrPath, among: names),
        file: nameOrPath, value: nameOrPath))
  }

  private static func load(_ path: String) throws -> Profile {
    let text: String
    do throws(ReadingError) {
      text = String(decoding: try SystemFile(path: path).bytes(1 << 20, at: 0), as: UTF8.self)
    } catch {
      throw ProfileError(
        file: path, line: nil, column: nil, "cannot \(error.operation) the profile: \(error.reason)")
    }
    var profile = try ProfileLoader(file: path).profile(from: text)
    profile.file = path
    return profile
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
    ("nce-csv.yaml", PackageResources.nce_csv_yaml),
    ("open-value-csv.yaml", PackageResources.open_value_csv_yaml),
    ("ubl-catalogue.yaml", PackageResources.ubl_catalogue_yaml),
    ("edi-xml.yaml", PackageResources.edi_xml_yaml),
  ]
}
