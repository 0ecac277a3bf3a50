import PriceModel

/// The descriptive fields of an item in which two editions differ.
struct DescriptionDifferences {
  let texts: TextReader

  func changes(
    _ old: ItemContent, _ new: ItemContent, oldSource: Source, newSource: Source
  ) throws -> [FieldChange] {
    var changes: [FieldChange] = []
    func add(_ field: String, _ before: String?, _ after: String?) {
      changes.append(
        FieldChange(
          field: field, old: before.map(FieldValue.text), new: after.map(FieldValue.text),
          oldSource: oldSource, newSource: newSource))
    }
    for field in ItemField.allCases where old[field] != new[field] {
      switch field {
      case .qualifiers:
        add(field.name, try joined(old[field]), try joined(new[field]))
      case .attributes:
        let (before, after) = (try object(old[field]), try object(new[field]))
        for name in Set(before.keys).union(after.keys).sorted() where before[name] != after[name] {
          add("\(field.name).\(name)", before[name], after[name])
        }
      default:
        add(field.name, try texts.text(old[field]), try texts.text(new[field]))
      }
    }
    return changes
  }

  private func joined(_ id: UInt32) throws -> String? {
    id == 0 ? nil : try texts.texts(inArray: id).joined(separator: " ")
  }

  private func object(_ id: UInt32) throws -> [String: String] {
    id == 0 ? [:] : try texts.texts(inObject: id)
  }
}
