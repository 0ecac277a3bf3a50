import Catalogue
import Licensing
import PriceListReading
import PriceModel

// What the wings throw, in the words and kinds of the contract.

extension PricebookError {
  init(_ error: CatalogueError, file: String? = nil) {
    var message = error.message
    switch error.code {
    case .editionExists: message += " (--replace)"
    case .shrunk: message += " (--allow-shrink)"
    default: break
    }
    self.init(
      error.code == .storage ? .inputOutput : .fault, error.code, message, file: file ?? error.path)
  }

  init(_ error: LevelError) {
    switch error {
    case .missing(let facts, let rule):
      let options = facts.map { "--\($0.rawValue)" }
      self.init(
        .usage, .missingFact, "the level rests on facts that are not given: \(Prose.list(options))",
        rule: rule)
    case .withoutLevels:
      self.init(.usage, .noLevels, error.description)
    case .belowMinimum, .refused:
      self.init(.refused, .refused, error.description, rule: error.rule)
    }
  }
}

extension PricebookError {
  init(_ error: ReadingError) {
    self.init(.inputOutput, .cannotRead, "cannot \(error.operation): \(error.reason)", file: error.file)
  }

  /// An error that stands at a place in an input.
  init(_ diagnostic: Diagnostic, kind: Kind = .fault) {
    self.init(
      kind, diagnostic.definition, diagnostic.message, file: diagnostic.file, line: diagnostic.line,
      column: diagnostic.column)
  }

  /// Why an order cannot be priced.
  init(_ error: OrderError, file: String) {
    let kind: Kind
    let code: DiagnosticCode
    switch error {
    case .unknownProduct: (kind, code) = (.nothingMatched, .noSuchPart)
    case .missingFacet: (kind, code) = (.fault, .missingFacet)
    case .quantityNotPositive: (kind, code) = (.fault, .badQuantity)
    case .refused: (kind, code) = (.refused, .refused)
    }
    self.init(kind, code, error.description, file: file, rule: error.rule)
  }
}
