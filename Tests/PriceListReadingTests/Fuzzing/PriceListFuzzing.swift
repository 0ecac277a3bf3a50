import Glibc
import PriceModel

@testable import PriceListReading

/// A price list is read to the end, every row is accepted or reported, and the size of the chunks does not matter.
enum PriceListFuzzing {
  private static let library = Result { try ProfileLibrary() }

  static func run(_ input: [UInt8], ending: String) throws {
    guard input.count <= 1 << 20 else { return }
    let isLong = input.count > 1 << 16
    let file = try FuzzFile(input, ending: ending)
    let reader = PriceListReader(library: try library.get())
    let whole = try reader.read(path: file.path, options: options(chunk: 1 << 16, isLong))
    try check(whole)
    let chunk = (isLong ? 1 << 12 : 1) + input.count % 7
    let pieces = try reader.read(path: file.path, options: options(chunk: chunk, isLong))
    try check(pieces)
    try demand(whole.diagnostics == pieces.diagnostics, "the size of the chunks changes the diagnostics")
    try demand(
      whole.rows == pieces.rows && whole.batch.prices == pieces.batch.prices
        && whole.batch.items == pieces.batch.items && whole.isUnusable == pieces.isUnusable,
      "the size of the chunks changes the rows")
    _ = try reader.recognise(path: file.path)
  }

  /// Very long fields out of few bytes, for what only shows when a buffer has to grow: each DEL stands for the byte
  /// before it, 40,000 times.
  static func inflated(_ input: [UInt8]) -> [UInt8] {
    var long: [UInt8] = []
    for byte in input {
      if byte == 0x7F, let last = long.last {
        long.append(contentsOf: repeatElement(last, count: 40_000))
      } else {
        long.append(byte)
      }
    }
    return long
  }

  /// Small limits, so that they are met too; larger ones for long inputs, so that they are read.
  private static func options(chunk: Int, _ isLong: Bool) -> ReadingOptions {
    var limits = ReadingLimits()
    limits.record = isLong ? 1 << 19 : 1 << 14
    limits.field = isLong ? 1 << 18 : 1 << 12
    limits.text = 1 << 12
    limits.attribute = 1 << 10
    limits.depth = 16
    limits.columns = 128
    limits.chunkBytes = chunk
    var options = ReadingOptions(
      edition: EditionLabel("2026-11"), market: "PL", currency: Currency("PLN"), limits: limits)
    // A thread for the digest of each reading would take longer than the reading.
    options.digests = false
    return options
  }

  /// What holds of every list, whatever its file.
  static func check(_ list: ReadPriceList) throws {
    let errors = list.diagnostics.filter { $0.severity == .error }
    try demand(list.rows == list.accepted + list.rejected && list.rejected >= 0, "rows are lost")
    try demand(!list.isUnusable || !errors.isEmpty, "an unusable file without an error")
    try demand(list.rejected == 0 || !errors.isEmpty, "rejected rows without an error")
    try demand(list.isUnusable || list.list?.isEmpty == false, "a usable file without a list's name")
    try demand(list.isUnusable || list.edition != nil, "a usable file without an edition")
    for diagnostic in list.diagnostics {
      try demand((diagnostic.line ?? 1) >= 1 && (diagnostic.column ?? 1) >= 1, "\(diagnostic) stands nowhere")
      try demand(!diagnostic.message.isEmpty, "a diagnostic says nothing")
    }
    try check(list.batch)
  }

  private static func check(_ batch: ItemBatch) throws {
    var next = 0
    for row in batch.rows {
      try demand(Int(row.firstPrice) == next, "the prices of the rows do not follow each other")
      next += Int(row.priceCount)
      try demand(batch.items.indices.contains(Int(row.item)), "a row of no item")
      let partNumber = batch.text(.partNumber, of: batch.items[Int(row.item)])
      try demand(partNumber?.isEmpty == false, "a row without part number was accepted")
      try demand(row.line >= 1, "a row stands nowhere")
    }
    try demand(next == batch.prices.count, "prices of no row")
    for price in batch.prices {
      try demand(
        batch.texts.string(price.currency).flatMap { Currency($0) } != nil, "a price without currency")
      let amounts = [price.net, price.list, price.other].compactMap(\.value)
      try demand(!amounts.isEmpty, "a price without amount")
      try demand(amounts.allSatisfy { !$0.isNegative }, "a price below 0")
      try demand(
        (price.other.value != nil) == (price.priceType != 0), "a kind without name, or a name without kind")
      try demand(batch.bands.indices.contains(Int(price.band)), "a price of no quantity band")
    }
  }
}

/// A file in memory that goes away with it.
final class FuzzFile {
  let path: String

  init(_ bytes: [UInt8], ending: String) throws {
    var template = Array("/dev/shm/pricebook-fuzz-XXXXXX.\(ending)".utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count + 1))
    guard descriptor >= 0 else { throw FuzzFailure(description: "no temporary file") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    try demand(written == bytes.count, "the temporary file is too short")
  }

  deinit { unlink(path) }
}
