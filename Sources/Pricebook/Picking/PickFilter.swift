import PriceModel

/// Finds options by words: every word must occur in the value or in its meaning, in any case. Options that begin with
/// the first word come first.
struct PickFilter {
  private let words: [String]

  init(_ text: String) {
    words = text.lowercased().split(separator: " ").map(String.init)
  }

  /// The places of the options that fit.
  func places(in options: [PickOption]) -> [Int] {
    guard let first = words.first else { return Array(options.indices) }
    var beginning: [Int] = []
    var within: [Int] = []
    for (place, option) in options.enumerated() {
      let text = [option.value.isEmpty ? PickOption.notStated : option.value, option.name ?? ""]
        .map { $0.lowercased() }
      guard words.allSatisfy({ word in text.contains { $0.contains(word) } }) else { continue }
      if text.contains(where: { $0.hasPrefix(first) }) {
        beginning.append(place)
      } else {
        within.append(place)
      }
    }
    return beginning + within
  }
}

extension PickOption {
  /// What an option is called whose items do not state the facet.
  static let notStated = "not stated"
}
