import PriceModel

/// What all rows of a file have in common: it decides on the list's name, the policy in force and the edition.
struct ListSummary {
  private let batch: ItemBatch
  private let fileValues: [String: String]

  init(_ mapper: RowMapper) {
    batch = mapper.batch
    fileValues = mapper.fileValues
  }

  /// The value of the first choice whose condition every item meets.
  func choose<Value>(_ choices: [Conditional<Value>]) -> Value? {
    choices.first { choice in
      choice.condition.allSatisfy { field, codes in
        let found = values(of: field, withAbsent: true)
        return !found.isEmpty && found.isSubset(of: codes)
      }
    }?.value
  }

  /// The distinct values of a placeholder of a list's name.
  func values(_ name: String) -> Set<String> {
    if let value = fileValues["variable:\(name)"] { return [value] }
    switch name {
    case "market": return texts(distinct(batch.prices.lazy.map(\.market)))
    case "currency": return texts(distinct(batch.prices.lazy.map(\.currency)))
    default: return ItemField(name: name).map { values(of: $0, withAbsent: false) } ?? []
    }
  }

  /// The one program of all rows.
  var program: String? {
    let programs = values(of: .program, withAbsent: true)
    return programs.count == 1 ? programs.first.flatMap { $0.isEmpty ? nil : $0 } : nil
  }

  private func values(of field: ItemField, withAbsent: Bool) -> Set<String> {
    var found = texts(distinct(batch.items.lazy.map { $0[field] }))
    if withAbsent, batch.items.contains(where: { $0[field] == 0 }) { found.insert("") }
    return found
  }

  /// Codes are small numbers, and there may be millions of them.
  private func distinct(_ codes: some Sequence<TextCode>) -> Set<TextCode> {
    var isMet = Array(repeating: false, count: batch.texts.count + 1)
    for code in codes { isMet[Int(code)] = true }
    return Set(isMet.indices.lazy.filter { isMet[$0] }.map { TextCode($0) })
  }

  private func texts(_ codes: Set<TextCode>) -> Set<String> { Set(codes.compactMap(batch.texts.string)) }
}

extension Profile {
  /// The edition that the data state: a date in one of the profile's formats as ISO 8601, anything else as it is.
  fileprivate func month(of stated: String) -> String {
    let formats = edition?.dates ?? dates
    let day = stated.withBytes { bytes in formats.lazy.compactMap { $0.date(bytes) }.first }
    return day?.description ?? stated
  }
}

extension ReadPriceList {
  /// Takes what a reading has found, and decides what concerns the file as a whole.
  mutating func complete(
    _ mapper: RowMapper, profile: Profile, options: ReadingOptions, rows: Int, rejects: [RejectedRecord],
    fileNames: [String]
  ) {
    var log = mapper.log
    self.rows = rows
    self.rejects = rejects
    let summary = ListSummary(mapper)
    inForce = summary.choose(profile.inForce) ?? .endsFirst
    program = summary.program ?? options.program
    replacesPrices = profile.merging.replacesPrices
    merging = mapper.isFull ? .full : mapper.isIncremental ? .incremental : profile.merging.standard
    if let stated = mapper.fileValues["merging"] {
      if let known = profile.merging.values[FoldedText.of(stated)] {
        merging = known
      } else {
        log.add(
          .unknownValue,
          "“\(stated)” does not say whether the list is whole; accepted are \(profile.merging.values.keys.sorted().joined(separator: ", ")); it counts as \(merging.rawValue)",
          value: stated)
      }
    }
    let template = summary.choose(profile.listNames)
    let name = options.list.map(ListNameTemplate.cleaned) ?? template?.name(summary.values) ?? ""
    list = name.isEmpty ? profile.name : name
    let stated = mapper.fileValues["edition"].map { profile.month(of: $0) }
    if let stated, EditionFinder.edition(in: stated) == nil {
      log.add(
        .badEdition, "“\(stated)” is not an edition; accepted is a month like 2026-11 or a date",
        value: stated)
    }
    let latest = mapper.latestStart == PriceLine.openStart ? nil : CalendarDate(dayNumber: mapper.latestStart)
    let found = EditionFinder.find(
      option: options.edition, stated: stated, fileNames: fileNames, latestStart: latest)
    edition = found?.edition
    if let found, let guess = found.guess {
      log.add(
        .editionAssumed,
        "the edition is assumed to be \(found.edition): \(guess); accepted is year and month in the file’s name, or the option --edition",
        value: found.edition.description)
    } else if found == nil, !isUnusable {
      isUnusable = true
      log.add(
        .editionUnknown,
        "neither the data nor the name of the file tell the edition; accepted is year and month in the name, like ov-pl-2026-11.csv, or the option --edition"
      )
    }
    batch = mapper.batch
    diagnostics = log.finished()
    summaries = log.summaries
    warnings = log.warnings
    if isUnusable {
      list = nil
      edition = nil
    }
  }
}
