import PriceModel

/// What a writer knows of the dictionaries of the catalogue, so that the lists of one run, which share nearly all
/// texts and items, look each up in the database once.
struct SQLiteWriterMemory: Sendable {
  /// `PRAGMA data_version` when this was true.
  var dataVersion: Int64 = -1
  var texts = IDTable<UInt32>(none: 0)
  /// By the four text numbers of a key.
  var keys = IDTable<UInt32>(none: 0)
  /// By the text numbers of what is searched.
  var wordings = IDTable<UInt32>(none: 0)
  /// By the text numbers of a content.
  var items = IDTable(none: ItemIDs(item: 0, key: 0))
  var terms: [PriceTerms: UInt32] = [:]
}

/// The numbers of an item and of its key.
struct ItemIDs: Equatable, Sendable {
  var item: UInt32
  var key: UInt32
}

/// Numbers by the bytes they stand for.
struct IDTable<ID: Equatable & Sendable>: Sendable {
  private var bytes = TextTable()
  private var ids: [ID] = []
  private var asked = 0
  /// Stands for what was asked for and not told yet; no row of a table has it.
  private let none: ID

  init(none: ID) {
    self.none = none
  }

  /// The number of some bytes; `nil` if it is not known. Until the next question it may be told with ``learn(_:)``.
  mutating func id(of value: UnsafeRawBufferPointer) -> ID? {
    asked = Int(bytes.intern(value)) - 1
    if asked == ids.count { ids.append(none) }
    return ids[asked] == none ? nil : ids[asked]
  }

  /// Tells the number of the bytes that were asked for last.
  mutating func learn(_ id: ID) { ids[asked] = id }
}
