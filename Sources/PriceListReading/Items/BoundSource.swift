import PriceModel

/// A ``ValueSource`` bound to the slots of a file: columns of a CSV header, paths of an XML profile.
struct BoundSource {
  enum Part {
    case literal([UInt8])
    case slot(Int, pad: Int)
  }
  /// Only the alternatives that the file has.
  let alternatives: [[Part]]
  /// The slot, where the source is a single one as it stands, else −1: nearly all are, and need no walk.
  let slot: Int

  /// - Returns: `nil` if the file has none of the columns.
  init?(_ source: ValueSource?, slots: (String) -> Int?) {
    guard let source else { return nil }
    alternatives = source.alternatives.compactMap { parts in
      var bound: [Part] = []
      for part in parts {
        switch part {
        case .literal(let text): bound.append(.literal(Array(text.utf8)))
        case .column(let name, let pad):
          guard let slot = slots(name) else { return nil }
          bound.append(.slot(slot, pad: pad))
        }
      }
      return bound
    }
    if alternatives.isEmpty { return nil }
    if alternatives.count == 1, alternatives[0].count == 1, case .slot(let only, pad: 0) = alternatives[0][0]
    {
      slot = only
    } else {
      slot = -1
    }
  }

  /// The slots of the alternative that is looked at first.
  var leadingSlots: [Int] {
    (alternatives.first ?? []).compactMap { part in
      if case .slot(let slot, _) = part { slot } else { nil }
    }
  }

  /// The first slot, by which a diagnostic names the place.
  var place: Int { leadingSlots.first ?? 0 }

  /// The value, trimmed: the first alternative that is not blank; empty if there is none. A joined value needs all
  /// its parts and is put together in `scratch`.
  @inline(__always)
  func value(_ fields: FieldStore, scratch: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
    if slot >= 0 { return fields.field(slot).trimmed }
    for parts in alternatives {
      if parts.count == 1, case .slot(let slot, let pad) = parts[0], pad == 0 {
        let value = fields.field(slot).trimmed
        if !value.isEmpty { return value }
      } else {
        let value = Self.joined(parts, fields, scratch)
        if !value.isEmpty { return value }
      }
    }
    return UnsafeRawBufferPointer(start: nil, count: 0)
  }

  private static func joined(
    _ parts: [Part], _ fields: FieldStore, _ scratch: UnsafeMutableRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    var used = 0
    for part in parts {
      switch part {
      case .literal(let bytes):
        guard used + bytes.count <= scratch.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        for byte in bytes {
          scratch[used] = byte
          used += 1
        }
      case .slot(let slot, let pad):
        let value = fields.field(slot).trimmed
        let zeros = max(0, pad - value.count)
        guard !value.isEmpty, used + zeros + value.count <= scratch.count else {
          return UnsafeRawBufferPointer(start: nil, count: 0)
        }
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
}
