/// A CSV profile held against a header.
struct CSVMatch: RankedMatch {
  let profile: Profile
  let dialect: CSVDialect
  let header: CSVHeader
  let headerLine: Int
  /// Required columns that the header does not have; each with the names that would be accepted.
  let missing: [[String]]
  let score: Int
  let reasons: [String]

  /// The rows are as the profile says, where it says something.
  let rowsFit: Bool
  private let head: CSVHead

  var fits: Bool { missing.isEmpty && rowsFit }

  /// - Parameters:
  ///   - line: Where the header stands; 0 if the profile names the columns by position.
  ///   - isGiven: The user names the profile, so that the rows need not show it.
  /// - Returns: `nil` if the profile has nothing in common with the text.
  init?(
    _ profile: Profile, _ head: CSVHead, _ header: CSVHeader, line: Int, text: [UInt8], isGiven: Bool,
    limits: ReadingLimits
  ) {
    let known = header.matches(profile)
    guard !known.isEmpty else { return nil }
    self.profile = profile
    dialect = head.dialect
    self.header = header
    headerLine = line
    self.head = head
    missing = header.missing(profile)
    let signature = profile.csv.signature
    let shape = CSVShape(profile: profile, dialect: head.dialect, header: header, headerLine: line)
    let rowsAreRight =
      missing.isEmpty && !signature.isEmpty
      && signature.holds(in: CSVRows(head: text, shape: shape, limits: limits))
    rowsFit = isGiven || signature.isEmpty || rowsAreRight
    // Without a header the rows are all there is to tell by.
    if line == 0, !rowsFit { return nil }

    let required = profile.required.count
    let names = header.names
    let named = names.indices.filter { !names[$0].isEmpty }
    let sources = profile.sources
    let found = sources.count { $0.isFound(header.slot) }
    // Of two profiles that miss columns, the one that takes few values is not the nearer for that.
    let comparable = missing.isEmpty ? sources.count : max(sources.count, 12)
    let share = { (part: Int, whole: Int) in whole == 0 ? 1 : Double(part) / Double(whole) }
    let points =
      50 * share(required - missing.count, required) + 25 * share(known.count, named.count)
      + 15 * share(found, comparable) + (rowsAreRight ? 10 : rowsFit ? 5 : 0)
    // Rounded down, so that only a perfect fit has 100; what is shown is what is compared.
    score = Int(points + 1e-9)

    var reasons: [String] = []
    if line > 0 {
      reasons.append(
        missing.isEmpty
          ? "line \(line) has the \(required == 1 ? "column" : "\(required) columns") that the profile requires"
          : "line \(line) has \(required - missing.count) of the \(required) columns that the profile requires"
      )
      let unknown = named.filter { !known.contains($0) }.map { "“\(names[$0])”" }
      reasons.append(
        "the profile knows \(known.count) of its \(named.count) columns"
          + (unknown.isEmpty ? "" : ", not \(Self.list(unknown))"))
    }
    if rowsAreRight { reasons += signature.reasons }
    if !rowsFit { reasons.append("the rows are not what the profile says") }
    reasons.append("\(found) of the \(sources.count) sources of the profile are there")
    self.reasons = reasons
  }

  /// Whether this header is a better reading of the same profile.
  func isBetter(than other: CSVMatch) -> Bool {
    if fits != other.fits { return fits }
    if score != other.score { return score > other.score }
    if headerLine == 0 { return abs(width - header.count) < abs(other.width - header.count) }
    return headerLine < other.headerLine
  }

  /// The number of columns that most records have.
  private var width: Int { head.usualWidth.columns }

  private static func list(_ words: [String]) -> String {
    words.count <= 6
      ? words.joined(separator: ", ")
      : words.prefix(5).joined(separator: ", ") + " and \(words.count - 5) more"
  }
}
