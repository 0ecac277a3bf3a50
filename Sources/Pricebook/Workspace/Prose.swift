/// Small turns of phrase that several messages share.
enum Prose {
  /// `a, b and c`; a long list is cut and says how many more there are.
  static func list(_ words: [String], atMost limit: Int = 8) -> String {
    guard words.count > 1 else { return words.first ?? "none" }
    if words.count > limit {
      return words.prefix(limit).joined(separator: ", ") + " and \(words.count - limit) more"
    }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }

  /// `1 item`, `2 items`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }
}
