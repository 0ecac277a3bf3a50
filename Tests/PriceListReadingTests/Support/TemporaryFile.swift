import Foundation
import PriceModel

@testable import PriceListReading

/// A file in a folder of its own that goes away with it.
final class TemporaryFile {
  let path: String
  private let folder: URL
  var folderPath: String { folder.path }

  init(_ bytes: [UInt8], name: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pricebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// Loaded once: thousands of tests read with it.
let builtInProfiles = Result { try ProfileLibrary() }

/// Reads a text as if it were a file.
func read(
  _ text: String, name: String = "list-2026-11.csv", options: ReadingOptions = ReadingOptions(),
  itemNames: (any ItemNameDecoding)? = nil
) throws -> ReadPriceList {
  try read(bytes: Array(text.utf8), name: name, options: options, itemNames: itemNames)
}

func read(
  bytes: [UInt8], name: String = "list-2026-11.csv", options: ReadingOptions = ReadingOptions(),
  itemNames: (any ItemNameDecoding)? = nil
) throws -> ReadPriceList {
  let file = try TemporaryFile(bytes, name: name)
  return try PriceListReader(library: builtInProfiles.get(), itemNames: itemNames).read(
    path: file.path, options: options)
}

/// The lists that a file of these bytes holds, each as it was read.
func readAll(
  bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions(),
  system: any SystemReading = SystemReads()
) throws -> (lists: [ReadPriceList], diagnostics: [Diagnostic]) {
  let file = try TemporaryFile(bytes, name: name)
  var reader = PriceListReader(library: try builtInProfiles.get(), itemNames: nil)
  reader.system = system
  let contents = reader.contents(of: file.path, limits: options.limits)
  return (try contents.lists.map { try reader.read($0, options: options) }, contents.diagnostics)
}

/// Limits with a chunk size.
func limits(chunk: Int) -> ReadingLimits {
  var limits = ReadingLimits()
  limits.chunkBytes = chunk
  return limits
}

/// Chunks of one and two bytes, and the whole file at once.
let chunkSizes = [1, 2, 1 << 16]

extension ReadPriceList {
  /// The codes of the diagnostics, in the order of the file.
  var codes: [String] { diagnostics.map(\.code) }

  func diagnostic(_ code: String) -> Diagnostic? { diagnostics.first { $0.code == code } }

  /// A field of the item of a row.
  func text(_ field: ItemField, row: Int = 0) -> String? {
    guard batch.rows.indices.contains(row) else { return nil }
    return batch.text(field, of: batch.items[Int(batch.rows[row].item)])
  }

  /// The prices of a row, written out.
  func prices(row: Int = 0) -> [String] {
    guard batch.rows.indices.contains(row) else { return [] }
    return batch.prices(of: batch.rows[row]).map { line in
      var parts: [String] = []
      if let net = line.net.value { parts.append("net \(net)") }
      if let list = line.list.value { parts.append("list \(list)") }
      if let other = line.other.value {
        parts.append("\(batch.texts.string(line.priceType) ?? "?") \(other)")
      }
      parts.append(batch.texts.string(line.currency) ?? "?")
      if let market = batch.texts.string(line.market) { parts.append(market) }
      let from = line.from == PriceLine.openStart ? "" : CalendarDate(dayNumber: line.from).description
      let to = line.to == PriceLine.openEnd ? "" : CalendarDate(dayNumber: line.to).description
      parts.append("\(from)…\(to)")
      let band = batch.bands[Int(line.band)]
      if let minimum = band.minimum { parts.append("≥\(minimum)") }
      if let maximum = band.maximum { parts.append("≤\(maximum)") }
      if let basis = band.basis { parts.append("per \(basis)") }
      parts.append(line.per.name)
      return parts.joined(separator: " ")
    }
  }
}

/// The package's neighbour with real files, where it is there.
enum SharedSamples {
  static let folder: URL? = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = package.deletingLastPathComponent().appendingPathComponent("shared/samples")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var exist: Bool { folder != nil }

  static func files(in name: String) throws -> [URL] {
    guard let folder else { return [] }
    return try FileManager.default.contentsOfDirectory(
      at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }
}

/// Knows the few tokens the tests need; the real decoder has its own tests.
struct FewTokens: ItemNameDecoding {
  func decode(_ name: String) -> DecodedItemName {
    var decoded = DecodedItemName()
    let tokens = Set(name.split(separator: " ").map(String.init))
    decoded.family = name.split(separator: " ").first.map(String.init)
    decoded.level = tokens.contains("NL") ? "NL" : nil
    decoded.productType = tokens.contains("LicSAPk") ? "LSA" : nil
    decoded.unit = tokens.contains("1Y") ? "1Y" : nil
    decoded.offering = tokens.contains("Ent") ? "ENT" : nil
    decoded.userType = tokens.contains("DvcCAL") ? "device" : nil
    decoded.programIsAmbiguous = tokens.contains("OLV")
    decoded.program = tokens.contains("OLP") ? "OLP" : nil
    decoded.qualifiers = tokens.contains("Qlfd") ? ["Qualified"] : []
    return decoded
  }
}
