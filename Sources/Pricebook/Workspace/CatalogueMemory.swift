import Catalogue
import PriceModel
import Synchronization

/// Answers of the catalogue that are kept while many questions are asked: thousands of quotes name the same few hundred
/// SKUs. Safe to share between threads.
final class CatalogueMemory: Sendable {
  /// Answers of more items are not kept.
  private static let mostItems = 16
  /// So many answers are kept, then it begins anew.
  private static let mostAnswers = 20_000

  private struct Answers {
    var items: [ItemQuestion: [Item]] = [:]
    var scopes: [Scope: ResolvedScope] = [:]
  }

  private let answers = Mutex(Answers())

  func items(_ question: ItemQuestion, _ ask: () throws -> [Item]) throws -> [Item] {
    if let known = answers.withLock({ $0.items[question] }) { return known }
    let items = try ask()
    guard items.count <= Self.mostItems else { return items }
    answers.withLock { answers in
      if answers.items.count >= Self.mostAnswers { answers.items = [:] }
      answers.items[question] = items
    }
    return items
  }

  func resolved(_ scope: Scope, _ resolve: () throws -> ResolvedScope) throws -> ResolvedScope {
    if let known = answers.withLock({ $0.scopes[scope] }) { return known }
    let resolved = try resolve()
    answers.withLock { answers in
      if answers.scopes.count >= Self.mostAnswers { answers.scopes = [:] }
      answers.scopes[scope] = resolved
    }
    return resolved
  }
}
