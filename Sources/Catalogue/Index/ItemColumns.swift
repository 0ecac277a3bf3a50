import PriceModel

/// The keys, facets and numbers of many items as columns, read from their blocks.
///
/// The blocks stay packed; a column is unpacked when it is asked for. A question looks at a few of them.
struct ItemColumns: Sendable {
  /// A column of a block: whole numbers of `width` bytes, each counted from `smallest`.
  private struct Part {
    var smallest: UInt32
    var width: UInt32
    /// Where the numbers begin in ``bytes``.
    var start: Int
  }

  /// The columns of the blocks that were read.
  private var bytes: [UInt8] = []
  /// How many blocks are still to come, where that was said.
  private var awaited = 0
  /// Block after block: its columns.
  private var parts: [Part] = []
  /// By block that was read: how many items it has. Only the last block of a catalogue is not full; all take the same
  /// space.
  private var sizes: [Int] = []
  /// The part numbers and the distributors' SKUs in upper case, if they were asked for.
  private(set) var partNumbers = TextColumn()
  private(set) var distributorSKUs = TextColumn()
  /// By block: which of those that were read; −1 for one that was not.
  private var blocks: [Int] = []

  /// How many places there are: as many as items were read, if a block that is not full was read last.
  var count: Int { sizes.last.map { (sizes.count - 1) * ItemBlock.size + $0 } ?? 0 }

  /// Whether a block was read.
  func has(block: Int) -> Bool { block < blocks.count && blocks[block] >= 0 }

  /// The places of the items of a block; `nil` if it was not read.
  func places(ofBlock block: Int) -> Range<Int>? {
    guard has(block: block) else { return nil }
    let first = blocks[block] * ItemBlock.size
    return first..<first + sizes[blocks[block]]
  }

  /// A column of ``ItemBlock``, unpacked.
  func values(ofColumn column: Int) -> [UInt32] {
    let count = count
    return Array(unsafeUninitializedCapacity: count) { values, initialized in
      bytes.withUnsafeBytes { bytes in
        for (block, size) in sizes.enumerated() {
          let start = block * ItemBlock.size
          let end = min(start + ItemBlock.size, count)
          Self.unpack(
            parts[block * ItemBlock.columnCount + column], size, of: bytes,
            into: UnsafeMutableBufferPointer(rebasing: values[start..<end]))
        }
      }
      initialized = count
    }
  }

  /// The number at a place of a column.
  func value(ofColumn column: Int, at place: Int) -> UInt32 {
    let part = parts[place / ItemBlock.size * ItemBlock.columnCount + column]
    let start = part.start + place % ItemBlock.size * Int(part.width)
    var value: UInt32 = 0
    for index in 0..<Int(part.width) { value |= UInt32(bytes[start + index]) << UInt32(8 * index) }
    return part.smallest &+ value
  }

  /// The column of ``ItemBlock`` for a facet; none for market and currency.
  static func column(of facet: Facet) -> Int? { columns[facet] }

  private static let columns = Dictionary(
    uniqueKeysWithValues: Facet.allCases.compactMap { facet in
      ItemField(facet).flatMap { ItemBlock.facets.firstIndex(of: $0) }.map {
        (facet, ItemBlock.firstFacetColumn + $0)
      }
    })

  /// The column of a facet; empty for market and currency.
  subscript(facet: Facet) -> [UInt32] { Self.column(of: facet).map(values) ?? [] }

  /// The item keys.
  var keys: [UInt32] { values(ofColumn: ItemBlock.keyColumn) }
  /// What is searched of the items.
  var wordings: [UInt32] { values(ofColumn: ItemBlock.wordingColumn) }

  /// Makes room for blocks to come.
  mutating func reserve(blocks: Int) {
    parts.reserve(blocks * ItemBlock.columnCount)
    sizes.reserve(blocks)
    awaited = blocks
  }

  /// Adds the items of a block.
  ///
  /// - Parameter withNumbers: Whether the part numbers and SKUs are wanted, too.
  ///
  /// Throws ``CatalogueError`` `damaged`.
  mutating func add(block: UInt32, _ packed: UnsafeBufferPointer<UInt8>, withNumbers: Bool) throws {
    var reader = VariableIntegerReader(packed)
    guard let size = reader.nextID(), size <= UInt32(ItemBlock.size) else { throw Self.damaged }
    let first = reader.index
    for _ in 0..<ItemBlock.columnCount {
      guard let smallest = reader.nextID(), let width = reader.nextID(), width <= 4,
        let values = reader.skip(Int(width * size))
      else { throw Self.damaged }
      parts.append(Part(smallest: smallest, width: width, start: bytes.count + values - first))
    }
    let columns = packed[first..<reader.index]
    if awaited > 0 {
      // Blocks take about the same; room for all of them spares moving the first ones.
      bytes.reserve(columns.count * awaited / 8 * 9 + columns.count)
      awaited = 0
    }
    bytes.append(contentsOf: columns)
    while blocks.count <= Int(block) { blocks.append(-1) }
    blocks[Int(block)] = sizes.count
    sizes.append(Int(size))
    guard withNumbers else { return }
    try partNumbers.append(Int(size), from: &reader, in: packed, at: (sizes.count - 1) * ItemBlock.size)
    try distributorSKUs.append(Int(size), from: &reader, in: packed, at: (sizes.count - 1) * ItemBlock.size)
  }

  /// Unpacks the numbers of a block; behind them the values are 0.
  private static func unpack(
    _ part: Part, _ size: Int, of bytes: UnsafeRawBufferPointer,
    into values: UnsafeMutableBufferPointer<UInt32>
  ) {
    guard size == values.count else {
      unpack(part, size, of: bytes, into: UnsafeMutableBufferPointer(rebasing: values[..<size]))
      UnsafeMutableBufferPointer(rebasing: values[size...]).initialize(repeating: 0)
      return
    }
    let packed = UnsafeRawBufferPointer(rebasing: bytes[part.start..<part.start + Int(part.width) * size])
    let smallest = part.smallest
    // Most columns of a block are a byte wide or have one value.
    switch part.width {
    case 0: values.initialize(repeating: smallest)
    case 1: for index in 0..<size { values[index] = smallest &+ UInt32(packed[index]) }
    case 2:
      for index in 0..<size {
        let value = packed.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
        values[index] = smallest &+ UInt32(UInt16(littleEndian: value))
      }
    default:
      for index in 0..<size {
        var value: UInt32 = 0
        for place in 0..<Int(part.width) {
          value |= UInt32(packed[index * Int(part.width) + place]) << UInt32(8 * place)
        }
        values[index] = smallest &+ value
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

  /// Adds the texts of a block, each written as its difference from the one before.
  ///
  /// - Parameter place: Where they begin; what is before and was never written is empty.
  fileprivate mutating func append(
    _ size: Int, from reader: inout VariableIntegerReader, in source: UnsafeBufferPointer<UInt8>,
    at place: Int
  ) throws {
    while count < place { ends.append(bytes.count) }
    for index in 0..<size {
      let last = index > 0 ? range(count - 1) : 0..<0
      guard let shared = reader.nextID(), shared <= UInt32(last.count), let rest = reader.nextID(),
        let start = reader.skip(Int(rest))
      else { throw ItemColumns.damaged }
      for index in last.prefix(Int(shared)) { bytes.append(bytes[index]) }
      bytes.append(contentsOf: source[start..<start + Int(rest)])
      ends.append(bytes.count)
    }
  }
}
