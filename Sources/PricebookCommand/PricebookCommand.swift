import ArgumentParser
import PriceModel

/// The `pricebook` executable: a file per sub-command, no logic of its own.
@main
struct PricebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pricebook",
    abstract: "Price lists in, the one right SKU, its price and the reason out.",
    discussion: """
      Load the month's price lists, walk to a SKU, and write quotes and closer tables. Every row of a list is \
      accepted or reported, every answer says where it comes from, and all history is kept.

      The catalogue is named by --catalogue, else $PRICEBOOK_CATALOGUE, else ./pricebook.sqlite.
      Profiles of your own are found in $PRICEBOOK_PROFILES. $PRICEBOOK_TODAY replaces the clock.

      EXAMPLE
        $ pricebook import SampleData/open-value-csv
        $ pricebook pick --program OV --family "Core CAL" --user-type device
        $ pricebook closer --family "Project Standard" --currency PLN

      EXIT CODES
        0   done
        1   the input or the catalogue is at fault, and nothing was changed
        2   nothing matched
        3   several SKUs match where one was asked for
        4   refused by a licensing rule, or violations found
        5   partly done
        64  wrong usage
        70  a bug of ours
        74  a file could not be read or written
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Price lists:",
        subcommands: [
          ImportCommand.self, FormatsCommand.self, ListsCommand.self, EditionsCommand.self,
          ExportCommand.self, DiffCommand.self, AuditCommand.self,
        ]),
      CommandGroup(name: "The catalogue:", subcommands: [CatalogueCommand.self]),
      CommandGroup(
        name: "Items:",
        subcommands: [
          SearchCommand.self, ShowCommand.self, HistoryCommand.self, CompareCommand.self, PickCommand.self,
        ]),
      CommandGroup(
        name: "Prices and rules:",
        subcommands: [
          QuoteCommand.self, CloserCommand.self, BatchCommand.self, AgreementCommand.self,
          SubscriptionCommand.self,
          LevelCommand.self, FTECommand.self, RulesCommand.self,
        ]),
    ])

  /// Parses and runs, and turns every outcome into the exit codes of the contract.
  static func main() {
    ignoreBrokenPipe()
    refuseUnknownCommand()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let exit as ExitStatus {
      endProcess(exit)
    } catch {
      // Help, version and usage errors: ArgumentParser knows their words and codes (0 and 64).
      if exitCode(for: error) == .validationFailure { UsageError.writeJSON(message(for: error)) }
      PricebookCommand.exit(withError: error)
    }
  }

  /// ArgumentParser calls an unknown command an unexpected argument; say what it is, and what may have been meant.
  private static func refuseUnknownCommand() {
    guard CommandLine.arguments.count > 1, !CommandLine.arguments[1].hasPrefix("-") else { return }
    let word = CommandLine.arguments[1]
    var names = ["help"]
    for group in configuration.groupedSubcommands {
      for command in group.subcommands { names.append(command.configuration.commandName ?? "") }
    }
    guard !names.contains(word) else { return }
    let nearest = EditDistance.nearest(to: word, among: names).map { "; did you mean “\($0)”?" } ?? "."
    let message = "unknown command “\(word)”\(nearest) See 'pricebook --help'."
    UsageError.writeJSON(message)
    Console.say("error: \(message)")
    endProcess(.usage)
  }
}
