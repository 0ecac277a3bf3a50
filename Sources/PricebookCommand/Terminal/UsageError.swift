import Pricebook
import Reporting

/// A command line that cannot be understood, for programs: the parser says it to people only.
enum UsageError {
  /// Writes the error object of the contract to stdout, if `--format json` or `jsonl` stands in the command line.
  static func writeJSON(_ message: String) {
    guard let format = format(in: CommandLine.arguments.dropFirst()) else { return }
    let error = PricebookError(.usage, .wrongUsage, message)
    let encoder = OrderedJSONEncoder(style: format == .jsonl ? .compact : .pretty)
    var stdout = DescriptorOutput(1)
    try? stdout.write(encoder.encode(error) + [0x0A])
    try? stdout.flush()
  }

  /// The JSON form that is asked for, looked up by hand: the arguments as a whole were not understood.
  static func format(in arguments: some Sequence<String>) -> OutputFormat? {
    var isValue = false
    for argument in arguments {
      if argument == "--" { return nil }
      let value = isValue ? argument : argument.hasPrefix("--format=") ? String(argument.dropFirst(9)) : nil
      if let format = value.flatMap(OutputFormat.init(rawValue:)), format == .json || format == .jsonl {
        return format
      }
      isValue = argument == "--format"
    }
    return nil
  }
}
