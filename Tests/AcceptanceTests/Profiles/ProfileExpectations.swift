import Foundation

/// What is to be read from the sample lists of a built-in profile; `Tests/Profiles/README.md` describes the form.
struct ProfileExpectations: Sendable {
  let profile: String
  let facts: String
  let lists: [List]

  struct List: Sendable {
    let file: String
    let options: [String]
    /// The whole of it, as JSON: documents are no values that can be sent.
    let text: String

    func document() throws -> JSON { try JSON.parse(text) }
  }

  static let folder = Executable.packageRoot.appendingPathComponent("Tests/Profiles")
  static let samples = Executable.packageRoot.appendingPathComponent("SampleData")

  /// The names of the profiles that are built in: the files of the resources.
  static let profiles = names(
    in: Executable.packageRoot.appendingPathComponent("Sources/PriceListReading/Resources/Profiles"), ".yaml")

  /// The names of the profiles that something is expected of.
  static let expected = names(in: folder, ".json")

  init(_ profile: String) throws {
    self.profile = profile
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent("\(profile).json"), encoding: .utf8)
    let document = try JSON.parse(text)
    facts = document["facts"].string ?? ""
    lists = document["lists"].array.map { list in
      List(
        file: list["file"].string ?? "", options: list["options"].array.compactMap(\.string),
        text: list.description)
    }
  }

  /// The path of one of its lists.
  func path(_ list: List) -> String { sample.appendingPathComponent(list.file).path }

  var sample: URL { Self.samples.appendingPathComponent(profile) }

  private static func names(in folder: URL, _ ending: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }
}
