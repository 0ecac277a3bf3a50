import Licensing
import PriceModel
import SKUResolution

extension Workspace {
  /// The walk to a SKU: asks facet after facet, takes what is the only choice, and says which rule refuses what.
  ///
  /// The answer's `failure` is set where the walk cannot go on: a choice that a rule refuses, a choice that no item
  /// has, several SKUs where one was demanded, lists that price the same SKU differently.
  public func pick(_ request: PickRequest) throws -> PickAnswer {
    try PickWalk(self, request).answer()
  }
}
