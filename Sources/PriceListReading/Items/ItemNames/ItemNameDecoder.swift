/// Decodes the names of volume licensing items (FORMATS §5).
///
///     let name = ItemNameDecoder().decode("Visual Studio Pro MSDN ALng LSA OLV NL 3Y Aq Y1 AP")
///     name.family       // "Visual Studio Pro MSDN"
///     name.productType  // "LSA"
///     name.acquired     // "Y1"
///
/// The words before the first firm token are the family; a purchase unit or a language may stand before it. A
/// leading `Microsoft` stays in the family, because a name alone does not say whether it is the publisher. Every
/// word ends in a facet or, in its order, in the family or in the qualifiers: a second, different value of a
/// facet is a qualifier too.
public struct ItemNameDecoder: ItemNameDecoding {
  private let tokens: ItemNameTokenIndex

  public init() {
    tokens = .shared
  }

  public func decode(_ name: String) -> DecodedItemName {
    let words = ItemNameWords(name)
    var reading = ItemNameReading()
    for part in parts(of: words) {
      reading.take(part, of: words)
    }
    return reading.decoded
  }

  /// The words of a name with the part each has in it, in order and without gaps.
  func parts(of words: ItemNameWords) -> [ItemNamePart] {
    var parts: [ItemNamePart] = []
    parts.reserveCapacity(words.count)
    var familyHasBegun = false
    var familyHasEnded = false
    var index = 0
    while index < words.count {
      let part = part(of: words, at: index, familyHasEnded: familyHasEnded)
      switch part.role {
      case .family: familyHasBegun = true
      case .token, .pack: familyHasEnded = familyHasBegun
      case .version, .qualifier, .separator: break
      }
      parts.append(part)
      index = part.words.upperBound
    }
    return parts
  }

  private func part(of words: ItemNameWords, at index: Int, familyHasEnded: Bool) -> ItemNamePart {
    let word = index..<index + 1
    if words.isPunctuation(index) {
      return ItemNamePart(words: word, role: familyHasEnded ? .separator : .family)
    }
    if let (token, range) = tokens.longestToken(in: words, from: index) {
      if case .family = token.statements[0].subject {
        return ItemNamePart(words: range, role: familyHasEnded ? .qualifier : .family)
      }
      if familyHasEnded || token.standing == .firm || words.areParenthesised(range) {
        return ItemNamePart(words: range, role: .token(token))
      }
    }
    if let range = versionRange(in: words, from: index) {
      return ItemNamePart(words: range, role: .version)
    }
    if let range = packRange(in: words, from: index) {
      return ItemNamePart(words: range, role: .pack)
    }
    return ItemNamePart(words: word, role: familyHasEnded ? .qualifier : .family)
  }

  /// A year (`2019`), a year with `R2`, or a number with a point (`9.0`).
  private func versionRange(in words: ItemNameWords, from index: Int) -> Range<Int>? {
    let raw = words.raw(index)
    if raw.count == 4, raw.allSatisfy(Self.isDigit),
      raw.starts(with: "19".utf8) || raw.starts(with: "20".utf8)
    {
      let next = index + 1
      if next < words.count, words.folded[words.foldedRange(next..<next + 1)].elementsEqual("r2".utf8) {
        return index..<next + 1
      }
      return index..<next
    }
    let fields = raw.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber =
      fields.count == 2 && fields.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(Self.isDigit) }
    return isNumber ? index..<index + 1 : nil
  }

  /// A number with what it counts, in one word (`2Lic`) or in two (`4 Cores`).
  private func packRange(in words: ItemNameWords, from index: Int) -> Range<Int>? {
    let folded = words.folded[words.foldedRange(index..<index + 1)]
    let digits = folded.prefix(while: Self.isDigit)
    guard (1...5).contains(digits.count) else { return nil }
    let rest = folded.dropFirst(digits.count)
    if !rest.isEmpty {
      return ItemNameToken.packSuffixes.contains(String(decoding: rest, as: UTF8.self))
        ? index..<index + 1 : nil
    }
    guard index + 1 < words.count else { return nil }
    let next = words.folded[words.foldedRange(index + 1..<index + 2)]
    return ItemNameToken.packWords.contains(String(decoding: next, as: UTF8.self)) ? index..<index + 2 : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
