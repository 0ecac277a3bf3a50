extension StringProtocol {
  /// Whether two texts are equal but for the case of their letters.
  public func caseInsensitivelyEquals(_ other: some StringProtocol) -> Bool {
    self == other || lowercased() == other.lowercased()
  }
}

/// A text that very many others are compared with, without regard to case.
///
///     let choice = CaselessText("core cal")
///     names.first(where: choice.equals)
public struct CaselessText: Sendable {
  private let text: String
  private let lowercased: String
  private let isASCII: Bool

  public init(_ text: String) {
    self.text = text
    lowercased = text.lowercased()
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// As ``Swift/StringProtocol/caseInsensitivelyEquals(_:)``.
  public func equals(_ other: String) -> Bool {
    guard isASCII, other.utf8.allSatisfy({ $0 < 0x80 }) else {
      return other == text || other.lowercased() == lowercased
    }
    guard other.utf8.count == text.utf8.count else { return false }
    // Letters of ASCII differ from their lower case by one bit; so do some signs, which are told apart at last.
    return zip(other.utf8, text.utf8).allSatisfy { ($0 ^ $1) & ~0x20 == 0 }
      && other.lowercased() == lowercased
  }
}
