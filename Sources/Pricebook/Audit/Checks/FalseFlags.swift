import Catalogue
import PriceModel

/// What the list says of its own rows (`ChangeIndicator`, `A/C/D/U`) against what changed since its edition before.
struct FalseFlags: AuditCheck {
  let id = "false-flag"
  let title = "change flags of the list that are not true"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.contradictions.filter { $0.verdict == .wrong }.map { found in
      AuditFinding(
        check: id, rule: rule, severity: .finding, list: edition.list, edition: edition.edition,
        item: found.identity, message: found.message,
        rows: [AuditFinding.Row(found.source, partNumber: found.identity.partNumber)])
    }
  }
}
