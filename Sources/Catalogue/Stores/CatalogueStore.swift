import PriceModel

// The line between what the catalogue means and where it is kept. Everything above this line is the same for every
// store; a store keeps dictionaries, facts with ranges, and editions, and knows nothing of fates or questions.

/// A place that keeps a catalogue.
protocol CatalogueStore: Sendable {
  /// Asks one consistent state of the catalogue, whatever is written meanwhile.
  func read<Answer>(_ body: (any CatalogueReading) throws -> Answer) throws -> Answer

  /// Changes the catalogue in one transaction, alone among writers; other writers wait. If `body` throws, or in a
  /// rehearsal, nothing has happened.
  func write<Answer>(_ mode: WritingMode, _ body: (any CatalogueWriting) throws -> Answer) throws -> Answer

  /// Makes sure that what was written survives a power cut.
  func settle() throws

  /// Looks whether the catalogue is sound.
  func check() throws -> CatalogueCheck
  /// Writes one state of the catalogue to another file.
  func backUp(to path: String) throws
  /// Makes anew what is packed, and gives unused space back.
  func compact() throws -> CatalogueSize
}

/// What becomes of the changes of a transaction.
enum WritingMode: Sendable {
  /// They survive a power cut as soon as the transaction is over.
  case durable
  /// They survive the end of the process at any moment, and a power cut after ``CatalogueStore/settle()``; one sync
  /// serves many transactions.
  case unsettled
  /// None of them is kept.
  case rehearsal
}

/// Ranges of one list to read: those that start by `last` and end after `first`.
struct RangeWindow: Sendable {
  var listID: UInt32
  /// A range that ends exactly here (exclusive end) still counts if ``includesTouching`` is set.
  var first: Month
  var last: Month
  var includesTouching = false

  /// The ranges that hold in one month.
  static func at(_ month: Month, of listID: UInt32) -> RangeWindow {
    RangeWindow(listID: listID, first: month, last: month)
  }

  /// The ranges that hold in, end at or begin with one of the editions from `first` to `last`.
  static func touching(_ first: Month, _ last: Month, of listID: UInt32) -> RangeWindow {
    RangeWindow(listID: listID, first: first, last: last, includesTouching: true)
  }

  /// The smallest exclusive end of a range in the window.
  var smallestUntil: Month { includesTouching ? first : first + 1 }
}

/// Questions that a store answers. Used only within the closure that it was given to.
protocol CatalogueReading: AnyObject {
  /// The editions of a list, or all, by name of the list and month.
  func editions(of list: String?) throws -> [EditionRecord]
  /// Listings in the order of facts, then by month; only of one item key if `key` is given.
  func eachListing(_ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>) throws -> Void) throws
  /// Prices in the order of facts, then by month; only of one item key if `key` is given.
  func eachPrice(_ window: RangeWindow, key: UInt32?, _ body: (Held<PriceFact>) throws -> Void) throws
  /// As ``eachListing(_:key:_:)``, with the content of the item as store numbers of texts.
  func eachItem(
    _ window: RangeWindow, key: UInt32?, _ body: (Held<ListingFact>, ItemContent) throws -> Void) throws
  /// The item keys of which a listing or a price holds in exactly one of two editions of a list, in order.
  func keys(of listID: UInt32, differingBetween old: Month, and new: Month) throws -> [UInt32]
  /// The texts of an item key as store numbers: part number, term, billing, segment.
  func texts(ofKey key: UInt32) throws -> [UInt32]
  /// A text by its number, which is not 0.
  func text(_ id: UInt32) throws -> String
  /// Texts by their numbers, which are not 0 and ascend; the same number may come again.
  func eachText(_ ids: [UInt32], _ body: (UInt32, String) throws -> Void) throws
  /// The number of a text; `nil` if the catalogue does not have it.
  func textID(of text: String) throws -> UInt32?
  /// A quantity band by its number.
  func band(_ id: UInt32) throws -> QuantityBand
  /// The item keys with this part number or distributor SKU in any edition, compared without case.
  func keys(of partNumber: String) throws -> [UInt32]
  /// The wordings that have all words of a match, until `body` returns false.
  func eachMatch(_ match: SearchMatch, _ body: (UInt32) throws -> Bool) throws
  /// The packed lines of an edition; see ``PackedLines``.
  func packedLines(of listID: UInt32, at month: Month) throws -> EditionLines
  /// What an edition says happened to its rows, by line.
  func claims(of listID: UInt32, at month: Month) throws -> [Claim]
  /// The offers of editions, in their order; see ``PackedOffers``.
  func packedOffers(of editions: [EditionRecord]) throws -> [[UInt8]]
  /// The number of the last item; 0 if there is none.
  func lastItem() throws -> UInt32
  /// Adds the items of some blocks, which ascend, or of all blocks; see ``ItemBlock``.
  func readItems(ofBlocks blocks: [UInt32]?, withNumbers: Bool, into columns: inout ItemColumns) throws
  /// What the rows of an edition deleted.
  func deletions(of listID: UInt32, at month: Month) throws -> [Deletion]
  /// The files whose rows were added to editions of a list, or of all, in their order.
  func additions(to listID: UInt32?) throws -> [EditionAddition]
  /// The content of an item as store numbers of texts.
  func content(ofItem item: UInt32) throws -> ItemContent
  /// What was done to the editions of a list, or of all, in the order in which it was done.
  func importLog(of list: String?) throws -> [ImportLogEntry]
  /// The number of the last entry of the log; 0 if there is none.
  func lastLogEntry() throws -> Int
  /// Whether the log has entries of a list behind one.
  func hasLogEntries(of listID: UInt32, after entry: Int) throws -> Bool
  /// What an entry of the log changed in its edition.
  func corrections(of entry: Int) throws -> [Correction]
}

extension CatalogueReading {
  /// The columns of all items.
  func allItemColumns(withNumbers: Bool) throws -> ItemColumns {
    var columns = ItemColumns()
    try readItems(ofBlocks: nil, withNumbers: withNumbers, into: &columns)
    return columns
  }
}

/// Changes that a store makes. Used only within the closure that it was given to.
protocol CatalogueWriting: CatalogueReading {
  /// The store's number of a list, which is made if it is new.
  func listID(_ name: String) throws -> UInt32
  /// The store's numbers for all that a batch names, made where they are new.
  func code(_ batch: ItemBatch) throws -> BatchCodes
  func apply(_ edits: RangeEdits<ListingFact>, to listID: UInt32) throws
  func apply(_ edits: RangeEdits<PriceFact>, to listID: UInt32) throws
  /// Records an edition, in place of what was recorded for its list and month.
  func save(_ edition: EditionRecord) throws
  func save(_ lines: EditionLines, offers: [UInt8], of listID: UInt32, at month: Month) throws
  /// Records what the rows of an edition deleted and claimed, in place of what was recorded.
  func save(_ deletions: [Deletion], _ claims: [Claim], of listID: UInt32, at month: Month) throws
  /// Forgets an edition with its additions, lines, deletions and claims. The facts are not touched.
  func removeEdition(_ listID: UInt32, at month: Month) throws
  /// Records a file whose rows were added to an edition.
  func save(_ addition: EditionAddition) throws
  /// Forgets the files whose rows were added to an edition.
  func removeAdditions(to listID: UInt32, at month: Month) throws
  /// Adds an entry to the log; its number is given by the store.
  func append(_ entry: ImportLogEntry, _ corrections: [Correction], of listID: UInt32) throws
}

/// The store's numbers for what a batch names.
struct BatchCodes: Sendable {
  /// By text code of the batch; only for texts of prices and claims.
  var texts: [UInt32]
  /// By item of the batch: the number of its content, and of its key.
  var items: [UInt32]
  var keys: [UInt32]
  /// By band of the batch.
  var bands: [UInt32]
}

/// The packed lines of the listings and of the prices of an edition.
struct EditionLines: Hashable, Sendable {
  var listings: [UInt8]
  var prices: [UInt8]
}

/// A row that deletes: an item, or its prices at one place.
struct Deletion: Hashable, Sendable {
  var key: UInt32
  /// `nil` deletes the item with all its prices.
  var place: PriceFact.Place?
  var line: UInt32
}

/// What a list itself says happened to a row, where it says that something did.
///
/// Most rows of a list with such a column say that nothing happened. They are not kept one by one: a claim of line 0,
/// key 0 stands for all the rows of the edition that have none of their own.
struct Claim: Hashable, Sendable {
  var key: UInt32
  var line: UInt32
  /// Store numbers of texts.
  var claim: UInt32
  var previousValues: UInt32
}
