import PriceModel

@testable import PriceListReading

/// Every name is decoded, no word of it is lost, and blanks do not matter.
enum ItemNameFuzzing {
  private static let decoder = ItemNameDecoder()

  static func run(_ input: [UInt8]) throws {
    guard input.count <= 4096 else { return }
    let name = String(decoding: input, as: UTF8.self)
    let decoded = decoder.decode(name)
    try demand(decoder.decode(name) == decoded, "a name is decoded in two ways")
    try demand(decoder.decode("  \(name) ") == decoded, "outer blanks change what a name says")

    let words = ItemNameWords(name)
    var next = 0
    for part in decoder.parts(of: words) {
      try demand(part.words.lowerBound == next, "words of the name are left out, or looked at twice")
      next = part.words.upperBound
      switch part.role {
      case .family:
        try demand(decoded.family != nil, "a word of the family is lost")
      case .qualifier:
        let text = words.trimmedText(part.words)
        try demand(decoded.qualifiers.contains(text), "the qualifier “\(text)” is lost")
      case .token, .version, .pack, .separator: break
      }
    }
    try demand(next == words.count, "the last words of the name are left out")

    let facets: [(Facet, String?)] = [
      (.program, decoded.program), (.level, decoded.level), (.unit, decoded.unit),
      (.acquired, decoded.acquired),
      (.offering, decoded.offering), (.userType, decoded.userType), (.segment, decoded.segment),
      (.productType, decoded.productType),
    ]
    for (facet, code) in facets {
      guard let code, let vocabulary = facet.vocabulary else { continue }
      try demand(vocabulary.name(of: code) != nil, "“\(code)” is no code of \(facet.rawValue)")
    }
  }
}
