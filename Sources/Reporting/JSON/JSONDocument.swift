/// The document that a value's encoders and containers share.
///
/// They are small values that name a frame of the writer's stack; every step of theirs is one access to the writer.
final class JSONDocument {
  var writer: JSONWriter

  init(style: OrderedJSONEncoder.Style) {
    writer = JSONWriter(style: style)
  }

  /// Writes a value as the whole document.
  func encode(_ value: some Encodable) throws {
    try fill(writer.push(key: nil), with: value)
    writer.close(downTo: 0)
  }

  /// Lets a value write itself into a frame, then closes what it opened.
  func fill<Value: Encodable>(_ place: JSONPlace, with value: Value) throws {
    // The size of a type is known at once, while a cast has to search for it.
    if MemoryLayout<Value>.size == MemoryLayout<[String: String]>.size,
      let composite = value as? any JSONComposite
    {
      try composite.write(to: place, of: self)
    } else {
      try value.encode(to: JSONValueEncoder(document: self, place: place))
    }
    writer.close(downTo: place.index + 1)
  }
}

/// An array or a dictionary that is written otherwise than it encodes itself. Both are one pointer.
protocol JSONComposite {
  func write(to place: JSONPlace, of document: JSONDocument) throws
}
