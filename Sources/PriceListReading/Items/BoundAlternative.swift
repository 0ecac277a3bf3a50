import PriceModel

/// One way to a value, bound to the slots of a file.
struct BoundAlternative {
  private enum Base {
    case slot(Int)
    case template([Part])
    case joined([Int], separator: [UInt8])
    case element(ListElement)
  }

  private enum Part {
    case literal([UInt8])
    case slot(Int, pad: Int)
  }

  private let base: Base
  private let transform: ValueTransform?
  private let condition: BoundCondition?
  /// The slots that it takes its value from.
  let slots: [Int]

  /// - Returns: `nil` if the file lacks one of its columns (of a joined list: all of them).
  init?(_ alternative: ValueSource.Alternative, slots find: (String) -> Int?, element: ListElement?) {
    switch alternative.base {
    case .template(let parts):
      var bound: [Part] = []
      for part in parts {
        switch part {
        case .literal(let text): bound.append(.literal(Array(text.utf8)))
        case .column(let name, let pad):
          guard let slot = find(name) else { return nil }
          bound.append(.slot(slot, pad: pad))
        }
      }
      slots = bound.compactMap { if case .slot(let slot, _) = $0 { slot } else { nil } }
      if bound.count == 1, case .slot(let slot, pad: 0) = bound[0] {
        base = .slot(slot)
      } else {
        base = .template(bound)
      }
    case .joined(let names, let separator):
      slots = names.compactMap(find)
      if slots.isEmpty { return nil }
      base = .joined(slots, separator: Array(separator.utf8))
    case .listElement:
      guard let element else { return nil }
      slots = []
      base = .element(element)
    }
    transform = ValueTransform(alternative.steps)
    condition = BoundCondition(alternative.condition, slots: find)
  }

  /// The slots on which the value depends, those of its condition too.
  var allSlots: [Int] { slots + (condition?.allSlots ?? []) }

  /// The slot of a column as it stands, else −1.
  var plainSlot: Int {
    if case .slot(let slot) = base, transform == nil, condition == nil { slot } else { -1 }
  }

  /// The value, trimmed; empty if it is blank.
  func value(_ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
    if let condition, !condition.holds(fields, scratch) { return .none }
    let value =
      switch base {
      case .slot(let slot): fields.field(slot).trimmed
      case .template(let parts): Self.filled(parts, fields, scratch)
      case .joined(let slots, let separator): Self.joined(slots, separator, fields, scratch)
      case .element(let element): element.bytes.trimmed
      }
    guard let transform, !value.isEmpty else { return value }
    return transform.apply(value, scratch)
  }

  /// The parts one after the other; empty if one of the columns is blank.
  private static func filled(
    _ parts: [Part], _ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    var used = 0
    for part in parts {
      switch part {
      case .literal(let bytes):
        guard used + bytes.count <= scratch.count else { return .none }
        for byte in bytes {
          scratch[used] = byte
          used += 1
        }
      case .slot(let slot, let pad):
        let value = fields.field(slot).trimmed
        let zeros = max(0, pad - value.count)
        guard !value.isEmpty, used + zeros + value.count <= scratch.count else { return .none }
        for _ in 0..<zeros {
          scratch[used] = UInt8(ascii: "0")
          used += 1
        }
        UnsafeMutableRawBufferPointer(rebasing: scratch[used...]).copyMemory(from: value)
        used += value.count
      }
    }
    return UnsafeRawBufferPointer(rebasing: scratch[..<used])
  }

  /// The columns that are not blank with the separator between them. Without a separator they are pieces of one text
  /// that was cut anywhere, and keep the blanks at the cuts.
  private static func joined(
    _ slots: [Int], _ separator: [UInt8], _ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    var used = 0
    for slot in slots {
      let value = separator.isEmpty ? fields.field(slot) : fields.field(slot).trimmed
      if value.isEmpty { continue }
      let gap = used > 0 ? separator : []
      guard used + gap.count + value.count <= scratch.count else { return .none }
      for byte in gap {
        scratch[used] = byte
        used += 1
      }
      UnsafeMutableRawBufferPointer(rebasing: scratch[used...]).copyMemory(from: value)
      used += value.count
    }
    return UnsafeRawBufferPointer(rebasing: scratch[..<used]).trimmed
  }
}
