/// A value that JSON writes without brackets.
protocol JSONScalar: Encodable {
  /// Throws `EncodingError.invalidValue` for a number that JSON cannot hold.
  func validate(at path: @autoclosure () -> [any CodingKey]) throws
  func append(to writer: inout JSONWriter)
}

/// No value.
struct JSONNull: JSONScalar {
  func append(to writer: inout JSONWriter) { writer.append(ascii: "null") }
}

extension JSONScalar {
  func validate(at path: @autoclosure () -> [any CodingKey]) throws {}
}

extension JSONScalar where Self: FixedWidthInteger {
  func append(to writer: inout JSONWriter) { writer.append(integer: self) }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}

extension String: JSONScalar {
  func append(to writer: inout JSONWriter) { writer.append(string: self) }
}

extension Bool: JSONScalar {
  func append(to writer: inout JSONWriter) { writer.append(ascii: self ? "true" : "false") }
}

extension JSONScalar where Self: BinaryFloatingPoint & LosslessStringConvertible {
  func validate(at path: @autoclosure () -> [any CodingKey]) throws {
    guard isFinite else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: path(), debugDescription: "\(self) is not a number that JSON can hold"))
    }
  }

  /// The shortest text that reads back as the same number.
  func append(to writer: inout JSONWriter) { writer.append(plain: description) }
}

extension Double: JSONScalar {}
extension Float: JSONScalar {}
