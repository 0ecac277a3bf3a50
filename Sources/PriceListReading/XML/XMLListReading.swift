import PriceModel

/// Reads an XML price list, item by item, once its root element has told the profile.
struct XMLListReading {
  let profile: Profile
  private var assembler: XMLItemAssembler
  private(set) var mapper: RowMapper
  private(set) var rows = 0
  private(set) var rejects: [RejectedRecord] = []
  private let hasPriceElements: Bool

  init(
    profile: Profile, layout: XMLLayout, options: ReadingOptions, decoder: (any ItemNameDecoding)?,
    log: DiagnosticLog
  ) {
    self.profile = profile
    assembler = XMLItemAssembler(profile, layout)
    hasPriceElements = layout.price != nil
    let slots = assembler.tree.slots
    mapper = RowMapper(
      profile: profile, options: options, decoder: decoder,
      format: profile.decimal == .comma ? .comma : .point, log: log,
      names: assembler.tree.paths.map { XMLListReading.shown($0, layout) }, attributes: [],
      slots: { slots[$0] })
  }

  func deallocate() {
    assembler.deallocate()
    mapper.deallocate()
  }

  /// Takes the events of a chunk.
  mutating func take(_ log: UnsafeMutablePointer<XMLEventLog>) {
    for index in 0..<log.pointee.count {
      let event = log.pointee.events[index]
      if assembler.take(event, in: log.pointee) { item() }
      if assembler.heldBytes > mapper.options.limits.record {
        let place = assembler.itemPlace
        log.pointee.refuse(.record, Int(place.line), Int(place.column))
        return
      }
    }
  }

  private mutating func item() {
    rows += 1
    let place = assembler.itemPlace
    mapper.places = assembler.places
    mapper.begin(line: Int(place.line), column: Int(place.column))
    mapper.mapItem(assembler.fields, extra: assembler.extra)
    if hasPriceElements {
      for index in 0..<assembler.preparePrices() {
        assembler.showPrice(index)
        mapper.places = assembler.places
        mapper.mapPrice(assembler.fields)
        assembler.hidePrice(index)
      }
      mapper.places = assembler.places
    } else {
      mapper.mapPrice(assembler.fields)
    }
    let codes = mapper.finish()
    if !codes.isEmpty {
      rejects.append(RejectedRecord(line: Int(place.line), text: "", codes: codes))
    }
    assembler.clearItem()
  }

  /// A path as diagnostics show it: below the item, without prefixes.
  private static func shown(_ path: String, _ layout: XMLLayout) -> String {
    let relative = path.hasPrefix(layout.item + "/") ? String(path.dropFirst(layout.item.count + 1)) : path
    return relative.split(separator: "/", omittingEmptySubsequences: false).map { step in
      step.firstIndex(of: ":").map { String(step[step.index(after: $0)...]) } ?? String(step)
    }.joined(separator: "/")
  }
}
