import PriceModel

/// Sorts the entries of an archive into lists, entries that are refused, and entries that are no lists.
struct ZipListing {
  private let archive: ZipArchive
  private let limits: ReadingLimits
  private(set) var sources: [PriceListSource] = []
  /// Entries that are not read, which is said once for each reason.
  private(set) var skipped = SkippedFiles()

  /// - Throws: ``InputFault`` if the archive as a whole is refused.
  init(_ archive: ZipArchive, _ limits: ReadingLimits) throws {
    self.archive = archive
    self.limits = limits
    if let document = Self.document(archive.entries) {
      throw InputFault(
        .foreignFormat, "the file is \(document); accepted is CSV or XML: \(FileKind.saveAsCSV)")
    }
    var total = 0
    let repeated = Dictionary(grouping: archive.entries, by: \.name).filter { $1.count > 1 }
    for entry in archive.entries where !entry.isFolder {
      if let fault = fault(of: entry) ?? (repeated[entry.name] == nil ? nil : Self.repeated) {
        sources.append(source(entry, .refused(fault)))
      } else if skipped.takeIfHidden(entry.name) {
        continue
      } else if PriceListSource.isListName(entry.name) {
        let (sum, overflow) = total.addingReportingOverflow(entry.size)
        total = sum
        if overflow || total > limits.total { throw InputFault(limits.refusal(.total)) }
        sources.append(source(entry, .entry(archive, entry)))
      } else {
        skipped.take(ending: entry.name)
      }
    }
    if sources.isEmpty {
      let others = skipped.byEnding + skipped.hidden
      throw InputFault(
        .emptyArchive,
        "the archive holds no price list; taken are entries that end in \(PriceListSource.shownEndings)"
          + (others.isEmpty ? "" : ", and it has \(PriceListSource.shown(others))"))
    }
  }

  private func source(_ entry: ZipEntry, _ origin: PriceListSource.Origin) -> PriceListSource {
    PriceListSource(
      file: "\(archive.path)/\(entry.shownName)",
      // A month is looked for in the entry's name first, then in its folders, then in the archive's.
      names: entry.path.reversed() + [PriceListSource.lastComponent(archive.path)], origin: origin)
  }

  private static let repeated = InputFault(
    .repeatedEntry,
    "the archive has several entries of this name, and nothing tells which is meant; accepted is one")

  private func fault(of entry: ZipEntry) -> InputFault? {
    if let fault = entry.nameFault {
      return InputFault(
        .unsafeEntry, "the name of the entry \(fault); accepted are relative paths with slashes")
    }
    if entry.isSymbolicLink {
      return InputFault(.unsafeEntry, "the entry is a symbolic link; accepted are files")
    }
    if PriceListSource.isArchiveName(entry.name) {
      return InputFault(
        .nestedArchive,
        "an archive within an archive is not opened; accepted is one: unpack the outer one first")
    }
    guard PriceListSource.isListName(entry.name) else { return nil }
    if entry.isEncrypted {
      return InputFault(.encryptedEntry, "the entry is encrypted; accepted are entries without a password")
    }
    if entry.method != ZipEntry.stored, entry.method != ZipEntry.deflated {
      return InputFault(
        .unknownCompression,
        "the entry is compressed with \(entry.methodName); accepted are stored and deflated entries")
    }
    if limits.exceedsRatio(unpacked: entry.size, compressed: entry.compressedSize) {
      return InputFault(limits.refusal(.ratio))
    }
    return nil
  }

  /// Documents of offices are zip archives as well.
  private static func document(_ entries: [ZipEntry]) -> String? {
    let names = Set(entries.map(\.name))
    if names.contains("[Content_Types].xml") {
      return names.contains { $0.hasPrefix("xl/") } ? "an Excel workbook" : "a document of Microsoft Office"
    }
    return names.contains("mimetype") && names.contains("content.xml") ? "an OpenDocument file" : nil
  }
}
