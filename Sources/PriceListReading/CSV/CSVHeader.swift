/// The header of a CSV file, or what a profile says instead of one: the names of the columns, and where each stands.
struct CSVHeader {
  /// Trimmed, with inner line breaks as a space; empty names stay empty.
  let names: [String]

  /// The number of columns.
  var count: Int { texts.count }

  private let texts: [String]
  private let slots: [String: Int]
  /// Columns that bear the name of an earlier one.
  let duplicates: [(slot: Int, first: Int)]

  init(_ fields: FieldStore) {
    self.init((0..<fields.count).map { fields.text($0) })
  }

  init(_ texts: [String]) {
    self.texts = texts
    names = texts.map(HeaderName.shown)
    var slots: [String: Int] = [:]
    var duplicates: [(slot: Int, first: Int)] = []
    for (slot, text) in texts.enumerated() {
      let name = HeaderName.folded(text)
      if name.isEmpty { continue }
      if let first = slots[name] {
        duplicates.append((slot, first))
      } else {
        slots[name] = slot
      }
    }
    self.slots = slots
    self.duplicates = duplicates
  }

  /// The field at a position as it stands; empty beyond the last.
  func text(_ slot: Int) -> String { texts.indices.contains(slot) ? texts[slot] : "" }

  /// The slot of a column by any spelling of its name.
  func slot(_ name: String) -> Int? { slots[HeaderName.folded(name)] }

  /// The columns of a profile that are here.
  func matches(_ profile: Profile) -> Set<Int> {
    Set(slots.lazy.filter { profile.knownColumns.contains($0.key) }.map(\.value))
  }

  /// The required columns of a profile that are not here; of alternatives, the first is named.
  func missing(_ profile: Profile) -> [[String]] {
    profile.required.filter { group in !group.contains { slot($0) != nil } }
  }

  /// The slots that no source of the profile looks at first and that it does not ignore: they become attributes under
  /// their names.
  func attributes(_ profile: Profile) -> [(slot: Int, name: String)] {
    var taken = Set(duplicates.map(\.slot))
    for source in profile.keptSources {
      for slot in BoundSource(source, slots: slot)?.leadingSlots ?? [] { taken.insert(slot) }
    }
    taken.formUnion(slots.lazy.filter { profile.csv.ignored.contains($0.key) }.map(\.value))
    if let records = profile.csv.records { taken.insert(records.column) }
    return names.indices.filter { !taken.contains($0) }.map { slot in
      (slot, names[slot].isEmpty ? "column \(slot + 1)" : names[slot])
    }
  }
}
