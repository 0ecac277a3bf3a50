import PriceModel

/// What the user says about a file; everything else is found in it.
public struct ReadingOptions: Sendable {
  /// The profile; `nil` recognises the file by its header or root element.
  public var profile: Profile?
  public var edition: EditionLabel?
  /// The name of the list.
  public var list: String?
  /// What holds where the file names no market, currency or program.
  public var market: String?
  public var currency: Currency?
  public var program: String?
  /// The encoding, by a name that iconv knows; `nil` finds it out.
  public var encoding: String?
  public var limits = ReadingLimits()
  /// Whether the digest of the file is wanted.
  public var digests = true
  /// A large file is read in so many parts side by side. The result is the same.
  public var cores = 1
  /// What lists that are read one after the other with these options may have in common.
  public var sharedItems: SharedItems?
  /// Where a file is cut into these parts; tests cut anywhere.
  var cuts: [Int]?

  public init(
    profile: Profile? = nil, edition: EditionLabel? = nil, list: String? = nil, market: String? = nil,
    currency: Currency? = nil, program: String? = nil, encoding: String? = nil,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.profile = profile
    self.edition = edition
    self.list = list
    self.market = market
    self.currency = currency
    self.program = program
    self.encoding = encoding
    self.limits = limits
  }
}
