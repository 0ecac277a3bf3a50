/// Who sends a document: stands at its top and gives it its colour.
public struct Letterhead: Sendable, Hashable {
  public var name: String
  /// Address, telephone, tax number: a line each.
  public var lines: [String]
  public var logo: Picture?
  /// The colour of headings and rules.
  public var accent: Colour
  /// Stand at the end of what is sent: validity, delivery, payment.
  public var terms: [String]

  public init(
    name: String, lines: [String] = [], logo: Picture? = nil, accent: Colour = .ink, terms: [String] = []
  ) {
    self.name = name
    self.lines = lines
    self.logo = logo
    self.accent = accent
    self.terms = terms
  }
}

/// A picture as it is in its file.
public struct Picture: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case png = "image/png"
    case svg = "image/svg+xml"
    case jpeg = "image/jpeg"
  }

  public var kind: Kind
  public var bytes: [UInt8]

  /// A picture, told by its first bytes; `nil` if they are those of no kind above.
  public init?(bytes: [UInt8]) {
    switch true {
    case bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): kind = .png
    case bytes.starts(with: [0xFF, 0xD8, 0xFF]): kind = .jpeg
    case bytes.starts(with: Array("<svg".utf8)), bytes.starts(with: Array("<?xml".utf8)): kind = .svg
    default: return nil
    }
    self.bytes = bytes
  }
}

/// A colour of 24 bits.
public struct Colour: Sendable, Hashable, CustomStringConvertible {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `0x0B5394`.
  init(_ number: UInt32) {
    self.init(
      red: UInt8(number >> 16 & 0xFF), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
  }

  /// Reads `#0B5394`; `nil` for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.first == UInt8(ascii: "#"), hex.utf8.count == 7,
      hex.utf8.dropFirst().allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(value)
  }

  /// A dark blue that reads well on white and prints well in grey.
  public static let ink = Colour(0x1F3A5F)

  /// `#0B5394`.
  public var description: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
