/// What an edition says about the items it does not name.
public enum Merging: String, Sendable, Codable, CaseIterable {
  /// The edition is the whole list: what it does not name is no longer in the list, and blank is blank.
  case full
  /// The edition names changes: what it does not name is carried over from the edition before.
  case incremental
}
