import PriceModel
import Testing

@testable import Catalogue

/// What the index answers is what the store answers, on lists made at random.
@Suite struct ItemIndexTests {
  private static let facets: [Facet] = [.program, .family, .offering, .level, .unit, .acquired]
  private static let values: [ItemField: [String?]] = [
    .program: ["OV", "OVS", nil], .family: ["Core CAL", "core cal", "Żubr", "ŻUBR", "Visio", nil],
    .offering: ["ENT", "ADD"], .level: ["NL", "C", nil], .unit: ["1Y", "3Y"],
    .acquired: ["Y1", "Y2", "NS", nil],
    .distributorSKU: ["AB-1", "ab-2", "P3", nil, nil], .term: ["P1Y", nil],
  ]

  /// Two lists of two months, in which part numbers, SKUs and facets meet again and again.
  private static func store(_ random: inout SplitMix) throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    for list in ["a", "b"] {
      for month in ["2026-10", "2026-11"] {
        var draft = DraftBuilder(list, month)
        for number in 0..<40 where Int.random(in: 0..<5, using: &random) > 0 {
          var fields: [ItemField: String] = [:]
          for field in ItemField.allCases {
            if let value = values[field]?.randomElement(using: &random) ?? nil { fields[field] = value }
          }
          let market = ["US", "CA"].randomElement(using: &random)
          let hasPrice = Bool.random(using: &random)
          draft.row(
            ["P\(number)", "p\(number)", "Ł\(number)"].randomElement(using: &random) ?? "", fields: fields,
            net: hasPrice ? "\(number)" : nil, market: market,
            from: [nil, "2026-11-15"].randomElement(using: &random) ?? nil)
        }
        try store.catalogue.importEdition(draft.draft, options: ImportOptions(allowShrink: true))
      }
    }
    return store
  }

  private static func question(_ random: inout SplitMix) -> ItemQuestion {
    var question = ItemQuestion(
      editions: [("a", "2026-10"), ("b", "2026-11"), ("a", "2026-11")].shuffled(using: &random)
        .prefix(Int.random(in: 1...3, using: &random))
        .map { EditionReference(list: $0.0, edition: label($0.1)) })
    switch Int.random(in: 0..<4, using: &random) {
    case 0: question.facets[.market] = "us"
    case 1: question.facets[.offering] = "ent"
    case 2: question.on = CalendarDate("2026-11-10")
    default: break
    }
    return question
  }

  @Test(
    "Every part number and SKU finds the items that the store finds, and an absent one nothing",
    arguments: 0..<30)
  func partNumbers(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let store = try Self.store(&random)
    var question = Self.question(&random)
    let index = try store.catalogue.index(question)
    var found = 0
    let numbers =
      (0..<45).flatMap { ["P\($0)", "p\($0)", "Ł\($0)", "ł\($0)"] } + [
        "ab-1", "AB-2", "", "P", "no such", "P1 ",
      ]
    for number in numbers {
      question.partNumbers = [number]
      let listings = index.listings(partNumber: number)
      #expect(listings.elementsEqual(Set(listings).sorted()), "\(number): in order, each once")
      let items = try store.catalogue.items(listings, in: index)
      #expect(try items == store.catalogue.items(question), "seed \(seed), \(number)")
      #expect(items.count == listings.count)
      found += items.count
    }
    #expect(found >= index.count && index.count > 0)
  }

  @Test("Every combination of facets finds all items that have it, and no other", arguments: 0..<30)
  func combinations(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let store = try Self.store(&random)
    let question = Self.question(&random)
    let index = try store.catalogue.index(question)
    let facets =
      seed % 3 == 0 ? [] : Array(Self.facets.shuffled(using: &random).prefix(seed % 3 == 1 ? 6 : 2))
    let keys = try index.keys(facets)
    #expect(keys.facets == facets)

    let all = try store.catalogue.items(question)
    func key(_ item: Item) -> [String?] { facets.map { ItemField($0).flatMap { item[$0] }?.lowercased() } }
    let expected = Dictionary(grouping: all, by: key)
    for (values, items) in expected {
      // As it is folded, in other letters, and with an empty text for what is not stated.
      for asked in [values, values.map { $0?.uppercased() }, values.map { $0 ?? "" }] {
        #expect(try store.catalogue.items(keys.listings(asked), in: index) == items, "seed \(seed), \(asked)")
      }
    }
    for _ in 0..<50 {
      let values = facets.map { facet in
        ItemField(facet).flatMap { (Self.values[$0] ?? []).randomElement(using: &random) ?? nil }?
          .lowercased()
      }
      #expect(keys.listings(values).count == expected[values]?.count ?? 0, "seed \(seed), \(values)")
    }
    #expect(keys.listings(facets.map { _ in "none of them" }).isEmpty == !facets.isEmpty)
    #expect(keys.listings(facets.map { _ in nil } + ["OV"]).isEmpty)
  }

  @Test("A key of more facets than a word has room for finds what it names")
  func manyFacets() throws {
    let store = try TemporaryCatalogue()
    // Eleven facets with 200 values each take 88 bits.
    let fields = ItemBlock.facets.filter { $0 != .segment && $0 != .itemName }
    let facets = fields.compactMap { Facet(rawValue: $0.name) }
    try store.add("l", "2026-11") {
      for number in 0..<200 {
        $0.row(
          "P\(number)",
          fields: Dictionary(
            uniqueKeysWithValues: fields.enumerated().map { ($1, "\($0) \((number * (2 * $0 + 1)) % 200)") }),
          net: "1")
      }
    }
    let index = try store.catalogue.index(
      ItemQuestion(editions: [EditionReference(list: "l", edition: label("2026-11"))]))
    let keys = try index.keys(facets)
    for number in 0..<200 {
      var values: [String?] = fields.indices.map { "\($0) \((number * (2 * $0 + 1)) % 200)" }
      let items = try store.catalogue.items(keys.listings(values), in: index)
      #expect(items.map(\.partNumber) == ["P\(number)"])
      values[fields.count - 1] = "0 7"
      #expect(keys.listings(values).isEmpty)
    }
  }

  @Test("Many questions are answered from memory as the store answers them", arguments: 0..<20)
  func lookup(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let store = try Self.store(&random)
    let lookup = ItemLookup(store.catalogue)
    let editions = Self.question(&random).editions
    var found = 0
    for number in 0..<120 {
      var question = ItemQuestion(editions: editions)
      if Int.random(in: 0..<3, using: &random) > 0 {
        question.partNumbers = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          ["P\(number % 40)", "ł\(number % 40)", "ab-1", "AB-2", "no such"].randomElement(using: &random)
            ?? ""
        }
      }
      for (facet, values) in [
        (Facet.offering, ["ent", "ADD", ""]), (.family, ["core CAL", "żubr"]), (.level, ["NL", "X"]),
        (.market, ["US", "ca"]), (.currency, ["usd", "EUR"]),
      ] where Int.random(in: 0..<4, using: &random) == 0 {
        question.facets[facet] = values.randomElement(using: &random)
      }
      if Bool.random(using: &random) { question.on = CalendarDate("2026-11-10") }
      let items = try store.catalogue.items(question)
      #expect(try lookup.items(question) == items, "seed \(seed): \(question)")
      found += items.count
    }
    #expect(lookup.hasIndex(of: editions) && found > 0)
    #expect(!lookup.hasIndex(of: []))
  }

  @Test("Long and odd texts are found as they are compared everywhere: without case, by Unicode's rules")
  func texts() {
    var upper = FoldedTexts(.upper)
    let long = String(repeating: "x1", count: 400)
    for text in ["abc", "Straße", long, "e\u{301}", "a"] { _ = upper.makeNumber(of: text) }
    #expect(upper.count() == 5)
    #expect(upper.number(of: "ABC") == 1 && upper.number(of: "aBc") == 1)
    #expect(upper.number(of: "STRASSE") == 2 && upper.number(of: "strasse") == 2)
    #expect(upper.number(of: long.uppercased()) == 3)
    #expect(upper.number(of: "\u{E9}") == 4)
    #expect(upper.number(of: "") == 0)
    #expect(upper.number(of: "ab") == nil && upper.number(of: "ź") == nil)
    #expect(upper.makeNumber(of: "ABC") == 1)
  }

  @Test("Texts of every length are told apart by each of their letters", arguments: [true, false])
  func lengths(isUpper: Bool) {
    var texts = FoldedTexts(isUpper ? .upper : .lower)
    let signs = Array("@AMZ[`amz{09- ")
    var known: [String: UInt32] = [:]
    for length in 1...60 {
      for place in 0..<length {
        for sign in signs {
          var letters = (0..<length).map { signs[($0 * 7 + length) % signs.count] }
          letters[place] = sign
          let folded = isUpper ? String(letters).uppercased() : String(letters).lowercased()
          let number = texts.makeNumber(of: String(letters))
          #expect(known[folded] == nil ? number == known.count + 1 : number == known[folded])
          known[folded] = number
        }
      }
    }
    #expect(texts.count() == known.count)
    for (text, number) in known {
      #expect(texts.number(of: text.lowercased()) == number && texts.number(of: text.uppercased()) == number)
      #expect(texts.number(of: text + "~") == nil)
    }
  }

  @Test("Texts of each kind are numbered by themselves")
  func kinds() {
    var texts = FoldedTexts(.lower)
    let long = String(repeating: "long ", count: 12)
    for (kind, words) in [["a", long, "ź"], ["b", "A", long + "x"], [], ["ź", "a"]].enumerated() {
      for (place, word) in words.enumerated() {
        #expect(texts.makeNumber(of: word, among: UInt8(kind)) == UInt32(place + 1))
      }
      #expect(texts.count(among: UInt8(kind)) == words.count)
    }
    #expect(texts.number(of: "A", among: 0) == 1 && texts.number(of: "a", among: 1) == 2)
    #expect(texts.number(of: "a", among: 2) == nil && texts.number(of: "a", among: 3) == 2)
    #expect(texts.number(of: long.uppercased(), among: 0) == 2 && texts.number(of: long, among: 1) == nil)
    #expect(texts.number(of: "Ź", among: 0) == 3 && texts.number(of: "ź", among: 3) == 1)
    #expect(texts.number(of: "ź", among: 1) == nil && texts.number(of: "", among: 2) == 0)
    #expect(texts.count(among: 200) == 0)
  }

  @Test("Keys have dense numbers in the order in which they come", arguments: [1, 40, 5000])
  func packedKeys(count: Int) {
    var random = SplitMix(seed: 7)
    let keys = (0..<count).map { UInt64($0 % 2 == 0 ? UInt64($0) << 40 : random.next()) }
    var table = PackedKeyTable()
    for (number, key) in keys.enumerated() { #expect(table.makeNumber(of: key) == UInt32(number)) }
    for (number, key) in keys.enumerated() {
      #expect(table.number(of: key) == UInt32(number))
      #expect(table.makeNumber(of: key) == UInt32(number))
    }
    #expect(table.count == count && table.number(of: 1) == nil)
  }
}
