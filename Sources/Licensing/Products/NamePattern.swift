/// How the name of a product family must read to be of a kind.
struct NamePattern: Sendable {
  private let beginning: String
  private let contained: [String]
  private let isExact: Bool

  init(beginning: String = "", containing contained: [String] = []) {
    self.beginning = Self.folded(beginning)
    self.contained = contained.map(Self.folded)
    isExact = false
  }

  init(exactly name: String) {
    beginning = Self.folded(name)
    contained = []
    isExact = true
  }

  /// Whether a folded name matches.
  func matches(_ name: String) -> Bool {
    if isExact { return name == beginning }
    return name.hasPrefix(beginning) && contained.allSatisfy { Self.occurs($0, in: name) }
  }

  /// Lower case letters and digits, without the publisher in front.
  static func folded(_ text: some StringProtocol) -> String {
    let letters = String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    let publisher = "microsoft"
    guard letters.hasPrefix(publisher), letters.count > publisher.count,
      !letters.hasPrefix("microsoft365")
    else { return letters }
    return String(letters.dropFirst(publisher.count))
  }

  private static func occurs(_ part: String, in name: String) -> Bool {
    var rest = name[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return true }
      rest = rest.dropFirst()
    }
    return part.isEmpty
  }
}
