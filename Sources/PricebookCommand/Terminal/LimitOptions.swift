import ArgumentParser
import Pricebook

/// Bounds of the reader that the user moves.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Move a bound that no honest list reaches: \(Workspace.limitNames). Repeatable; sizes like 32MiB.",
      valueName: "name=size"))
  var limit: [String] = []
}
