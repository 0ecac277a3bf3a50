import PriceModel

/// The keys, facets and numbers of many items as columns, read from their blocks.
struct ItemColumns: Sendable {
  /// By column of ``ItemBlock``: a store number for each item that was read.
  private(set) var columns: [[UInt32]] = Array(repeating: [], count: ItemBlock.columnCount)
  /// The part numbers and the distributors' SKUs in upper case, if they were asked for.
  private(set) var partNumbers = TextColumn()
  private(set) var distributorSKUs = TextColumn()
  /// By block: where its items begin in the columns; −1 for a block that was not read.
  private var starts: [Int] = []

  /// How many items were read.
  var count: Int { columns[0].count }

  /// The place of an item in the columns; `nil` if its block was not read or does not have it.
  func place(ofItem item: UInt32) -> Int? {
    let block = Int(item) / ItemBlock.size
    guard block < starts.count, starts[block] >= 0 else { return nil }
    let place = starts[block] + Int(item) % ItemBlock.size
    return place < count ? place : nil
  }

  /// The column of a facet; empty for market and currency.
  subscript(facet: Facet) -> [UInt32] {
    guard let field = ItemField(facet), let index = ItemBlock.facets.firstIndex(of: field) else { return [] }
    return columns[ItemBlock.firstFacetColumn + index]
  }

  /// The item keys.
  var keys: [UInt32] { columns[ItemBlock.keyColumn] }
  /// What is searched of the items.
  var wordings: [UInt32] { columns[ItemBlock.wordingColumn] }

  /// Adds the items of a block.
  ///
  /// - Parameter withNumbers: Whether the part numbers and SKUs are wanted, too.
  ///
  /// Throws ``CatalogueError`` `damaged`.
  mutating func add(block: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, withNumbers: Bool) throws {
    while starts.count <= Int(block) { starts.append(-1) }
    starts[Int(block)] = count
    var reader = VariableIntegerReader(bytes)
    guard let size = reader.nextID(), size <= UInt32(ItemBlock.size) else { throw Self.damaged }
    for column in columns.indices {
      guard let smallest = reader.nextID(), let width = reader.nextID(), width <= 4,
        let values = reader.skip(Int(width) * Int(size))
      else { throw Self.damaged }
      Self.append(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[values..<values + Int(width * size)]),
        width: width, count: Int(size), to: &columns[column], smallest)
    }
    guard withNumbers else { return }
    for _ in 0..<size { try partNumbers.append(from: &reader, in: bytes) }
    for _ in 0..<size { try distributorSKUs.append(from: &reader, in: bytes) }
  }

  /// Adds numbers of the same width, each counted from `smallest`; most columns of a block are a byte wide or have one
  /// value.
  private static func append(
    _ bytes: UnsafeRawBufferPointer, width: UInt32, count: Int, to column: inout [UInt32], _ smallest: UInt32
  ) {
    switch width {
    case 0: column.append(contentsOf: repeatElement(smallest, count: count))
    case 1: column.append(contentsOf: bytes.lazy.map { smallest &+ UInt32($0) })
    case 2:
      column.append(
        contentsOf: (0..<count).lazy.map {
          smallest
            &+ UInt32(
              UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self)))
        })
    default:
      for item in 0..<count {
        var value: UInt32 = 0
        for place in 0..<Int(width) { value |= UInt32(bytes[item * Int(width) + place]) << UInt32(8 * place) }
        column.append(smallest &+ value)
      }
    }
  }

  fileprivate static let damaged = CatalogueError(
    .damaged, "a block of items makes no sense; 'pricebook catalogue compact' makes it anew")
}

/// Texts one after the other.
struct TextColumn: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  var count: Int { ends.count - 1 }

  /// Where a text stands in ``bytes``.
  func range(_ index: Int) -> Range<Int> { ends[index]..<ends[index + 1] }

  func bytes(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// Adds a text that is written as its difference from the one before.
  fileprivate mutating func append(
    from reader: inout VariableIntegerReader, in source: UnsafeBufferPointer<UInt8>
  ) throws {
    let last = count > 0 ? range(count - 1) : 0..<0
    guard let shared = reader.nextID(), shared <= UInt32(last.count), let rest = reader.nextID(),
      let start = reader.skip(Int(rest))
    else { throw ItemColumns.damaged }
    for index in last.prefix(Int(shared)) { bytes.append(bytes[index]) }
    bytes.append(contentsOf: source[start..<start + Int(rest)])
    ends.append(bytes.count)
  }
}
