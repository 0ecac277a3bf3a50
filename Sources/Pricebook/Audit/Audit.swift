import Catalogue
import PriceModel

extension Workspace {
  /// What is odd in the lists in scope: their current editions, or those that the scope says.
  ///
  /// - Parameter checks: The names of the checks to make (``AuditChecks/names``); empty is all.
  /// - Throws: ``PricebookError`` of kind `usage` for a check that does not exist, `fault` for a list or edition that is
  ///   not there.
  public func audit(_ scope: Scope, checks names: [String] = []) throws -> AuditAnswer {
    let unknown = names.filter { !AuditChecks.names.contains($0) }
    if let name = unknown.first {
      throw PricebookError(
        .usage, .unknownCheck,
        "there is no check “\(name)”; there are \(Prose.list(AuditChecks.names, atMost: .max))")
    }
    var checks: [any AuditCheck] = []
    for check in AuditChecks.all where names.isEmpty || names.contains(check.id) { checks.append(check) }

    let catalogue = try catalogue()
    let resolved = try resolve(scope, in: catalogue)
    var answer = AuditAnswer()
    for check in checks {
      answer.checks.append(AuditAnswer.Check(check: check.id, rule: check.rule, title: check.title))
    }
    for reference in resolved.editions {
      let edition = try translatingCatalogueErrors {
        try audited(reference, resolved, in: catalogue, needsFlags: checks.contains { $0 is FalseFlags })
      }
      answer.editions.append(
        AuditAnswer.Edition(
          list: reference.list, edition: reference.edition, items: edition.items.count, on: edition.day))
      for (place, check) in checks.enumerated() {
        let found = try check.findings(in: edition)
        answer.findings += found
        answer.checks[place].findings += found.count { $0.severity == .finding }
        answer.checks[place].notes += found.count { $0.severity == .note }
      }
    }
    return answer
  }

  private func audited(
    _ reference: EditionReference, _ resolved: ResolvedScope, in catalogue: PriceCatalogue, needsFlags: Bool
  ) throws -> AuditedEdition {
    let infos = try catalogue.editions(of: reference.list)
    guard let info = infos.first(where: { $0.edition == reference.edition }) else {
      throw noEdition(reference.edition, of: reference.list, has: infos.map(\.edition))
    }
    // Every price of the edition, not only those in force that day.
    var question = resolved.question()
    question.editions = [reference]
    question.on = nil
    let month = reference.edition
    var contradictions: [Contradiction] = []
    if needsFlags, let before = infos.last(where: { $0.edition < month }) {
      contradictions =
        try catalogue.compare(list: reference.list, old: before.edition, new: month).contradictions
    }
    return AuditedEdition(
      list: info.list, edition: info.edition, file: info.file, rows: info.rows, inForce: info.inForce,
      day: resolved.scope.on ?? max(month.firstDay, min(today, month.lastDay)),
      items: try catalogue.items(question), editions: infos.map(\.edition), contradictions: contradictions,
      repeatedRows: try catalogue.repeatedRows(of: reference))
  }
}
