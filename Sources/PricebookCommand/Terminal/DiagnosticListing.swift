import PriceModel

/// Writes diagnostics to stderr. Many of one kind are cut with their number: the JSON answer and the rejects file
/// have them all.
enum DiagnosticListing {
  static let shownPerCode = 20

  static func say(_ diagnostics: [Diagnostic], quiet: Bool) {
    var seen: [String: Int] = [:]
    for diagnostic in diagnostics {
      if quiet, diagnostic.severity == .warning { continue }
      let key = "\(diagnostic.severity.rawValue) \(diagnostic.code)"
      seen[key, default: 0] += 1
      if seen[key, default: 0] <= shownPerCode { Console.say(diagnostic.description) }
    }
    for (key, count) in seen.sorted(by: { $0.key < $1.key }) where count > shownPerCode {
      Console.say("… and \(count - shownPerCode) more of \(key); --format json lists them all")
    }
  }
}
