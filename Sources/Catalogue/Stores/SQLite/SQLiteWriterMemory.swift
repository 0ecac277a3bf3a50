import PriceModel

/// What a writer knows of the dictionaries of the catalogue, so that the lists of one run, which share nearly all
/// texts and items, look each up in the database once.
struct SQLiteWriterMemory: Sendable {
  /// `PRAGMA data_version` when this was true.
  var dataVersion: Int64 = -1
  var texts = IDTable<UInt32>()
  /// By the four text numbers of a key.
  var keys = IDTable<UInt32>()
  /// By the text numbers of what is searched.
  var wordings = IDTable<UInt32>()
  /// By the text numbers of a content.
  var items = IDTable<ItemIDs>()
  var terms: [PriceTerms: UInt32] = [:]
}

/// The numbers of an item and of its key.
struct ItemIDs: Sendable {
  var item: UInt32
  var key: UInt32
}

/// Numbers by the bytes they stand for.
struct IDTable<ID: Sendable>: Sendable {
  private var bytes = TextTable()
  /// `nil` for what was asked for and not told yet.
  private var ids: [ID?] = []
  private var asked = 0

  /// The number of some bytes; `nil` if it is not known.
  mutating func id(of value: UnsafeRawBufferPointer) -> ID? {
    asked = Int(bytes.intern(value)) - 1
    if asked == ids.count { ids.append(nil) }
    return ids[asked]
  }

  /// Tells the number of the bytes that were asked for last.
  mutating func learn(_ id: ID) { ids[asked] = id }
}
