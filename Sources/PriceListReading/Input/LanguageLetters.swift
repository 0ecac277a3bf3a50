/// How often the letters beyond ASCII stand in a language, as far as telling code pages apart needs it.
struct LanguageLetters: Sendable {
  let name: String
  /// The natural logarithm of the share of each letter among these letters.
  let letters: [Unicode.Scalar: Double]

  /// What a letter costs that the language does not have.
  static let foreign = -7.5

  /// - Parameter counts: Letters with their number in ten thousand letters of text.
  private init(_ name: String, _ counts: [Character: Double]) {
    self.name = name
    let total = counts.values.reduce(0, +)
    var letters: [Unicode.Scalar: Double] = [:]
    for (letter, count) in counts {
      for scalar in letter.unicodeScalars { letters[scalar] = naturalLogarithm(count / total) }
    }
    self.letters = letters
  }

  /// Letter frequencies of running text, rounded; the sources are the usual tables of each language.
  static let all: [LanguageLetters] = [
    LanguageLetters(
      "Polish", ["ą": 99, "ć": 40, "ę": 111, "ł": 182, "ń": 20, "ó": 85, "ś": 66, "ź": 6, "ż": 83]),
    LanguageLetters(
      "Czech",
      [
        "á": 224, "č": 95, "ď": 3, "é": 133, "ě": 165, "í": 326, "ň": 7, "ó": 3, "ř": 121, "š": 80, "ť": 4,
        "ú": 10,
        "ů": 69, "ý": 107, "ž": 99,
      ]),
    LanguageLetters(
      "Slovak",
      [
        "á": 200, "ä": 8, "č": 116, "ď": 17, "é": 90, "í": 110, "ĺ": 2, "ľ": 36, "ň": 15, "ó": 14, "ô": 17,
        "ŕ": 1,
        "š": 95, "ť": 59, "ú": 93, "ý": 108, "ž": 82,
      ]),
    LanguageLetters(
      "Hungarian",
      ["á": 360, "é": 340, "í": 50, "ó": 100, "ö": 100, "ő": 90, "ú": 20, "ü": 50, "ű": 15]),
    LanguageLetters("Croatian", ["č": 120, "ć": 60, "đ": 25, "š": 80, "ž": 50]),
    LanguageLetters("Slovene", ["č": 120, "š": 96, "ž": 61]),
    LanguageLetters("Romanian", ["ă": 240, "â": 90, "î": 95, "ş": 105, "ţ": 90]),
    LanguageLetters("German", ["ä": 54, "ö": 30, "ü": 65, "ß": 37]),
    LanguageLetters(
      "French",
      [
        "é": 190, "è": 27, "à": 49, "ê": 22, "ç": 9, "ù": 6, "û": 6, "â": 5, "î": 5, "ô": 4, "ï": 1, "ë": 1,
        "œ": 2,
      ]),
    LanguageLetters("Spanish", ["á": 50, "é": 43, "í": 73, "ó": 83, "ú": 17, "ñ": 31, "ü": 1]),
    LanguageLetters(
      "Portuguese",
      [
        "ã": 73, "á": 40, "ç": 53, "é": 34, "ê": 45, "í": 20, "ó": 30, "õ": 20, "ú": 20, "à": 7, "â": 20,
        "ô": 4,
      ]),
    LanguageLetters("Italian", ["à": 64, "è": 26, "ì": 10, "ò": 15, "ù": 17, "é": 8]),
    LanguageLetters("Swedish", ["å": 134, "ä": 180, "ö": 131, "é": 2]),
    LanguageLetters("Danish or Norwegian", ["æ": 87, "ø": 94, "å": 119, "é": 2]),
    LanguageLetters("Finnish", ["ä": 358, "ö": 44, "å": 2]),
    LanguageLetters("Dutch", ["é": 10, "ë": 10, "ï": 4, "è": 2, "ö": 1, "ü": 1]),
  ]
}

/// The natural logarithm by halving: Foundation is not loaded for it.
func naturalLogarithm(_ value: Double) -> Double {
  guard value > 0 else { return -.infinity }
  // value = significand · 2^exponent, and ln((1 + t) / (1 − t)) = 2 (t + t³/3 + t⁵/5 + …) converges fast for t < 1/3.
  let t = (value.significand - 1) / (value.significand + 1)
  var term = t
  var sum = 0.0
  for odd in stride(from: 1.0, to: 27, by: 2) {
    sum += term / odd
    term *= t * t
  }
  return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}

/// e to a power that is not positive.
func exponential(_ power: Double) -> Double {
  guard power > -700 else { return 0 }
  // Scaled down until the series converges at once, then squared as often.
  let small = power / 1024
  var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
  for _ in 0..<10 { result *= result }
  return result
}
