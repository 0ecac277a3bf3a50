import PriceModel

@testable import PriceListReading

extension ReadPriceList {
  /// All that can be seen of a list that was read.
  var everything: String {
    """
    rows \(rows), accepted \(accepted), warnings \(warnings), unusable \(isUnusable), \(list ?? "") \
    \(edition?.description ?? ""), \(merging), program \(program ?? ""), header \(headerText ?? "")
    \(batch.rows.map { "\($0.line) \(batch.texts.string($0.claim) ?? "") \($0.item)" })
    \(rejects)
    \(summaries)
    \(diagnostics.map { "\($0.excerpt?.text ?? "")" })
    \(recognition.assumptions.map(\.reason))
    \(listing(withList: true))
    """
  }
}
