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
  /// The lower case, where the text is of ASCII.
  private let bytes: [UInt8]?

  public init(_ text: String) {
    self.text = text
    lowercased = text.lowercased()
    bytes = text.utf8.allSatisfy { $0 < 0x80 } ? Array(lowercased.utf8) : nil
  }

  /// As ``Swift/StringProtocol/caseInsensitivelyEquals(_:)``.
  public func equals(_ other: String) -> Bool {
    if let bytes,
      case .some(.some(let answer)) = other.utf8.withContiguousStorageIfAvailable({
        Self.equal(bytes, $0)
      })
    {
      return answer
    }
    return other == text || other.lowercased() == lowercased
  }

  /// Whether a text of ASCII is another one in lower case; `nil` if that one is not of ASCII: there are letters whose
  /// lower case is.
  private static func equal(_ lowercased: [UInt8], _ other: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard other.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard other.count == lowercased.count else { return false }
    for index in other.indices {
      let byte = other[index]
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isCapital ? byte | 0x20 : byte) != lowercased[index] { return false }
    }
    return true
  }
}
