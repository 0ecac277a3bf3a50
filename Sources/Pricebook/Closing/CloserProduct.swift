import PriceModel

/// What makes two SKUs the same product in a closer table: everything but unit, acquisition year and part number.
struct CloserProduct: Hashable, Comparable {
  var program: String?
  var family: String?
  var productType: String?
  var userType: String?
  var offering: String?
  var level: String?
  var segment: String?
  var language: String?
  var version: String?
  var pack: String?
  var qualifiers: [String]

  init(_ item: Item) {
    program = item.program
    family = item.family
    productType = item.productType
    userType = item.userType
    offering = item.offering
    level = item.level
    segment = item.segment
    language = item.language
    version = item.version
    pack = item.pack
    qualifiers = item.qualifiers
  }

  /// The same product in another offering: the regular SKU behind an Up-To-Date one.
  func offered(as offering: Offering) -> CloserProduct {
    var copy = self
    copy.offering = offering.rawValue
    return copy
  }

  private var sortKey: [String] {
    [program, family, productType, userType, offering, level, segment, language, version, pack].map {
      $0 ?? ""
    }
      + qualifiers
  }

  static func < (left: CloserProduct, right: CloserProduct) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey)
  }
}
