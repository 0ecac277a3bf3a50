import PriceModel

/// Where the value of a slot stands, for diagnostics.
struct SlotPlace: Hashable {
  var line: Int32 = 0
  var column: Int32 = 0
}

/// Turns records into rows of an ``ItemBatch`` by a profile, whatever container they came from.
///
/// A record is mapped in steps: ``begin(line:column:)``, ``mapItem(_:extra:)``, ``mapPrice(_:)`` for each price,
/// ``finish()``. All faults of a record are reported, and a record with any error leaves nothing in the batch.
struct RowMapper {
  let profile: Profile
  let options: ReadingOptions
  let decoder: (any ItemNameDecoding)?
  /// The names of the slots, as the file writes them.
  var names: [String]
  var batch = ItemBatch()
  var log: DiagnosticLog
  var items: ItemPlan
  var prices: PricePlan
  /// XML: where each slot's value stands. CSV: empty, the place is the record's line and the number of the field.
  var places: [SlotPlace] = []
  /// Fields of the record, for what is said about short rows.
  var fieldCount = Int.max

  // The record at hand.
  var line = 0
  var column: Int?
  var errors: [String] = []
  var content = ItemContent()
  var lines: [PriceLine] = []
  /// The prices of the record whose kind is data.
  var kinds: [KindOfLine] = []
  var per = PriceBasis.unit
  var action = RowAction.set
  var claim: TextCode = 0
  var previousValues: TextCode = 0
  /// Bit *n*: the file states the field with raw value *n*, if only to say that it does not apply.
  var stated: UInt32 = 0

  // What is learnt about the file.
  var latestStart = PriceLine.openStart
  var isIncremental = false
  var isFull = false
  var fileValues: [String: String] = [:]
  var openFileValues: [(name: String, source: BoundSource)] = []
  /// What all rows must say alike, once the first has said it.
  private var sharedValues: [(source: BoundSource, first: [UInt8])] = []
  let claimSource, previousSource, actionSource: BoundSource?
  /// The rows whose item names are decoded; `nil` is all.
  let itemNameCondition: BoundCondition?
  /// What records of other types say of the whole file, by their folded types.
  private var otherRecords: [String: [(name: String, source: BoundSource)]] = [:]
  var decodedNames: [TextCode: DecodedCodes] = [:]
  private var repeated = RepeatedRows()
  /// Rows are looked at for repetitions as they come; not in a part of a file, which does not see those before it.
  var seesAllRows = true
  var memo: ItemMemo?
  /// What earlier lists have taught, until the memo is taken over.
  var dictionary: ItemDictionary?
  /// The item of the record at hand, where it was met before.
  var knownItem: UInt32?
  private let claimSlot, previousSlot: Int
  private var latestClaim: TextCode = 0
  private let programOption: TextCode
  let scratch: UnsafeMutableRawBufferPointer

  /// - Parameters:
  ///   - names: The names of the slots as the file writes them.
  ///   - slots: The slot of a column or path of the profile, if the file has it.
  ///   - attributes: The slots that become attributes, with their names.
  ///   - dictionary: What lists of the same shape have taught about items.
  init(
    profile: Profile, options: ReadingOptions, decoder: (any ItemNameDecoding)?, format: NumberFormat,
    log: DiagnosticLog, names: [String], attributes: [(slot: Int, name: String)],
    dictionary: ItemDictionary? = nil, slots: (String) -> Int?
  ) {
    if let dictionary { batch = dictionary.batch }
    self.dictionary = dictionary
    self.profile = profile
    self.options = options
    self.decoder = profile.decodesItemNames ? decoder : nil
    self.names = names
    self.log = log
    items = ItemPlan(profile, slots: slots, attributes: attributes, texts: &batch.texts)
    prices = PricePlan(profile, options: options, format: format, slots: slots, texts: &batch.texts)
    claimSource = BoundSource(profile.claim, slots: slots)
    previousSource = BoundSource(profile.previousValues, slots: slots)
    actionSource = BoundSource(profile.action?.source, slots: slots)
    claimSlot = claimSource?.slot ?? -1
    previousSlot = previousSource?.slot ?? -1
    itemNameCondition = BoundCondition(profile.itemNameCondition, slots: slots)
    programOption = batch.texts.intern(options.program)
    scratch = .allocate(byteCount: options.limits.record + 4096, alignment: 8)
    var all = profile.variables.map { ("variable:\($0.key)", Optional($0.value)) }
    all += [("edition", profile.edition), ("merging", profile.merging.source)]
    for (name, source) in all {
      if let bound = BoundSource(source, slots: slots) { openFileValues.append((name, bound)) }
      for (type, names) in profile.csv.records?.named ?? [:] {
        let header = CSVHeader(names)
        if let bound = BoundSource(source, slots: header.slot) {
          otherRecords[type, default: []].append((name, bound))
        }
      }
    }
  }

  func deallocate() {
    scratch.deallocate()
    memo?.deallocate()
  }

  // MARK: A record

  mutating func begin(line: Int, column: Int?) {
    self.line = line
    self.column = column
    errors.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    per = prices.per
    action = .set
    claim = 0
    previousValues = 0
    stated = 0
    knownItem = nil
    memo?.beginRecord()
  }

  /// Maps everything but the prices. `extra` are attributes beyond the slots (XML).
  mutating func mapItem(_ fields: FieldStore, extra: [(name: String, value: String)] = []) {
    for index in content.codes.indices { content.codes[index] = 0 }
    mapFields(fields)
    mapAttributes(fields, extra: extra)
    applyRules(fields)
    if content[.partNumber] == 0 { missingPartNumber(fields) }
    if let decoder, itemNameCondition?.holds(fields, scratch) != false { fillFromItemName(decoder) }
    if content[.program] == 0, stated & 1 << UInt32(ItemField.program.rawValue) == 0 {
      content[.program] = programOption
    }
    mapClaim(fields)
    if let source = actionSource { mapAction(source, fields) }
    if !openFileValues.isEmpty { takeFileValues(fields) }
    if !sharedValues.isEmpty { checkSharedValues(fields) }
  }

  /// Ends the record.
  ///
  /// - Returns: The codes of its errors; if there are none it is in the batch.
  mutating func finish() -> [String] {
    if lines.isEmpty, action != .delete, errors.isEmpty, prices.areExpected { missingPrice() }
    guard errors.isEmpty else { return errors }
    settlePrices()
    let item = knownItem ?? batch.intern(content)
    for price in lines where price.from != PriceLine.openStart { latestStart = max(latestStart, price.from) }
    batch.append(
      item: item, line: line, action: action, claim: claim, previousValues: previousValues, prices: lines)
    if seesAllRows { noteRepetition(of: batch.rows.count - 1) }
    return []
  }

  /// Says whether an accepted row repeats an earlier one. To be called once for each, in their order.
  mutating func noteRepetition(of index: Int) {
    guard let first = repeated.note(index, of: batch) else { return }
    let row = batch.rows[index]
    guard log.isListed(.repeatedRow, line: Int(row.line)) else { return }
    let part = batch.text(.partNumber, of: batch.items[Int(row.item)]) ?? ""
    let place = items.fields.first { $0.field == .partNumber }?.source?.place
    log.list(
      Diagnostic(
        .repeatedRow,
        first.isOtherPrice
          ? "“\(part)” has another price or end than in line \(first.line) for the same market, currency, quantity and start date; both are kept, accepted is one"
          : "“\(part)” repeats the item and price of line \(first.line); accepted is one row for an item, market, currency, quantity and start date",
        file: log.file, line: Int(row.line), column: column ?? place.flatMap(columnNumber),
        field: name(of: .partNumber),
        value: part))
  }

  // MARK: Steps

  private mutating func mapFields(_ fields: FieldStore) {
    for index in items.fields.indices {
      let field = items.fields[index].field
      if items.fields[index].constant != 0 { content[field] = items.fields[index].constant }
      let slot = items.fields[index].slot
      var value =
        slot >= 0
        ? fields.field(slot).trimmed : items.fields[index].source?.value(fields, scratch: scratch) ?? .none
      if value.isEmpty { continue }
      if profile.csv.protectsFormulas { value = value.withoutApostrophe }
      stated |= 1 << UInt32(field.rawValue)
      if items.fields[index].isText {
        let code = batch.texts.intern(value, likely: items.fields[index].latest)
        items.fields[index].latest = code
        content[field] = code
        if field == .partNumber, let shape = items.partNumberShape, !shape.accepts(value) {
          unlikePartNumber(String(decoding: value, as: UTF8.self), shape)
        }
        continue
      }
      let coded =
        items.fields[index].memo.known(value)
        ?? items.fields[index].memo.learn(
          ItemPlan.meaning(value, items.fields[index].coding, texts: &batch.texts))
      content[field] = coded.code
      if !coded.isKnown { unknownValue(String(decoding: value, as: UTF8.self), at: index) }
    }
  }

  private mutating func mapAttributes(_ fields: FieldStore, extra: [(name: String, value: String)]) {
    guard extra.isEmpty else {
      let own = items.attributes.map { attribute in
        (name: attribute.name, value: String(decoding: value(of: attribute, fields, scratch), as: UTF8.self))
      }
      return content[.attributes] = batch.texts.intern(
        JSONText.object(extra + own.filter { !$0.value.isEmpty }))
    }
    guard !items.attributes.isEmpty else { return }
    var used = 0
    var any = false
    for attribute in items.attributes {
      let free = UnsafeMutableRawBufferPointer(rebasing: scratch[used...])
      let value = value(of: attribute, fields, free)
      if !value.isEmpty {
        any = true
        free.copyMemory(from: value)
        used += value.count
      }
      // A byte that UTF-8 does not have keeps the values apart.
      scratch[used] = 0xFF
      used += 1
    }
    guard any else { return }
    let key = UnsafeRawBufferPointer(rebasing: scratch[..<used])
    if let known = items.attributeMemo.known(key) {
      content[.attributes] = known
      return
    }
    let values = key.split(separator: 0xFF, omittingEmptySubsequences: false)
    let pairs = zip(items.attributes, values).map { attribute, value in
      (name: attribute.name, value: String(decoding: value, as: UTF8.self))
    }
    let text = JSONText.object(pairs.filter { !$0.value.isEmpty })
    content[.attributes] = items.attributeMemo.learn(batch.texts.intern(text))
  }

  @inline(__always)
  private func value(
    of attribute: ItemPlan.Attribute, _ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    if attribute.slot >= 0 { return fields.field(attribute.slot).trimmed }
    return attribute.source?.value(fields, scratch: scratch) ?? .none
  }

  private mutating func applyRules(_ fields: FieldStore) {
    for index in items.rules.indices {
      if items.rules[index].glance?.rulesOut(fields) == true { continue }
      if let condition = items.rules[index].condition, !condition.holds(fields, scratch) { continue }
      for (field, code) in items.rules[index].set {
        content[field] = code
        stated |= 1 << UInt32(field.rawValue)
      }
      if let basis = items.rules[index].per { per = basis }
    }
  }

  /// What the list itself says about its rows.
  mutating func mapClaim(_ fields: FieldStore) {
    if claimSource != nil {
      claim = batch.texts.intern(value(claimSlot, claimSource, fields), likely: latestClaim)
      latestClaim = claim
    }
    if previousSource != nil {
      previousValues = batch.texts.intern(value(previousSlot, previousSource, fields))
    }
  }

  @inline(__always)
  private func value(
    _ slot: Int, _ source: BoundSource?, _ fields: FieldStore
  ) -> UnsafeRawBufferPointer {
    slot >= 0 ? fields.field(slot).trimmed : source?.value(fields, scratch: scratch) ?? .none
  }

  private mutating func mapAction(_ source: BoundSource, _ fields: FieldStore) {
    let value = source.value(fields, scratch: scratch)
    guard !value.isEmpty, let rule = profile.action else { return }
    let text = FoldedText.of(value)
    let meaning = (
      action: rule.codes[text] ?? .set, incremental: rule.incremental.contains(text),
      full: rule.full.contains(text), isKnown: rule.codes[text] != nil
    )
    action = meaning.action
    if meaning.incremental { isIncremental = true }
    if meaning.full { isFull = true }
    if !meaning.isKnown {
      let text = String(decoding: value, as: UTF8.self)
      log.count(
        .init(code: .unknownValue, column: source.place, value: text), line: line,
        column: columnNumber(source.place), field: slotName(source.place), value: text
      ) {
        "“\(text)” is not a known action and counts as adding; accepted are \(rule.codes.keys.sorted().joined(separator: ", "))"
      }
    }
  }

  /// Takes what a record that is not an item says of the whole file.
  mutating func takeFileValues(_ fields: FieldStore, ofRecord type: String) {
    for (name, source) in otherRecords[type] ?? [] where fileValues[name] == nil {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty { fileValues[name] = String(decoding: value, as: UTF8.self) }
    }
  }

  /// Takes what is said once for the whole file, from the first record that shows it.
  mutating func takeFileValues(_ fields: FieldStore) {
    for index in openFileValues.indices.reversed() {
      let value = openFileValues[index].source.value(fields, scratch: scratch)
      guard !value.isEmpty else { continue }
      fileValues[openFileValues[index].name] = String(decoding: value, as: UTF8.self)
      let (name, source) = openFileValues.remove(at: index)
      let isShared = profile.csv.shared.contains { name == $0 || name == "variable:\($0)" }
      if isShared { sharedValues.append((source, Array(value))) }
    }
  }

  /// A row that says something else of the whole file belongs to another one.
  private mutating func checkSharedValues(_ fields: FieldStore) {
    for (source, first) in sharedValues {
      let value = source.value(fields, scratch: scratch)
      if value.isEmpty || value.elementsEqual(first) { continue }
      error(
        .otherList, source, value,
        "is not what the rows above say, “\(String(decoding: first, as: UTF8.self))”; accepted is one list and "
          + "edition in a file")
    }
  }
}

extension UnsafeRawBufferPointer {
  /// A text without the apostrophe that keeps spreadsheets from taking it for a formula: one before `=`, `+`, `-`, `@`, or
  /// before further apostrophes before one of these.
  var withoutApostrophe: UnsafeRawBufferPointer {
    guard first == UInt8(ascii: "'"), let next = first(where: { $0 != UInt8(ascii: "'") }),
      "=+-@\t\r\n".utf8.contains(next)
    else { return self }
    return UnsafeRawBufferPointer(rebasing: self[1...])
  }
}
