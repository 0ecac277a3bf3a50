extension CSVDialect {
  /// The quote as people read it; `none` where quotes mean nothing.
  var quoteName: String { quote.map { String(UnicodeScalar($0)) } ?? "none" }

  /// A sign as people read it: `;`, `tab`.
  static func signName(_ sign: UInt8) -> String {
    switch sign {
    case 0x09: "tab"
    case 0x20: "space"
    default: String(UnicodeScalar(sign))
    }
  }
}
