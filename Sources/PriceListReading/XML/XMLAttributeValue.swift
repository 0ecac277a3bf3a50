/// The values of attributes as libxml2 hands them over.
enum XMLAttributeValue {
  private static let ampersand = Array("&#38;".utf8)

  /// Where entities are not expanded, libxml2 leaves each `&` of a value as `&#38;`, for somebody who would expand them
  /// later. All other references to characters are characters already.
  ///
  /// - Returns: The number of bytes that are left.
  static func unescape(_ value: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard value.contains(UInt8(ascii: "&")) else { return value.count }
    var from = 0
    var to = 0
    while from < value.count {
      value[to] = value[from]
      if value[from] == UInt8(ascii: "&"), value[from...].starts(with: ampersand) {
        from += ampersand.count - 1
      }
      from += 1
      to += 1
    }
    return to
  }
}
