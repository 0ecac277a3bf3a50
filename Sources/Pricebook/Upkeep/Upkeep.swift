import Catalogue
import PriceModel
import Reporting

/// The answer of `catalogue check`.
public struct CatalogueCheckAnswer: Encodable, Sendable {
  public let schema = "pricebook.catalogue-check/1"
  public var ok: Bool
  public var lists: Int
  public var editions: Int
  /// What is wrong, a sentence each.
  public var findings: [String]

  enum CodingKeys: CodingKey {
    case schema, ok, lists, editions, findings
  }

  /// `nil` if the catalogue is sound.
  public var failure: PricebookError? {
    ok
      ? nil
      : PricebookError(
        .fault, .damaged,
        "\(Prose.count(findings.count, "thing"))"
          + " of the catalogue is not as it should be; restore a backup")
  }
}

/// The answer of `catalogue backup`.
public struct CatalogueBackupAnswer: Encodable, Sendable {
  public let schema = "pricebook.catalogue-backup/1"
  public var file: String

  enum CodingKeys: CodingKey {
    case schema, file
  }
}

/// The answer of `catalogue compact`: the size of the file in bytes.
public struct CatalogueCompactAnswer: Encodable, Sendable {
  public let schema = "pricebook.catalogue-compact/1"
  public var before: Int
  public var after: Int

  enum CodingKeys: CodingKey {
    case schema, before, after
  }
}

extension Workspace {
  /// Looks whether the catalogue is sound; changes nothing.
  public func checkCatalogue() throws -> CatalogueCheckAnswer {
    let catalogue = try catalogue()
    let check = try translatingCatalogueErrors { try catalogue.check() }
    return CatalogueCheckAnswer(
      ok: check.findings.isEmpty, lists: check.lists, editions: check.editions, findings: check.findings)
  }

  /// Writes one state of the catalogue to a file, while it is in use.
  public func backUpCatalogue(to file: String) throws -> CatalogueBackupAnswer {
    let catalogue = try catalogue()
    try translatingCatalogueErrors { try catalogue.backUp(to: file) }
    return CatalogueBackupAnswer(file: file)
  }

  /// Gives the space that is no longer used back.
  public func compactCatalogue() throws -> CatalogueCompactAnswer {
    let catalogue = try catalogue()
    let size = try translatingCatalogueErrors { try catalogue.compact() }
    return CatalogueCompactAnswer(before: size.before, after: size.after)
  }
}

extension CatalogueCheckAnswer: Answer {
  public var report: Report {
    Report(
      title: ok ? "The catalogue is sound" : "The catalogue is not sound",
      facts: [.init("Lists", .integer(lists)), .init("Editions", .integer(editions))],
      sections: [Report.Section(notes: findings)])
  }
}

extension CatalogueBackupAnswer: Answer {
  public var report: Report { Report(title: "The catalogue was written to \(file)") }
}

extension CatalogueCompactAnswer: Answer {
  public var report: Report {
    Report(
      title: "The catalogue was compacted",
      facts: [.init("Bytes before", .integer(before)), .init("Bytes after", .integer(after))])
  }
}
