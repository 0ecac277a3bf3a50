import PriceListReading
import PriceModel

extension QuoteRequest {
  /// Reads a request, CSV or JSON, told apart by the first character; `-` is standard input.
  ///
  /// Throws ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` with line and column if it
  /// cannot be understood.
  public static func read(path: String) throws -> QuoteRequest {
    try QuoteRequest(try DocumentFile.read(path), file: path)
  }

  /// Reads the bytes of a request, CSV or JSON.
  init(_ bytes: [UInt8], file: String) throws {
    let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      try self.init(json: bytes, file: file)
    } else {
      try self.init(csv: bytes, file: file)
    }
  }
}
