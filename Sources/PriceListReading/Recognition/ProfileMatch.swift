/// How well a profile fits a file.
public struct ProfileMatch: Sendable {
  /// The name of the profile.
  public var profile: String
  /// 0 to 100.
  ///
  /// CSV: 50 points for the share of the required columns that are there, 25 for the share of the file's named columns
  /// that the profile knows, 15 for the share of the profile's sources that the file has; 10 if the rows at the top
  /// are as the profile says, 5 where it says nothing about them.
  ///
  /// XML: 50 points for the name of the root element, 30 for its namespace, 20 if the item's element is found near
  /// the beginning.
  public var score: Int
  /// The file can be read with it: nothing that it needs is missing.
  public var fits: Bool
  /// What counted, a sentence each.
  public var reasons: [String]
}

/// A profile held against a file; what CSV and XML have in common.
protocol RankedMatch {
  var profile: Profile { get }
  var score: Int { get }
  var fits: Bool { get }
  var reasons: [String] { get }
}

/// The profiles that have something in common with a file, the best first.
///
/// What fits goes before what does not, then the higher score, then the user's profiles before those that are built
/// in. Two that fit are equally good if they have the same score and both are the user's, or both built in.
struct ProfileRanking<Match: RankedMatch> {
  let matches: [Match]

  init(_ matches: [Match]) {
    self.matches = matches.sorted { left, right in
      if left.fits != right.fits { return left.fits }
      if left.score != right.score { return left.score > right.score }
      if left.profile.isUsers != right.profile.isUsers { return left.profile.isUsers }
      return left.profile.name < right.profile.name
    }
  }

  /// The profiles that fit as well as the best one, if they are several.
  var rivals: [Match] {
    guard let first = matches.first, first.fits else { return [] }
    let equal = matches.filter {
      $0.fits && $0.score == first.score && $0.profile.isUsers == first.profile.isUsers
    }
    return equal.count > 1 ? equal : []
  }

  /// The one profile that fits best.
  var winner: Match? {
    guard let first = matches.first, first.fits, rivals.isEmpty else { return nil }
    return first
  }

  /// Of the profiles that fit, or if none does of all, the best.
  var nearest: Match? { matches.first }

  /// Why the winner is taken before another that fits.
  var precedence: String? {
    guard let winner, let next = matches.dropFirst().first(where: \.fits) else { return nil }
    if next.score == winner.score {
      return "\(next.profile.name), which is built in, fits as well; your own profile goes first"
    }
    return "\(next.profile.name) fits too, with the score \(next.score)"
  }
}

extension Profile {
  /// Not built in.
  var isUsers: Bool { file != nil }
}

extension Recognition {
  /// Takes over who won, and why.
  mutating func take<Match>(_ ranking: ProfileRanking<Match>) {
    matches = ranking.matches.map {
      ProfileMatch(profile: $0.profile.name, score: $0.score, fits: $0.fits, reasons: $0.reasons)
    }
    rivals = ranking.rivals.map(\.profile.name)
    guard let best = ranking.nearest else { return }
    score = best.score
    reasons = best.reasons
    if ranking.winner != nil {
      profile = best.profile.name
      if let precedence = ranking.precedence { reasons.append(precedence) }
    } else if rivals.isEmpty {
      nearestProfile = best.profile.name
    }
  }
}
