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
  private var ids: [ID] = []

  /// The number of some bytes; `nil` if it is not known. Then it must be told with ``learn(_:)`` before the next question.
  mutating func id(of value: UnsafeRawBufferPointer) -> ID? {
    let code = Int(bytes.intern(value))
    return code <= ids.count ? ids[code - 1] : nil
  }

  /// Tells the number of the bytes that were asked for last.
  mutating func learn(_ id: ID) { ids.append(id) }
}
