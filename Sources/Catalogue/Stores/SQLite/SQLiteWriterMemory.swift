import PriceModel

/// What a writer knows of the dictionaries of the catalogue, so that the lists of one run, which share nearly all
/// texts and items, look each up in the database once.
struct SQLiteWriterMemory: Sendable {
  /// `PRAGMA data_version` when this was true.
  var dataVersion: Int64 = -1
  var texts = IDTable()
  /// By the four text numbers of a key.
  var keys = IDTable()
  /// By the text numbers of what is searched.
  var wordings = IDTable()
  /// By the text numbers of a content.
  var items = IDTable()
}

/// Numbers by the bytes they stand for.
struct IDTable: Sendable {
  private var bytes = TextTable()
  private var ids: [UInt32] = [0]

  /// The number of some bytes, found or made by `make` at the first time. 0 for no bytes.
  ///
  /// If `make` throws, the table must not be used any more.
  mutating func id(of value: UnsafeRawBufferPointer, make: () throws -> UInt32) rethrows -> UInt32 {
    let code = Int(bytes.intern(value))
    if code < ids.count { return ids[code] }
    ids.append(try make())
    return ids[code]
  }
}
