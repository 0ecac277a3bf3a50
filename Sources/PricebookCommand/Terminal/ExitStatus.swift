import Pricebook

/// The exit codes of the contract; thrown to end the command with one after everything has been said.
enum ExitStatus: Int32, Error {
  case fault = 1
  case nothingMatched = 2
  case ambiguous = 3
  case refused = 4
  case partlyDone = 5
  case usage = 64
  case bug = 70
  case inputOutput = 74

  init(_ kind: PricebookError.Kind) {
    switch kind {
    case .fault: self = .fault
    case .nothingMatched: self = .nothingMatched
    case .ambiguous: self = .ambiguous
    case .refused: self = .refused
    case .usage: self = .usage
    case .inputOutput: self = .inputOutput
    }
  }
}
