import PriceModel

extension ImportOutcome {
  /// What importing the first edition of a list would do, found out without a store: nothing is there to compare
  /// with, so every row that states something is added, and no deletion finds what it deletes.
  public init(firstEdition draft: EditionDraft) {
    let batch = draft.batch
    let keys = Self.keys(of: batch)
    /// By key: the row that describes the item and the first that describes it otherwise; −1 is none.
    var describing = Array(repeating: -1, count: batch.items.count)
    var differing = describing
    var differingRows: [Int] = []
    var deletions: [Int] = []
    for (index, row) in batch.rows.enumerated() {
      let key = keys[Int(row.item)]
      if row.action == .delete {
        deletions.append(index)
        if row.priceCount == 0 { describing[key] = -1 }
      } else if describing[key] < 0 {
        describing[key] = index
      } else if differing[key] < 0, batch.rows[describing[key]].item != row.item {
        // The items of a batch are distinct.
        differing[key] = index
        differingRows.append(index)
      }
    }
    deleted = deletions.count
    added = batch.rows.count - deleted
    let repriced = batch.rows.indices.filter { batch.rows[$0].action == .reprice }
    ImportWarnings(draft: draft).record(
      deletionsOfAbsent: deletions, pricesOfAbsent: repriced, differingRows: differingRows,
      describing: { row in
        let first = describing[keys[Int(batch.rows[row].item)]]
        return first < 0 ? row : first
      }, in: &self)
  }

  private struct Key: Hashable {
    var partNumber, term, billing, segment: TextCode
  }

  /// By item of the batch: the number of its key, as the store has them: part number in upper case, term, billing
  /// and segment.
  private static func keys(of batch: ItemBatch) -> [Int] {
    var partNumbers = TextTable()
    var numbers: [Key: Int] = [:]
    numbers.reserveCapacity(batch.items.count)
    return batch.items.map { item in
      let partNumber = batch.texts.withBytes(of: item[.partNumber]) { partNumbers.internUppercase($0) }
      let key = Key(
        partNumber: partNumber, term: item[.term], billing: item[.billing], segment: item[.segment])
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }
}

extension TextTable {
  /// The code of a text in upper case; nearly all part numbers are ASCII and need no tables of Unicode.
  fileprivate mutating func internUppercase(_ text: UnsafeRawBufferPointer) -> TextCode {
    guard text.allSatisfy({ $0 < 0x80 }) else {
      return intern(String(decoding: text, as: UTF8.self).uppercased())
    }
    return withUnsafeTemporaryAllocation(byteCount: text.count, alignment: 8) { upper in
      for index in text.indices {
        let byte = text[index]
        upper[index] = byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
      }
      return intern(UnsafeRawBufferPointer(upper))
    }
  }
}
