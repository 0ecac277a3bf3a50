import Foundation
import Testing

/// The examples of `PROFILES.md`: a fragment of a profile, a file, and what is read from it.
struct ProfileExample: CustomTestStringConvertible, Sendable {
  var line: Int
  var profile: String
  var container: String
  var input: String
  var result: String

  var testDescription: String { "PROFILES.md:\(line)" }

  /// The whole profile: what the page leaves out to be short is filled in.
  var wholeProfile: String {
    let standard = [
      ("name", "example"), ("title", "Example"), ("container", "csv"), ("list", "example"),
    ]
    let keys = profile.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
    return standard.filter { key, _ in
      // A profile that extends another takes over the rest.
      !keys.contains(key) && !(keys.contains("extends") && key != "name" && key != "title")
    }.map { "\($0): \($1)\n" }.joined() + profile
  }

  static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/PriceListReading/Resources/PROFILES.md")

  static let all: [ProfileExample] = {
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    var blocks: [(language: String, line: Int, lines: [String])] = []
    var isOpen = false
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if !isOpen { blocks.append((String(line.dropFirst(3)), index + 1, [])) }
        isOpen.toggle()
      } else if isOpen {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks.indices.dropLast(2).compactMap { index in
      let (profile, input, result) = (blocks[index], blocks[index + 1], blocks[index + 2])
      guard profile.language == "yaml", ["csv", "xml"].contains(input.language), result.language == "text"
      else {
        return nil
      }
      return ProfileExample(
        line: profile.line, profile: profile.lines.joined(separator: "\n") + "\n", container: input.language,
        input: input.lines.joined(separator: "\n") + "\n", result: result.lines.joined(separator: "\n"))
    }
  }()
}
