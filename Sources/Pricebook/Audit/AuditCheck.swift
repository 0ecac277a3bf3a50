import Catalogue
import PriceModel

/// A check of the audit: one way in which an edition can be odd.
///
/// A check is one file in `Checks` and one line in ``AuditChecks/all``. It sees one edition and reads nothing else.
protocol AuditCheck: Sendable {
  /// Stable, lower case with hyphens: what `--check` takes.
  var id: String { get }
  /// The licensing rule it rests on; a finding may name a narrower one.
  var rule: String? { get }
  /// What it finds, in a few words.
  var title: String { get }

  func findings(in edition: AuditedEdition) throws -> [AuditFinding]
}

/// All checks, in the order of the report.
public enum AuditChecks {
  static let all: [any AuditCheck] = [
    TwoPrices(), SameItemTwice(), RepeatedListRows(), ZeroPrices(), NetAboveList(), UpToDatePrices(),
    PrepaidPrices(), LevelPrices(), StepUpPrices(), PriceGaps(), PriceOverlaps(), PricesOutOfForce(),
    EditionGaps(), FalseFlags(), OddCurrencies(), FractionsOfMinorUnits(),
  ]

  /// The names of all checks.
  public static var names: [String] { all.map { $0.id } }
}

extension AuditCheck {
  var rule: String? { nil }

  /// A finding about an item, with the prices it rests on.
  func finding(
    _ edition: AuditedEdition, _ item: Item, _ message: String, severity: AuditFinding.Severity = .finding,
    rule: String? = nil, prices: [(Item, Price)], place: PricePlace? = nil
  ) -> AuditFinding {
    let place = place ?? prices.first.map { PricePlace($0.1) }
    var rows = prices.map { AuditFinding.Row($1, of: $0) }
    if rows.isEmpty { rows = [AuditFinding.Row(item.source, partNumber: item.partNumber)] }
    return AuditFinding(
      check: id, rule: rule ?? self.rule, severity: severity, list: edition.list,
      edition: edition.edition, item: ItemIdentity(item), itemName: item.itemName,
      market: place?.market, currency: place?.currency, message: message, rows: rows)
  }

  /// A finding about the list as a whole.
  func finding(
    _ edition: AuditedEdition, _ message: String, severity: AuditFinding.Severity = .finding
  ) -> AuditFinding {
    AuditFinding(
      check: id, rule: rule, severity: severity, list: edition.list, edition: edition.edition,
      message: message, rows: [])
  }
}
