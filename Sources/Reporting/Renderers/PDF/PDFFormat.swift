/// The paper of a document and what may be printed on, in points (1/72 inch).
struct PDFFormat {
  static let margin = 44.0
  static let bottom = 52.0
  /// The sides of A4.
  private static let short = 595.28
  private static let long = 841.89

  let width: Double
  let height: Double

  var contentWidth: Double { width - 2 * Self.margin }
  /// Below this nothing but the foot of the page is printed.
  var contentBottom: Double { height - Self.bottom }

  init(isLandscape: Bool) {
    width = isLandscape ? Self.long : Self.short
    height = isLandscape ? Self.short : Self.long
  }

  /// Upright, unless a table would be squeezed on it.
  init(for tables: some Sequence<PDFColumns>) {
    let upright = PDFFormat(isLandscape: false)
    self.init(isLandscape: tables.contains { $0.comfortableWidth > upright.contentWidth })
  }
}
