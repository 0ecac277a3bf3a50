/// Finds the token that a folded spelling stands for.
struct ItemNameTokenIndex: Sendable {
  private struct Entry: Sendable {
    let spelling: [UInt8]
    let token: ItemNameToken
  }

  /// By FNV-1a of the folded spelling, which can be continued from word to word.
  private var entries: [UInt64: [Entry]] = [:]
  private let longestSpelling: Int
  private let mostWords: Int

  static let shared = ItemNameTokenIndex(ItemNameToken.all)

  init(_ tokens: [ItemNameToken]) {
    var longest = 0
    var words = 1
    for token in tokens {
      for spelling in token.spellings {
        let folded = spelling.utf8.compactMap(ItemNameWords.folded)
        let hash = folded.reduce(Self.seed) { Self.mixed($0, $1) }
        entries[hash, default: []].append(Entry(spelling: folded, token: token))
        longest = max(longest, folded.count)
        words = max(words, spelling.split(separator: " ").count)
      }
    }
    longestSpelling = longest
    mostWords = words
  }

  /// The token with the most words that begins at `start`.
  func longestToken(in words: ItemNameWords, from start: Int) -> (token: ItemNameToken, words: Range<Int>)? {
    var best: (ItemNameToken, Range<Int>)?
    var hash = Self.seed
    let first = words.foldedRange(start..<start + 1).lowerBound
    for end in start + 1...min(words.count, start + mostWords) {
      let range = words.foldedRange(end - 1..<end)
      guard range.upperBound - first <= longestSpelling else { break }
      // A dash adds nothing to the spelling and must not lengthen the match.
      if range.isEmpty { continue }
      for index in range { hash = Self.mixed(hash, words.folded[index]) }
      guard let candidates = entries[hash] else { continue }
      let spelling = words.folded[first..<range.upperBound]
      if let match = candidates.first(where: { $0.spelling.elementsEqual(spelling) }) {
        best = (match.token, start..<end)
      }
    }
    return best
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
