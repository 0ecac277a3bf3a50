/// The number of a row of the tables `listing` and `price`: the list in the highest bits, then the item key, then a
/// count. So the rows of a list are one range of numbers, and within it those of an item.
enum RowNumber {
  private static let keyShift: Int64 = 20
  private static let listShift: Int64 = 47
  /// The numbers that one item can have in one list.
  static let countPerKey: Int64 = 1 << keyShift
  private static let largestKey: Int64 = 1 << (listShift - keyShift) - 1
  private static let largestList: Int64 = 1 << (63 - listShift) - 1

  /// The first number of an item in a list.
  ///
  /// Throws ``CatalogueError`` `storage` for a catalogue that has become too large: over 65,535 lists or 134 million
  /// item keys.
  static func first(ofList list: UInt32, key: UInt32 = 0) throws -> Int64 {
    guard Int64(list) <= largestList, Int64(key) <= largestKey else {
      throw CatalogueError.storage("the catalogue is full: it has \(list) lists and \(key) item keys")
    }
    return Int64(list) << listShift | Int64(key) << keyShift
  }

  /// The number after the last of a list.
  static func end(ofList list: UInt32) -> Int64 { (Int64(list) + 1) << listShift }

  static func key(of number: Int64) -> UInt32 { UInt32(number >> keyShift & largestKey) }
}
