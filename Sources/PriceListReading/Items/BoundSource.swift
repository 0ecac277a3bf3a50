import PriceModel

/// A ``ValueSource`` bound to the slots of a file: columns of a CSV header, paths of an XML profile.
///
/// Nearly all sources are a column as it stands and cost a look at a slot; joins, splits, expressions, tables and
/// conditions are compiled once and paid for only where a profile uses them.
struct BoundSource {
  /// Only the alternatives that the file has.
  let alternatives: [BoundAlternative]
  /// The slot, where the source is a single one as it stands, else −1.
  let slot: Int
  /// The first slot, by which a diagnostic names the place.
  let place: Int

  /// - Parameters:
  ///   - slots: The slot of a column or path, if the file has it.
  ///   - element: The part of a list-valued cell to which the source may refer.
  /// - Returns: `nil` if the file has none of the columns.
  init?(_ source: ValueSource?, slots: (String) -> Int?, element: ListElement? = nil) {
    guard let source else { return nil }
    alternatives = source.alternatives.compactMap { BoundAlternative($0, slots: slots, element: element) }
    guard let first = alternatives.first else { return nil }
    slot = alternatives.count == 1 ? first.plainSlot : -1
    place = alternatives.lazy.compactMap(\.slots.first).first ?? element?.place ?? 0
  }

  /// The slots of the alternative that is looked at first.
  var leadingSlots: [Int] { alternatives.first?.slots ?? [] }

  /// All slots on which the value depends.
  var allSlots: [Int] { alternatives.flatMap(\.allSlots) }

  /// The value, trimmed: the first alternative that is not blank; empty if there is none. What has to be put together
  /// stands in `scratch`.
  @inline(__always)
  func value(_ fields: FieldStore, scratch: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
    if slot >= 0 { return fields.field(slot).trimmed }
    return firstValue(fields, scratch)
  }

  private func firstValue(
    _ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    for index in alternatives.indices {
      let value = alternatives[index].value(fields, scratch)
      if !value.isEmpty { return value }
    }
    return .none
  }
}

extension UnsafeRawBufferPointer {
  /// No bytes.
  static var none: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
}

/// The part of a list-valued cell that the price at hand is made of, shared by the sources of that price.
final class ListElement {
  var bytes = UnsafeRawBufferPointer.none
  /// The slot of the cell.
  let place: Int

  init(place: Int) {
    self.place = place
  }
}
