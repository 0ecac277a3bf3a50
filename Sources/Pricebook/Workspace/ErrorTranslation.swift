import Catalogue
import Licensing
import PriceListReading
import PriceModel

/// Runs a piece of work and turns the catalogue's errors into ``PricebookError``.
func translatingCatalogueErrors<Result>(_ work: () throws -> Result) throws -> Result {
  do { return try work() } catch let error as CatalogueError { throw PricebookError(error) }
}

/// Runs a piece of work and turns the reader's errors into ``PricebookError``.
func translatingReadingErrors<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as ReadingError {
    throw PricebookError(error)
  } catch let error as ProfileError {
    throw PricebookError(
      error.diagnostic, kind: error.diagnostic.definition == .unknownProfile ? .usage : .fault)
  } catch let error as CSVTableError {
    throw PricebookError(error.diagnostic)
  }
}

/// Runs arithmetic on amounts and turns an overflow into an error that says which amount was too large.
func translatingArithmeticErrors<Result>(_ what: @autoclosure () -> String, _ work: () throws -> Result)
  throws -> Result
{
  do {
    return try work()
  } catch let error as ArithmeticError {
    switch error {
    case .overflow:
      throw PricebookError(.fault, .amountTooLarge, "\(what()): the amount has more than 18 digits")
    case .divisionByZero:
      throw PricebookError(.fault, .divisionByZero, "\(what()): a division by zero")
    case .currencyMismatch(let left, let right):
      throw PricebookError(.fault, .currencyMismatch, "\(what()): \(left) and \(right) cannot be added")
    }
  }
}

extension PricebookError {
  /// The error and all further ones as diagnostics.
  public func diagnostics(defaultFile: String) -> [Diagnostic] {
    [diagnostic(defaultFile: defaultFile)] + further.map { $0.diagnostic(defaultFile: defaultFile) }
  }

  /// The error as a diagnostic, for answers that list diagnostics.
  public func diagnostic(defaultFile: String) -> Diagnostic {
    Diagnostic(definition, message, file: file ?? defaultFile, line: line, column: column)
  }
}
