/// A question to the full text: which wordings have all of some words.
struct SearchMatch: Sendable {
  enum Columns: Sendable { case all, numbers, names }
  enum Order: Sendable {
    /// As the index has them.
    case any
    /// Best first; all matches are found before the first is given.
    case rank
  }

  var words: [String]
  /// Whether the last word is a beginning.
  var lastIsBeginning: Bool
  /// Where all words must stand.
  var columns = Columns.all
  var order = Order.any

  init(_ words: [String], lastIsBeginning: Bool) {
    self.words = words
    self.lastIsBeginning = lastIsBeginning
  }
}
