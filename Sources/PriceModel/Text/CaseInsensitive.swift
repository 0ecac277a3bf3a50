extension StringProtocol {
  /// Whether two texts are equal but for the case of their letters.
  public func caseInsensitivelyEquals(_ other: some StringProtocol) -> Bool {
    self == other || lowercased() == other.lowercased()
  }
}
