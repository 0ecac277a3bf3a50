import PriceListReading
import PriceModel

extension QuoteRequest {
  /// Reads a request, CSV or JSON, told apart by the first character; `-` is standard input.
  ///
  /// Throws ``PricebookError`` of kind `inputOutput` if the file cannot be read, `fault` with line and column if it
  /// cannot be understood.
  public static func read(path: String) throws -> QuoteRequest {
    let bytes = try DocumentFile.read(path)
    let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      ? try QuoteRequest(json: bytes, file: path) : try QuoteRequest(csv: bytes, file: path)
  }
}
