/// The members of an object, in the order in which they are written; `nil` becomes `null`.
struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let document: JSONDocument
  let place: JSONPlace

  var codingPath: [any CodingKey] { document.writer.codingPath(to: place.index) }

  /// The object with its bracket written. What goes wrong here is thrown by the first value that is written, because
  /// `Encoder` lets no container throw.
  func opened() -> Self {
    try? document.writer.open(place, as: .object)
    return self
  }

  func encodeNil(forKey key: Key) throws {
    try document.writer.append(JSONNull(), in: place, as: .object, key: key)
  }
  func encode(_ value: Bool, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: String, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Double, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Float, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Int, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Int8, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Int16, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Int32, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: Int64, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: UInt, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: UInt8, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: UInt16, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: UInt32, forKey key: Key) throws { try write(value, key) }
  func encode(_ value: UInt64, forKey key: Key) throws { try write(value, key) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try document.fill(document.writer.begin(in: place, as: .object, key: key), with: value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(JSONObject<Nested>(document: document, place: nested(key)).opened())
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    JSONArray(document: document, place: nested(key)).opened()
  }

  func superEncoder() -> any Encoder {
    JSONValueEncoder(document: document, place: nested(JSONKey("super")))
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    JSONValueEncoder(document: document, place: nested(key))
  }

  /// The place of a nested value; where none can be begun, a place that refuses every value.
  private func nested(_ key: any CodingKey) -> JSONPlace {
    (try? document.writer.begin(in: place, as: .object, key: key)) ?? .none
  }

  private func write(_ value: some JSONScalar, _ key: Key) throws {
    try value.validate(at: codingPath + [key])
    try document.writer.append(value, in: place, as: .object, key: key)
  }
}

// The standard implementations of these leave the key out.
extension JSONObject {
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try writeOrNull(value, key) }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }

  private func writeOrNull(_ value: (some JSONScalar)?, _ key: Key) throws {
    if let value { try write(value, key) } else { try encodeNil(forKey: key) }
  }
}

/// A key that is any text.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ text: String) { stringValue = text }
  init(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

/// A dictionary whose keys are texts: its members are written sorted, because it has no order of its own.
extension Dictionary: JSONComposite where Key == String, Value: Encodable {
  func write(to place: JSONPlace, of document: JSONDocument) throws {
    try document.writer.open(place, as: .object)
    let object = JSONObject<JSONKey>(document: document, place: place)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      try object.encode(value, forKey: JSONKey(key))
    }
  }
}
