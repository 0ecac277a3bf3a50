import PriceModel
import Synchronization

/// The items of lists that are read one after the other with the same options: the lists of many markets describe the same
/// items in the same bytes, and each such item is made once.
///
///     var options = ReadingOptions()
///     options.sharedItems = SharedItems()
///     for source in sources { lists.append(try reader.read(source, options: options)) }
///
/// What is read does not depend on it. Lists may be read side by side.
public final class SharedItems: Sendable {
  /// Lists with equal headers, dialects and profiles share their items.
  struct Key: Hashable {
    var profile: String
    var dialect: CSVDialect
    var decimalMark: UInt8
    var columns: [String]

    init(_ shape: CSVShape) {
      profile = shape.profile.name
      dialect = shape.dialect
      decimalMark = shape.format.decimalMark
      columns = shape.header.names
    }
  }

  private let idle = Mutex<[Key: [ItemDictionary]]>([:])

  public init() {}

  /// What a list of this shape can begin with; it is the taker's alone.
  func take(_ key: Key) -> ItemDictionary? { idle.withLock { $0[key]?.popLast() } }

  func give(_ dictionary: ItemDictionary, _ key: Key) {
    guard !dictionary.isTooLarge else { return }
    idle.withLock { $0[key, default: []].append(dictionary) }
  }

  /// Those that nobody uses at the moment.
  var dictionaries: [ItemDictionary] { idle.withLock { $0.values.flatMap { $0 } } }
}

/// What lists have taught about items. It is used by one reading at a time.
final class ItemDictionary: @unchecked Sendable {
  private static let mostItems = 1 << 16
  private static let mostTexts = 1 << 18

  /// The items with their texts.
  let batch: ItemBatch
  /// The records that are known to describe them.
  private var memo: ItemMemo?

  init(_ batch: ItemBatch, _ memo: ItemMemo?) {
    self.batch = batch
    self.memo = memo
  }

  deinit { memo?.deallocate() }

  /// The memo, which the taker is to deallocate; `nil` if it is not about these columns.
  func takeMemo(of columns: [Int]) -> ItemMemo? {
    guard let memo, memo.columns == columns else { return nil }
    self.memo = nil
    return memo
  }

  /// How many records described an item in known bytes.
  var hits: Int { memo?.hits ?? 0 }

  /// Lists that share little only make each other larger.
  var isTooLarge: Bool { batch.items.count > Self.mostItems || batch.texts.count > Self.mostTexts }
}
