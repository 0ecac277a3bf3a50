import Foundation
import PriceModel

@testable import Catalogue

/// A catalogue in a folder of its own, which goes when the value goes.
final class TemporaryCatalogue {
  let folder: URL
  let catalogue: PriceCatalogue

  var path: String { Self.path(in: folder) }

  init() throws {
    folder = Self.parent.appending(path: "catalogue-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    catalogue = try PriceCatalogue.open(Self.path(in: folder), mode: .createIfMissing)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Memory where there is a file system for it: hundreds of small catalogues, each synced to disk, take their time.
  static let parent: URL = {
    let memory = URL(fileURLWithPath: "/dev/shm")
    return FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
  }()

  private static func path(in folder: URL) -> String { folder.appending(path: "prices.sqlite").path }

  @discardableResult
  func add(
    _ list: String, _ edition: String, merging: Merging = .full, options: ImportOptions = ImportOptions(),
    sha256: String? = nil, file: String? = nil, _ rows: (inout DraftBuilder) -> Void
  ) throws -> ImportOutcome {
    var builder = DraftBuilder(list, edition, merging: merging)
    builder.sha256 = sha256
    rows(&builder)
    var draft = builder.draft
    if let file { draft.file = file }
    return try catalogue.importEdition(draft, options: options)
  }

  func items(_ list: String, _ edition: String) throws -> [Item] {
    try catalogue.items(
      ItemQuestion(editions: [EditionReference(list: list, edition: label(edition))]))
  }

  /// `A 10/12.5, B 3`: part numbers with net and list amounts, as a short text to compare.
  func summary(_ list: String, _ edition: String) throws -> String {
    try items(list, edition).map { item in
      ([item.partNumber] + item.prices.map(\.amount.description)).joined(separator: " ")
    }.joined(separator: ", ")
  }
}

import GRDB

extension TemporaryCatalogue {
  /// The first column of an SQL question, asked as any other SQLite tool would ask it.
  func rows(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { try String.fetchAll($0, sql: sql) }
  }
}
