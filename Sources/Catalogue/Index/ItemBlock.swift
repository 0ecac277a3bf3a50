import PriceModel

/// What is asked of all items at once, for 256 items of one after the other: keys, facets, and numbers.
///
/// The table of items is wide, and reading it row by row takes half a microsecond an item. A block holds the columns that
/// choosing and searching need, each with as many bytes a value as its largest value takes; ``ItemColumns`` reads them.
struct ItemBlock {
  /// The items of a block; item *i* is in block *i* ÷ 256.
  static let size = 256

  /// The facets of an item, in the order of their columns.
  static let facets: [ItemField] = [
    .program, .family, .offering, .level, .unit, .acquired, .productType, .userType, .segment, .language,
    .term,
    .billing, .itemName,
  ]
  /// The columns before those of the facets.
  static let keyColumn = 0
  static let wordingColumn = 1
  static let firstFacetColumn = 2
  static let columnCount = firstFacetColumn + facets.count

  /// By column and item: store numbers.
  private var columns: [[UInt32]] = Array(repeating: [], count: columnCount)
  /// By item: the part number and the distributor's SKU in upper case, as UTF-8.
  private var partNumbers: [[UInt8]] = []
  private var distributorSKUs: [[UInt8]] = []

  /// Adds the next item.
  mutating func append(_ values: [UInt32], partNumber: [UInt8], distributorSKU: [UInt8]) {
    for (column, value) in values.enumerated() { columns[column].append(value) }
    partNumbers.append(partNumber)
    distributorSKUs.append(distributorSKU)
  }

  var packed: [UInt8] {
    var bytes: [UInt8] = []
    VariableInteger.append(UInt64(columns[0].count), to: &bytes)
    for column in columns {
      let smallest = column.min() ?? 0
      let span = (column.max() ?? 0) - smallest
      let width = (UInt32.bitWidth - span.leadingZeroBitCount + 7) / 8
      VariableInteger.append(UInt64(smallest), to: &bytes)
      bytes.append(UInt8(width))
      for value in column {
        for place in 0..<width {
          bytes.append(UInt8(truncatingIfNeeded: (value - smallest) >> UInt32(8 * place)))
        }
      }
    }
    for texts in [partNumbers, distributorSKUs] {
      var last: [UInt8] = []
      for text in texts {
        // Items of one part number stand together; only what is new is written.
        let shared = zip(last, text).prefix { $0 == $1 }.count
        VariableInteger.append(UInt64(shared), to: &bytes)
        VariableInteger.append(UInt64(text.count - shared), to: &bytes)
        bytes.append(contentsOf: text[shared...])
        last = text
      }
    }
    return bytes
  }
}
