/// A small object of texts and numbers, of which an array may have tens of thousands.
///
/// The elements of such an array write their members themselves, in a quarter of the time that the containers of
/// `Encoder` take. The members must be those that the type encodes, in the same order:
///
///     extension WalkOption: JSONRecord {
///       public func write(to members: inout JSONMembers) {
///         members.write("value", value)
///         members.write("items", items)
///       }
///     }
public protocol JSONRecord: Encodable {
  func write(to members: inout JSONMembers)
}

/// Takes the members of ``JSONRecord``s; `nil` is written as `null`.
public struct JSONMembers {
  private var writer: JSONWriter
  /// The depth of the array.
  private let depth: Int
  private var isFirst = true

  fileprivate init(_ writer: JSONWriter, in place: JSONPlace) {
    self.writer = writer
    depth = place.index
  }

  public mutating func write(_ name: String, _ value: String?) { append(name, value) }
  public mutating func write(_ name: String, _ value: Int?) { append(name, value) }

  private mutating func append(_ name: String, _ value: (some JSONScalar)?) {
    if !isFirst { writer.append(ascii: ",") }
    isFirst = false
    writer.breakLineIfPretty(depth: depth + 2)
    writer.append(key: name)
    if let value { value.append(to: &writer) } else { JSONNull().append(to: &writer) }
  }

  fileprivate mutating func append(_ record: some JSONRecord) {
    writer.separate(in: depth, key: nil)
    writer.append(ascii: "{")
    isFirst = true
    record.write(to: &self)
    if !isFirst { writer.breakLineIfPretty(depth: depth + 1) }
    writer.append(ascii: "}")
  }

  fileprivate consuming func end() -> JSONWriter { writer }
}

extension Array: JSONComposite where Element: JSONRecord {
  func write(to place: JSONPlace, of document: JSONDocument) throws {
    try document.writer.open(place, as: .array)
    guard !isEmpty else { return }
    document.writer.holdsMoreThanScalars(place)
    // The writer is handed over, not copied, so that nobody else holds its buffer while records are written.
    var members = JSONMembers(document.writer, in: place)
    document.writer = JSONWriter(style: document.writer.style)
    for record in self { members.append(record) }
    document.writer = members.end()
  }
}
