import PriceModel

/// Finds the items of the edition before that rows mean which name an item without describing it: rows that only
/// price it, and rows that delete it.
///
/// Such rows often have the seller's number alone, while the item is known by its manufacturer's.
struct EarlierItems {
  let store: any CatalogueReading
  let listID: UInt32
  /// The month of the edition before; `nil` if there is none.
  let month: Month?

  init(before draft: EditionDraft, in store: any CatalogueReading) throws {
    self.store = store
    let isAsked = draft.batch.rows.contains { $0.action != .set }
    let before = isAsked ? try store.editions(of: draft.list).last { $0.info.edition < draft.edition } : nil
    listID = before?.listID ?? 0
    month = before?.month
  }

  /// A batch whose rows point at the items they mean.
  struct Resolution {
    var batch: ItemBatch
    /// The rows that price an item which the edition before does not hold: they state it as far as they know it.
    var pricesOfAbsent: [Int] = []
  }

  /// - Parameter merging: In a full list a row that prices an item states it, with the description of before.
  func resolve(_ batch: ItemBatch, merging: Merging) throws -> Resolution {
    var result = Resolution(batch: batch)
    guard batch.rows.contains(where: { $0.action != .set }) else { return result }
    var found: [UInt32: UInt32?] = [:]
    for (index, row) in batch.rows.enumerated() where row.action != .set {
      let item: UInt32?
      if let known = found[row.item] {
        item = known
      } else {
        item = try earlier(than: batch.items[Int(row.item)], of: batch).map { content in
          try result.batch.intern(content, texts: store.text)
        }
        found[row.item] = .some(item)
      }
      if let item { result.batch.rows[index].item = item }
      if row.action == .reprice, item == nil || merging == .full { result.batch.rows[index].action = .set }
      if row.action == .reprice, item == nil { result.pricesOfAbsent.append(index) }
    }
    return result
  }

  /// The item with the same key; else the only one that the seller calls the same and whose facets of the key are
  /// not said to be others.
  private func earlier(than item: ItemContent, of batch: ItemBatch) throws -> ItemContent? {
    guard let month, let partNumber = batch.text(.partNumber, of: item) else { return nil }
    let seller = batch.text(.distributorSKU, of: item)
    let keyFields = ItemField.key.filter { $0 != .partNumber }
    let named = try keyFields.map { ($0, batch.text($0, of: item)) }
    var ofSeller: [ItemContent] = []
    for number in Set([partNumber, seller ?? partNumber]) {
      for key in Set(try store.keys(of: number)) {
        var present: [ItemContent] = []
        try store.eachItem(.at(month, of: listID), key: key) { _, content in present.append(content) }
        for content in present {
          func text(_ field: ItemField) throws -> String? {
            content[field] == 0 ? nil : try store.text(content[field])
          }
          let sameKey = try named.allSatisfy { try text($0.0) == $0.1 }
          if sameKey, try text(.partNumber)?.uppercased() == partNumber.uppercased() { return content }
          let agrees = try named.allSatisfy { try $0.1 == nil || text($0.0) == $0.1 }
          if agrees, let seller, try text(.distributorSKU)?.uppercased() == seller.uppercased(),
            !ofSeller.contains(content)
          {
            ofSeller.append(content)
          }
        }
      }
    }
    return ofSeller.count == 1 ? ofSeller[0] : nil
  }
}

extension ItemBatch {
  /// The index of an item that is known by the store's numbers.
  fileprivate mutating func intern(_ item: ItemContent, texts store: (UInt32) throws -> String) throws
    -> UInt32
  {
    var content = ItemContent()
    for field in ItemField.allCases where item[field] != 0 {
      content[field] = texts.intern(try store(item[field]))
    }
    return intern(content)
  }
}
