import PriceModel
import Yams

/// A node of a profile's YAML with the checks every reader of it needs; every fault names its line.
struct ProfileNode {
  let node: Node
  let file: String
  /// The same key of the profile that this one extends: its pairs hold where this one has none of the name.
  private var inherited: [ProfileNode] = []

  init(node: Node, file: String) {
    self.node = node
    self.file = file
  }

  /// This mapping over that of another profile.
  func inheriting(_ base: ProfileNode) -> ProfileNode {
    var result = self
    result.inherited = inherited + [base]
    return result
  }

  /// The root node of a profile's text.
  static func root(of text: String, file: String) throws(ProfileError) -> ProfileNode {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw ProfileError(file: file, line: 1, column: 1, "the profile is empty")
      }
      return ProfileNode(node: node, file: file)
    } catch let error as ProfileError {
      throw error
    } catch let error as YamlError {
      throw ProfileError(
        file: file, line: Self.line(of: error), column: nil, "not YAML: \(Self.firstLine(error))")
    } catch {
      throw ProfileError(file: file, line: nil, column: nil, "not YAML: \(error)")
    }
  }

  func fault(_ message: String) -> ProfileError {
    ProfileError(file: file, line: node.mark?.line, column: node.mark?.column, message)
  }

  var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

  var isMapping: Bool { if case .mapping = node { true } else { false } }
  var isSequence: Bool { if case .sequence = node { true } else { false } }

  func string() throws(ProfileError) -> String {
    guard case .scalar(let scalar) = node else { throw fault("accepted here is a single text") }
    return scalar.string
  }

  func integer() throws(ProfileError) -> Int {
    guard let value = Int(try string()) else { throw fault("“\(try string())” is not a whole number") }
    return value
  }

  func boolean() throws(ProfileError) -> Bool {
    switch try string() {
    case "true": true
    case "false": false
    default: throw fault("“\(try string())” is not accepted; write true or false")
    }
  }

  /// One of fixed words.
  func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(ProfileError) -> Word
  where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let accepted = Word.allCases.map(\.rawValue)
      throw fault(
        "“\(text)” is not accepted; write \(accepted.joined(separator: ", "))"
          + NearestName.suggestion(text, among: accepted))
    }
    return word
  }

  /// A list, or a single value as a list of one.
  func elements() -> [ProfileNode] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map { ProfileNode(node: $0, file: file) }
  }

  func strings() throws(ProfileError) -> [String] {
    var strings: [String] = []
    for element in elements() { strings.append(try element.string()) }
    return strings
  }

  /// Keys and values in the order of the file.
  func pairs() throws(ProfileError) -> [(key: ProfileNode, name: String, value: ProfileNode)] {
    guard case .mapping(let mapping) = node else { throw fault("accepted here are keys with values") }
    var pairs: [(key: ProfileNode, name: String, value: ProfileNode)] = []
    for (key, value) in mapping {
      let keyNode = ProfileNode(node: key, file: file)
      pairs.append((keyNode, try keyNode.string(), ProfileNode(node: value, file: file)))
    }
    for base in inherited {
      let own = Set(pairs.map(\.name))
      pairs += try base.pairs().filter { !own.contains($0.name) }
    }
    return pairs
  }

  /// The values of known keys; an unknown key is a fault that names the nearest known one.
  func mapping(_ known: [String]) throws(ProfileError) -> [String: ProfileNode] {
    var values: [String: ProfileNode] = [:]
    for (key, name, value) in try pairs() {
      guard known.contains(name) else {
        throw key.fault(
          "unknown key “\(name)”; known here are \(known.joined(separator: ", "))"
            + NearestName.suggestion(name, among: known))
      }
      values[name] = value
    }
    return values
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }

  private static func firstLine(_ error: YamlError) -> String {
    String("\(error)".split(separator: "\n").joined(separator: " "))
  }
}
