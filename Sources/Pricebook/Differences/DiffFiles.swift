import Catalogue
import FoundationEssentials
import PriceListReading
import PriceModel

/// How two files are read to be compared; what is `nil` is recognised, as by an import.
public struct DiffReading: Sendable {
  /// The name of a profile or the path of a profile file.
  public var profile: String?
  public var market: String?
  public var currency: Currency?
  public var program: String?
  public var encoding: String?
  /// Bounds of the reading that are moved, each as `NAME=SIZE`.
  public var limits: [String] = []

  public init() {}
}

extension Workspace {
  /// What differs between two price list files, without a catalogue: both are read into one that lasts as long as the
  /// comparison. Two files of one month, such as a list and its correction, can be compared too.
  ///
  /// - Parameter report: Is given everything the reading had to say and how often, before this function throws.
  /// - Throws: ``PricebookError`` of kind `inputOutput` for a file that cannot be read, `fault` for one that is no price
  ///   list or has a row that is rejected: a difference of half a file would be wrong.
  public func diff(
    file old: String, with new: String, reading: DiffReading = DiffReading(),
    filter: DiffFilter = DiffFilter(),
    report: ([Diagnostic], [DiagnosticSummary]) throws -> Void = { _, _ in }
  ) throws -> DiffAnswer {
    let library = try profiles()
    var options = ReadingOptions()
    options.profile = try translatingReadingErrors { try reading.profile.map(library.profile(named:)) }
    options.market = reading.market
    options.currency = reading.currency
    options.program = reading.program
    options.encoding = reading.encoding
    options.limits = try ReadingLimits(userSettings: reading.limits)
    let reader = PriceListReader(library: library)
    let (before, after) = try translatingReadingErrors {
      (try reader.read(path: old, options: options), try reader.read(path: new, options: options))
    }
    try report(before.diagnostics + after.diagnostics, before.summaries + after.summaries)
    for read in [before, after] where read.isUnusable || read.rejected > 0 {
      throw Self.failure(of: read)
    }

    let folder = FileManager.default.temporaryDirectory.path + "/pricebook-diff-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try translatingCatalogueErrors {
      let catalogue = try PriceCatalogue.open(folder + "/pricebook.sqlite", mode: .createIfMissing)
      guard let list = after.list, let newest = after.edition, let oldest = before.edition,
        let oldList = before.list
      else { throw Self.failure(of: after.list == nil ? after : before) }
      // The catalogue keeps one edition a month: of two files of a month the old one borrows the month before.
      let place = oldest < newest ? oldest : newest.previous
      var everything = ImportOptions()
      everything.allowShrink = true
      try catalogue.importEdition(EditionDraft(before, list: list, edition: place), options: everything)
      try catalogue.importEdition(EditionDraft(after, list: list, edition: newest), options: everything)
      var comparison = try catalogue.compare(list: list, old: place, new: newest)
      if oldest > newest {
        // Flags speak of what came before.
        comparison.checkedClaims = false
        comparison.contradictions = []
      }
      if place != oldest || list != oldList {
        try comparison.restore(place, to: EditionReference(list: oldList, edition: oldest))
      }
      var answer = DiffAnswer(try filter.of(comparison), filter: filter)
      answer.oldFile = before.file
      answer.newFile = after.file
      return answer
    }
  }
}

extension EditionDraft {
  fileprivate init(_ read: ReadPriceList, list: String, edition: EditionLabel) {
    self.init(
      list: list, edition: edition, program: read.program, profile: read.profile, file: read.file,
      sha256: read.sha256, merging: read.merging, inForce: read.inForce, batch: read.batch)
  }
}

extension EditionComparison {
  /// Gives everything of a borrowed month the name that it has in its own file.
  fileprivate mutating func restore(_ borrowed: EditionLabel, to reference: EditionReference) throws {
    func restore(_ source: inout Source) {
      if source.edition == borrowed { source.edition = reference.edition }
    }
    func restore(_ source: inout Source?) {
      if source?.edition == borrowed { source?.edition = reference.edition }
    }
    old = reference.edition
    for index in removed.indices {
      restore(&removed[index].source)
      for price in removed[index].prices.indices {
        removed[index].prices[price].list = reference.list
        removed[index].prices[price].edition = reference.edition
        restore(&removed[index].prices[price].source)
      }
    }
    changed = try changed.compactMap { item in
      var item = item
      for change in item.changes.indices {
        restore(&item.changes[change].oldSource)
        restore(&item.changes[change].newSource)
      }
      return item
    }
  }
}
