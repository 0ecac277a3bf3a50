import PriceModel
import Yams

/// The names that suppliers give to columns, in several languages; `Resources/synonyms.yaml`.
struct ColumnNames: Sendable {
  struct Entry: Sendable {
    var role: ColumnRole
    /// `de`, `pl`.
    var language: String
    /// As the table writes it.
    var name: String
    /// Its words, folded.
    var words: [String]
  }

  /// How near a column's name comes to an entry.
  struct Match: Sendable {
    var entry: Entry
    /// 0 to 1.
    var nearness: Double
  }

  let entries: [Entry]

  static let standard = ColumnNames(String(decoding: PackageResources.synonyms_yaml, as: UTF8.self))

  /// - Parameter text: The table as YAML: roles, languages, names. What is no role of ours is left out.
  init(_ text: String) {
    var entries: [Entry] = []
    if case .mapping(let roles)? = try? Yams.compose(yaml: text) {
      for (roleNode, languages) in roles {
        guard let role = roleNode.string.flatMap(ColumnRole.init), case .mapping(let languages) = languages
        else { continue }
        for (language, names) in languages {
          for name in names.sequence?.compactMap(\.string) ?? [] {
            entries.append(
              Entry(role: role, language: language.string ?? "", name: name, words: Self.words(name)))
          }
        }
      }
    }
    self.entries = entries
  }

  /// The nearest entry of each role.
  func matches(_ column: String) -> [ColumnRole: Match] {
    let words = Self.words(column)
    guard !words.isEmpty else { return [:] }
    var best: [ColumnRole: Match] = [:]
    for entry in entries {
      let nearness = Self.nearness(words, entry.words)
      if nearness > (best[entry.role]?.nearness ?? 0) {
        best[entry.role] = Match(entry: entry, nearness: nearness)
      }
    }
    return best
  }

  /// The same name is 1; all words of the entry with others between 0.65 and 0.9; a slip of the pen 0.8.
  private static func nearness(_ words: [String], _ entry: [String]) -> Double {
    let (joined, name) = (words.joined(), entry.joined())
    if joined == name { return 1 }
    if Set(entry).isSubset(of: words) { return 0.65 + 0.25 * Double(entry.count) / Double(words.count) }
    if min(joined.count, name.count) >= 5, abs(joined.count - name.count) <= 2,
      EditDistance.between(joined, name) <= max(1, name.count / 6)
    {
      return 0.8
    }
    return joined.count > name.count && name.count >= 6 && joined.hasPrefix(name) ? 0.6 : 0
  }

  /// The words of a name: lower case, without accents, also parted where a capital follows a small letter.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character?
    for character in name {
      let isPart = character.isLetter || character.isNumber
      if !isPart || previous?.isLowercase == true && character.isUppercase {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPart { word += plain(character) }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func plain(_ character: Character) -> String {
    let lower = character.lowercased()
    return accents[lower] ?? lower
  }

  private static let accents: [String: String] = {
    var table = ["ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"]
    let letters = [
      "a": "áàâäãåąă", "c": "çćč", "d": "ď", "e": "éèêëęě", "i": "íìîïı", "l": "ľĺ", "n": "ñńň",
      "o": "óòôöõő", "r": "ŕř", "s": "śšş", "t": "ťţ", "u": "úùûüůű", "y": "ýÿ", "z": "źżž",
    ]
    for (letter, accented) in letters { for sign in accented { table[String(sign)] = letter } }
    return table
  }()
}
