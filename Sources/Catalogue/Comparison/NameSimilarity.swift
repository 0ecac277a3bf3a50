import PriceModel

/// The words of a product name, to tell how alike two names are.
struct NameWords {
  private let counts: [String: Int]
  /// The words with digits, in order: Office 2019 and Office 2021 are two products, however alike their names.
  let numbers: [String]

  init(_ name: String) {
    var counts: [String: Int] = [:]
    for word in SearchWords(name.lowercased()).words { counts[word, default: 0] += 1 }
    self.counts = counts
    numbers = counts.keys.filter { $0.contains(where: \.isNumber) }.sorted()
  }

  var distinct: some Collection<String> { counts.keys }

  /// Twice the words that both names have, by all words of both (Dice's coefficient), 0 to 1; each word counts with
  /// its weight.
  func similarity(_ other: NameWords, weight: (String) -> Double = { _ in 1 }) -> Double {
    var shared = 0.0
    var all = 0.0
    for (word, count) in counts {
      let weight = weight(word)
      shared += weight * Double(min(count, other.counts[word] ?? 0))
      all += weight * Double(count)
    }
    for (word, count) in other.counts { all += weight(word) * Double(count) }
    return all > 0 ? 2 * shared / all : 0
  }
}

/// What words are worth among some names: one that stands in all of them, such as `ALNG` or `OLV`, tells little.
struct WordWeights {
  private var frequencies: [String: Int] = [:]
  private var names = 0

  mutating func count(_ name: NameWords) {
    names += 1
    for word in name.distinct { frequencies[word, default: 0] += 1 }
  }

  /// From 1, for a word of all names, on: one more for each halving of the names that have it.
  func weight(_ word: String) -> Double {
    var weight = 1.0
    var rest = names / max(1, frequencies[word] ?? 1)
    while rest > 1 {
      weight += 1
      rest /= 2
    }
    return weight
  }
}
