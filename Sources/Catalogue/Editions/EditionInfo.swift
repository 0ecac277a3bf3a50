import PriceModel

/// A list and one of its editions.
public struct EditionReference: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The name of the list, lower case: `nce-us`.
  public var list: String
  public var edition: EditionLabel

  public init(list: String, edition: EditionLabel) {
    self.list = list
    self.edition = edition
  }

  public var description: String { "\(list) \(edition)" }
}

/// What the catalogue knows about an edition that it holds.
public struct EditionInfo: Hashable, Sendable {
  public var list: String
  public var edition: EditionLabel
  /// The accepted rows of the file.
  public var rows: Int
  /// The name of the profile that read the file.
  public var profile: String
  public var file: String
  /// The SHA-256 of the file, in hexadecimal.
  public var sha256: String
  /// The day of the import, as the importer stated it.
  public var imported: CalendarDate?
  /// Which of several dated prices of one key is in force.
  public var inForce: InForcePolicy
  public var merging: Merging
  /// The program of the list, where the importer stated one.
  public var program: String?

  public var reference: EditionReference { EditionReference(list: list, edition: edition) }
}

/// An edition as the store knows it.
struct EditionRecord: Sendable {
  /// The store's number of the list.
  var listID: UInt32
  var info: EditionInfo

  var month: Month { info.edition.ordinal }
}
