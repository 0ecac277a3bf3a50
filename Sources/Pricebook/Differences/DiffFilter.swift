import Catalogue
import PriceModel

/// The kinds of differences that a question can be narrowed to.
public enum DiffPart: String, Sendable, CaseIterable {
  /// Amounts, their dates and what they pay for.
  case price
  /// Item names, product families and descriptions.
  case name
  /// The facets by which SKUs are told apart, with version, pack and qualifiers.
  case facets
  /// All other fields: distributor SKU, publisher, successor, attributes.
  case other
  case added, removed, renamed
  /// Rows whose change flags are not what happened.
  case claims
}

/// Which differences an answer shows.
public struct DiffFilter: Sendable {
  /// Only these kinds; empty is all.
  public var only: Set<DiffPart>
  /// Of the changes of an item, only amounts that rose or fell by so many percent or more. A price from 0, or one that
  /// came or went, has no percentage and stays.
  public var minPercent: ExactDecimal?

  public init(only: Set<DiffPart> = [], minPercent: ExactDecimal? = nil) {
    self.only = only
    self.minPercent = minPercent
  }

  /// Whether anything is left out.
  var narrows: Bool { !only.isEmpty || minPercent != nil }

  func shows(_ part: DiffPart) -> Bool { only.isEmpty || only.contains(part) }

  /// What is asked for of a comparison.
  ///
  /// Throws ``CatalogueError`` `storage` where there is no room for what is left of the changed items.
  func of(_ whole: EditionComparison) throws -> EditionComparison {
    var comparison = whole
    if !shows(.added) { comparison.added = [] }
    if !shows(.removed) { comparison.removed = [] }
    if !shows(.renamed) { comparison.renamed = [] }
    if !shows(.claims) { comparison.contradictions = [] }
    guard narrows else { return comparison }
    comparison.changed = try comparison.changed.compactMap { item in
      var item = item
      item.changes.removeAll { !shows($0) }
      return item.changes.isEmpty ? nil : item
    }
    return comparison
  }

  private func shows(_ change: FieldChange) -> Bool {
    guard only.isEmpty || !change.parts.isDisjoint(with: only) else { return false }
    guard let minPercent else { return true }
    guard change.field == "price" else { return false }
    guard let percent = change.percent else { return true }
    return ExactDecimal(mantissa: abs(percent.mantissa), scale: percent.scale) >= minPercent
  }
}

extension FieldChange {
  /// What kind of difference it is. A family is a name and a facet.
  var parts: Set<DiffPart> {
    if isOfPrice { return [.price] }
    switch ItemField(name: field) {
    case .itemName, .description: return [.name]
    case .family: return [.name, .facets]
    case .version, .pack, .qualifiers: return [.facets]
    case let known?: return Facet(rawValue: known.name) == nil ? [.other] : [.facets]
    case nil: return [.other]
    }
  }
}
