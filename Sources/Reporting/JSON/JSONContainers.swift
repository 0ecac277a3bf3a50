/// The encoder that is handed to a value; it names the frame that the value fills.
struct JSONValueEncoder: Encoder {
  let document: JSONDocument
  let place: JSONPlace

  var codingPath: [any CodingKey] { document.writer.codingPath(to: place.index) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(document: document, place: place).opened())
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONArray(document: document, place: place).opened()
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
  func encodeNil() throws { try document.writer.write(place) { $0.append(ascii: "null") } }
  func encode(_ value: Bool) throws { try write(value) }
  func encode(_ value: String) throws { try write(value) }
  func encode(_ value: Double) throws { try write(value) }
  func encode(_ value: Float) throws { try write(value) }
  func encode(_ value: Int) throws { try write(value) }
  func encode(_ value: Int8) throws { try write(value) }
  func encode(_ value: Int16) throws { try write(value) }
  func encode(_ value: Int32) throws { try write(value) }
  func encode(_ value: Int64) throws { try write(value) }
  func encode(_ value: UInt) throws { try write(value) }
  func encode(_ value: UInt8) throws { try write(value) }
  func encode(_ value: UInt16) throws { try write(value) }
  func encode(_ value: UInt32) throws { try write(value) }
  func encode(_ value: UInt64) throws { try write(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try document.fill(place, with: value) }

  private func write(_ value: some JSONScalar) throws {
    try value.validate(at: codingPath)
    try document.writer.write(place, value.append(to:))
  }
}

/// The elements of an array.
struct JSONArray: UnkeyedEncodingContainer {
  let document: JSONDocument
  let place: JSONPlace

  var codingPath: [any CodingKey] { document.writer.codingPath(to: place.index) }
  var count: Int { document.writer.count(of: place) }

  /// The array with its bracket written. What goes wrong here is thrown by the first value that is written, because
  /// `Encoder` lets no container throw.
  func opened() -> JSONArray {
    try? document.writer.open(place, as: .array)
    return self
  }

  func encodeNil() throws {
    try document.writer.append(JSONNull(), in: place, as: .array, key: nil)
  }
  func encode(_ value: Bool) throws { try write(value) }
  func encode(_ value: String) throws { try write(value) }
  func encode(_ value: Double) throws { try write(value) }
  func encode(_ value: Float) throws { try write(value) }
  func encode(_ value: Int) throws { try write(value) }
  func encode(_ value: Int8) throws { try write(value) }
  func encode(_ value: Int16) throws { try write(value) }
  func encode(_ value: Int32) throws { try write(value) }
  func encode(_ value: Int64) throws { try write(value) }
  func encode(_ value: UInt) throws { try write(value) }
  func encode(_ value: UInt8) throws { try write(value) }
  func encode(_ value: UInt16) throws { try write(value) }
  func encode(_ value: UInt32) throws { try write(value) }
  func encode(_ value: UInt64) throws { try write(value) }
  func encode<Value: Encodable>(_ value: Value) throws {
    try document.fill(document.writer.begin(in: place, as: .array, key: nil), with: value)
  }

  func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(document: document, place: nested()).opened())
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONArray(document: document, place: nested()).opened()
  }

  func superEncoder() -> any Encoder { JSONValueEncoder(document: document, place: nested()) }

  /// The place of a nested value; where none can be begun, a place that refuses every value.
  private func nested() -> JSONPlace {
    (try? document.writer.begin(in: place, as: .array, key: nil)) ?? .none
  }

  private func write(_ value: some JSONScalar) throws {
    try value.validate(at: codingPath)
    try document.writer.append(value, in: place, as: .array, key: nil)
  }
}
