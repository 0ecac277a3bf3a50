import PriceModel

/// Finds the edition of a file by the order of the contract: the option; year and month in the data or the name; a
/// month in the name with the year nearest the latest start date; that date's month.
enum EditionFinder {
  struct Found: Equatable {
    var edition: EditionLabel
    /// Why it had to be guessed; `nil` if the file or the user says it.
    var guess: String?
  }

  /// - Parameters:
  ///   - stated: What the data say, a date or a month.
  ///   - fileNames: The name of the file, for an entry of an archive then those of its folders and of the archive.
  static func find(
    option: EditionLabel?, stated: String?, fileNames: [String], latestStart: CalendarDate?
  ) -> Found? {
    if let option { return Found(edition: option) }
    if let stated, let edition = edition(in: stated) { return Found(edition: edition) }
    let name = MonthInName(fileNames)
    if let edition = name.edition { return Found(edition: edition) }
    guard let latestStart else { return nil }
    let latest = EditionLabel(latestStart)
    if let month = name.month {
      // The year that brings the month nearest to the latest start; a sheet may announce prices of coming months.
      let years = [latest.year + 1, latest.year, latest.year - 1]
      let candidates = years.compactMap { EditionLabel(year: $0, month: month) }
      let nearest = candidates.min { abs($0.ordinal - latest.ordinal) < abs($1.ordinal - latest.ordinal) }
      if let nearest {
        return Found(
          edition: nearest,
          guess: "the month is in the file’s name, the year is nearest the latest start date \(latestStart)")
      }
    }
    return Found(edition: latest, guess: "it is the month of the latest start date \(latestStart)")
  }

  /// `2026-11`, `2026-11-01`, `2026-11-01T00:00:00`.
  static func edition(in text: String) -> EditionLabel? {
    if let edition = EditionLabel(text) { return edition }
    return CalendarDate(text.prefix(10)).map { EditionLabel($0) }
  }
}

/// The month, and the year if there is one, that a file name mentions: `Nov_NCE_US.csv`, `ov-pl-2026-11.csv`,
/// `Preisliste November 2026.csv`, `cennik_11.2026.csv`, `list202611.csv`.
struct MonthInName: Equatable {
  private(set) var month: Int?
  private(set) var edition: EditionLabel?

  init(_ fileName: String) {
    let words = Self.words(fileName)
    for (index, word) in words.enumerated() where month == nil {
      if let named = Self.months[word] {
        month = named
        // A year anywhere in the name goes with a month that is written out.
        let year = words.lazy.compactMap(Self.year).first
        edition = year.flatMap { EditionLabel(year: $0, month: named) }
      } else if let joined = Self.joined(word) {
        edition = joined
        month = joined.month
      } else if let year = Self.year(word) {
        let after = index + 1 < words.count ? Self.number(words[index + 1]) : nil
        let before = index > 0 ? Self.number(words[index - 1]) : nil
        guard let number = after ?? before else { continue }
        edition = EditionLabel(year: year, month: number)
        month = number
      }
    }
  }

  /// The month in the first of several names that has one. A year that the name does not have may stand in a later
  /// one, with the same month: `2026-11/Nov_NCE.csv`.
  init(_ names: [String]) {
    for found in names.map({ MonthInName($0) }) where found.month != nil {
      if month == nil { month = found.month }
      if edition == nil, found.month == month { edition = found.edition }
    }
  }

  /// Runs of letters and of digits, lower case, also split where a capital follows a small letter.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character?
    for character in name {
      let continues =
        previous.map { last in
          character.isNumber ? last.isNumber : last.isLetter && !(last.isLowercase && character.isUppercase)
        } ?? false
      if !continues || !(character.isLetter || character.isNumber) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if character.isLetter || character.isNumber { word.append(character) }
      previous = character
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  /// 2000 to 2099, four digits.
  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let number = Int(word), (2000...2099).contains(number) else { return nil }
    return number
  }

  /// 1 to 12, one or two digits.
  private static func number(_ word: String) -> Int? {
    guard word.utf8.count <= 2, let number = Int(word), (1...12).contains(number) else { return nil }
    return number
  }

  /// `202611`, `20261101`, `112026`, `01112026`.
  private static func joined(_ word: String) -> EditionLabel? {
    guard word.utf8.count == 6 || word.utf8.count == 8, Int(word) != nil else { return nil }
    if let year = year(String(word.prefix(4))), let month = number(String(word.dropFirst(4).prefix(2))) {
      return EditionLabel(year: year, month: month)
    }
    if let year = year(String(word.suffix(4))), let month = number(String(word.dropLast(4).suffix(2))) {
      return EditionLabel(year: year, month: month)
    }
    return nil
  }

  /// English, German and Polish, whole and cut to three letters.
  private static let months: [String: Int] = {
    let names: [[String]] = [
      ["january", "jan", "januar", "jänner", "styczeń", "styczen", "stycznia", "sty"],
      ["february", "feb", "februar", "luty", "lutego", "lut"],
      ["march", "mar", "märz", "maerz", "mrz", "marzec", "marca"],
      ["april", "apr", "kwiecień", "kwiecien", "kwietnia", "kwi"],
      ["may", "mai", "maj", "maja"],
      ["june", "jun", "juni", "czerwiec", "czerwca", "cze"],
      ["july", "jul", "juli", "lipiec", "lipca", "lip"],
      ["august", "aug", "sierpień", "sierpien", "sierpnia", "sie"],
      ["september", "sep", "sept", "wrzesień", "wrzesien", "września", "wrzesnia", "wrz"],
      ["october", "oct", "oktober", "okt", "październik", "pazdziernik", "października", "paź", "paz"],
      ["november", "nov", "listopad", "listopada", "lis"],
      ["december", "dec", "dezember", "dez", "grudzień", "grudzien", "grudnia", "gru"],
    ]
    var months: [String: Int] = [:]
    for (index, spellings) in names.enumerated() {
      for spelling in spellings { months[spelling] = index + 1 }
    }
    return months
  }()
}
