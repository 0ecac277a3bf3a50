/// How the part numbers of a list are built: `[0-9A-Z]{3}-[0-9]{5}`.
///
/// A small part of regular expressions, because every part number of a list is looked at: classes of signs with a
/// count, and signs that stand for themselves. Numbers are compared without case.
struct PartNumberShape: Sendable, Hashable {
  struct Element: Sendable, Hashable {
    /// The signs, capital letters only.
    var signs: Set<UInt8>
    var count: Int
    /// A sign that stands for itself, like the hyphen.
    var isFixed: Bool { signs.count == 1 }
  }

  /// As the profile writes it.
  let pattern: String
  /// Whether numbers are warned about that are built in another way altogether; else only slips are.
  var warnsOfOthers = true
  private let elements: [Element]
  /// Whether a sign is accepted at a place: 256 for each place.
  private let accepted: [Bool]
  private let length: Int

  /// - Returns: `nil` if the pattern has something else than classes, counts and signs in ASCII.
  init?(_ pattern: String) {
    self.pattern = pattern
    var elements: [Element] = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.popFirst() {
      var signs: Set<UInt8> = []
      if byte == UInt8(ascii: "[") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        var inner = rest[rest.startIndex..<end]
        rest = rest[(end + 1)...]
        while let first = inner.popFirst() {
          if inner.first == UInt8(ascii: "-"), inner.count > 1 {
            inner.removeFirst()
            let last = inner.removeFirst()
            guard first <= last else { return nil }
            signs.formUnion(first...last)
          } else {
            signs.insert(first)
          }
        }
      } else {
        guard byte < 0x80, !"\\.*+?()|^$]{}".utf8.contains(byte) else { return nil }
        signs = [byte]
      }
      var count = 1
      if rest.first == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
          let number = Int(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)),
          (1...64).contains(number)
        else { return nil }
        count = number
        rest = rest[(end + 1)...]
      }
      guard !signs.isEmpty else { return nil }
      elements.append(Element(signs: Set(signs.map(Self.upper)), count: count))
    }
    guard !elements.isEmpty else { return nil }
    self.elements = elements
    let places = elements.flatMap { Array(repeating: $0.signs, count: $0.count) }
    length = places.count
    accepted = places.flatMap { signs in (0...255).map { signs.contains(Self.upper(UInt8($0))) } }
  }

  /// Whether a part number is built like this.
  func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == length else { return false }
    for index in 0..<length where !accepted[index << 8 | Int(text[index])] { return false }
    return true
  }

  /// The part number that was probably meant: fixed signs put back, `O` for a zero and `I` for a one mended, zeros
  /// that a spreadsheet has eaten filled in. `nil` if none is near.
  func nearest(_ text: String) -> String? {
    let fixed = Set(elements.filter(\.isFixed).flatMap(\.signs))
    var groups: [[UInt8]] = [[]]
    for byte in text.utf8.map(Self.upper) {
      if fixed.contains(byte) || byte == 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") {
        groups.append([])
      } else {
        groups[groups.count - 1].append(byte)
      }
    }
    groups.removeAll(where: \.isEmpty)
    let free = elements.filter { !$0.isFixed }
    // In one piece: cut it where the shape does; else the pieces are those of the shape.
    if groups.count == 1, free.count > 1, let whole = groups.first {
      groups = []
      var rest = whole[...]
      for element in free.dropLast() {
        groups.append(Array(rest.prefix(element.count)))
        rest = rest.dropFirst(element.count)
      }
      groups.append(Array(rest))
    }
    guard groups.count == free.count else { return nil }
    var result: [UInt8] = []
    var next = groups.makeIterator()
    for element in elements {
      if element.isFixed {
        result += Array(repeating: element.signs.first ?? 0, count: element.count)
      } else if let group = next.next(), let mended = Self.mended(group, element) {
        result += mended
      } else {
        return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mended(_ group: [UInt8], _ element: Element) -> [UInt8]? {
    guard !group.isEmpty, group.count <= element.count, element.count - group.count <= 2 else { return nil }
    var signs = group.map { sign -> UInt8 in
      if element.signs.contains(sign) { return sign }
      switch sign {
      case UInt8(ascii: "O"): return UInt8(ascii: "0")
      case UInt8(ascii: "I"), UInt8(ascii: "L"): return UInt8(ascii: "1")
      default: return sign
      }
    }
    signs = Array(repeating: UInt8(ascii: "0"), count: element.count - signs.count) + signs
    return signs.allSatisfy(element.signs.contains) ? signs : nil
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
  }
}
