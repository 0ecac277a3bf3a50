/// Words with bytes beyond ASCII, from which the code page of a text is told.
///
/// Each candidate decodes them; what comes out is held against the letters of the languages that are written with such
/// code pages. A language's share in the text is learnt from the text, so that lists in two languages are told as
/// well. Where two candidates read the same, the one that comes first is taken.
struct EncodingStatistics {
  /// Words are collected up to this number; more tell nothing new.
  private static let mostWords = 500
  private static let longestWord = 64

  /// The words that were met, each once.
  private(set) var words: Set<[UInt8]> = []
  private var word: [UInt8] = []
  private var isHigh = false

  /// Takes the next bytes of the text.
  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    guard words.count < Self.mostWords else { return }
    var index = 0
    while index < bytes.count {
      if word.isEmpty, index + 8 <= bytes.count {
        // Eight bytes of ASCII that end in no letter begin no word of interest.
        let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if eight & 0x8080_8080_8080_8080 == 0, !Self.isLetter(bytes[index + 7]) {
          index += 8
          continue
        }
      }
      let byte = bytes[index]
      index += 1
      if byte >= 0x80 || Self.isLetter(byte) {
        if byte >= 0x80 { isHigh = true }
        if word.count < Self.longestWord { word.append(byte) }
      } else if !word.isEmpty {
        endWord()
      }
    }
  }

  private mutating func endWord() {
    if isHigh, words.count < Self.mostWords { words.insert(word) }
    word.removeAll(keepingCapacity: true)
    isHigh = false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80
  }

  /// A candidate with how well it reads the words.
  struct Reading {
    var page: CodePage
    var score: Double
    /// The language that explains most words; `nil` if none does.
    var language: String?
    /// A few words that the language explains well.
    var examples: [String]

    /// Why it is taken, as a part of a sentence.
    var reason: String {
      guard let language, !examples.isEmpty else { return "its signs make the best sense in it" }
      let words = examples.map { "“\($0)”" }
      return "words like \(words.joined(separator: ", ")) are \(language) in it"
    }
  }

  /// The candidates, the likeliest first.
  func readings(_ candidates: [CodePage]) -> [Reading] {
    let found = candidates.enumerated().map { (place: $0, reading: reading($1)) }
    return found.sorted { left, right in
      abs(left.reading.score - right.reading.score) > 1e-9
        ? left.reading.score > right.reading.score : left.place < right.place
    }.map(\.reading)
  }

  private func reading(_ page: CodePage) -> Reading {
    let languages = LanguageLetters.all
    var fixed = 0.0
    var scores: [(word: String, byLanguage: [Double])] = []
    for word in words {
      let (text, cost, letters) = judge(word, page)
      fixed += cost
      if letters.isEmpty { continue }
      var byLanguage = languages.map { language in
        letters.reduce(0) { $0 + (language.letters[$1] ?? LanguageLetters.foreign) }
      }
      // A language that is not among them: any letter is as likely as another.
      byLanguage.append(Double(letters.count) * naturalLogarithm(1 / 90))
      scores.append((text, byLanguage))
    }
    let (likelihood, shares) = mixture(scores.map(\.byLanguage), languages.count + 1)
    let main = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    let isKnown = !scores.isEmpty && main < languages.count
    let examples = scores.filter { $0.byLanguage[main] > LanguageLetters.foreign }.map(\.word)
      .filter { $0.count > 2 }.sorted { ($0.count, $0) < ($1.count, $1) }
    let middle = examples.count / 2
    return Reading(
      page: page, score: fixed + likelihood, language: isKnown ? languages[main].name : nil,
      examples: isKnown ? Array(examples[max(0, middle - 1)...].prefix(3)) : [])
  }

  /// The likelihood of all words where each is of one of the languages, and the share of each, learnt in a few steps.
  private func mixture(_ words: [[Double]], _ count: Int) -> (Double, [Double]) {
    var shares = [Double](repeating: 1 / Double(count), count: count)
    var likelihood = 0.0
    guard !words.isEmpty else { return (0, shares) }
    for _ in 0..<6 {
      likelihood = 0
      var sums = [Double](repeating: 0.05, count: count)
      for word in words {
        let best = word.max() ?? 0
        let weights = word.indices.map { shares[$0] * exponential(word[$0] - best) }
        let total = weights.reduce(0, +)
        likelihood += best + naturalLogarithm(total)
        for index in weights.indices { sums[index] += weights[index] / total }
      }
      let all = sums.reduce(0, +)
      shares = sums.map { $0 / all }
    }
    return (likelihood, shares)
  }

  // MARK: A word

  /// The word in a code page; what its signs and the places of its letters cost, whatever the language; its letters
  /// beyond ASCII, small.
  private func judge(_ word: [UInt8], _ page: CodePage) -> (
    text: String, cost: Double, letters: [Unicode.Scalar]
  ) {
    let scalars = word.map { page.scalar($0) }
    var cost = 0.0
    var letters: [Unicode.Scalar] = []
    for (index, byte) in word.enumerated() where byte >= 0x80 {
      guard let scalar = scalars[index] else {
        cost -= 14
        continue
      }
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isInside = (before?.properties.isAlphabetic ?? false) && (after?.properties.isAlphabetic ?? false)
      if scalar.properties.isAlphabetic, !Self.signs.contains(scalar) {
        let isSmall = scalar.properties.isLowercase
        if !isSmall, before?.properties.isLowercase == true { cost -= 4 }
        if isSmall, after?.properties.isUppercase == true { cost -= 4 }
        letters.append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
        cost += Self.placeCost(scalar, before, after)
      } else if scalar == "\u{A0}" || scalar == "\u{AD}" || scalar == "\u{2019}" {
        // Blanks, hyphens and apostrophes stand within words as well.
        cost -= 1
      } else if Self.usualSigns.contains(scalar) {
        let touches = before?.properties.isAlphabetic == true || after?.properties.isAlphabetic == true
        cost -= isInside ? 8 : touches ? 3 : 2
      } else {
        cost -= isInside ? 9 : 4
      }
    }
    let text = String(String.UnicodeScalarView(scalars.map { $0 ?? "\u{FFFD}" }))
    return (text, cost, letters)
  }

  /// Alphabetic for Unicode, and no letters of a word.
  private static let signs: Set<Unicode.Scalar> = ["ª", "º", "µ", "ˇ", "ƒ", "ˆ"]
  /// Signs that lists are full of; others are rare.
  private static let usualSigns = Set("€£§©®™°±²³µ·«»„“”‘‚–—…•×½¼¾´¿¡".unicodeScalars)
  private static let vowels = Set("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęěőűăůı".unicodeScalars)

  /// A vowel stands between consonants, a consonant beside vowels; a letter alone is a vowel.
  private static func placeCost(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Double {
    func isVowel(_ scalar: Unicode.Scalar?) -> Bool? {
      guard let scalar, scalar.properties.isAlphabetic else { return nil }
      return vowels.contains(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
    }
    let own = isVowel(scalar) ?? false
    let (left, right) = (isVowel(before), isVowel(after))
    if left == nil, right == nil { return own ? 0 : -2 }
    var cost = 0.0
    // Nasal vowels stand before others: ação, põe.
    if scalar == "ã" || scalar == "õ" { return 0 }
    for neighbour in [left, right] {
      guard let neighbour else { continue }
      cost += neighbour != own ? 0.4 : -0.7
    }
    return cost
  }
}
