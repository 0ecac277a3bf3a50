import PriceModel

/// A font of a size, in points.
struct PDFFont: Hashable, CustomStringConvertible {
  var size: Double
  var isStrong = false

  static let title = PDFFont(size: 19, isStrong: true)
  static let heading = PDFFont(size: 11.5, isStrong: true)
  static let body = PDFFont(size: 9)
  static let strong = PDFFont(size: 9, isStrong: true)
  static let small = PDFFont(size: 7.2)
  static let smallStrong = PDFFont(size: 7.2, isStrong: true)

  /// As Pango reads it: families in the order of preference, and a size in units of the page.
  var description: String {
    let hundredths = Int((size * 100).rounded())
    return "Open Sans,DejaVu Sans" + (isStrong ? " Semi-Bold" : "")
      + " \(ExactDecimal(mantissa: Int64(hundredths), scale: 2))px"
  }

  func scaled(by factor: Double) -> PDFFont { PDFFont(size: size * factor, isStrong: isStrong) }
}

enum PDFColours {
  static let ink = Colour(0x1D2329)
  static let grey = Colour(0x5A6570)
  static let hairline = Colour(0xD5DADF)
  static let missing = Colour(0x8A5A00)
}
