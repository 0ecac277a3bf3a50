import PriceModel

/// Files of a folder or an archive that are not read, by the reason.
public struct SkippedFiles: Sendable {
  /// They do not end like price lists.
  public private(set) var byEnding: [String] = []
  /// Their name, or that of a folder above them, begins with a point. Of a hidden folder only its own name is kept.
  public private(set) var hidden: [String] = []
  /// Copies of attributes that macOS puts into archives.
  public private(set) var resourceForks = 0
  /// Pipes, sockets and devices, whose reading would not end, and links to nothing.
  public private(set) var special: [String] = []

  public init() {}

  /// Notes a path below the folder, or the name of an entry.
  ///
  /// - Returns: Whether it is hidden, so that it is not looked at any further.
  public mutating func takeIfHidden(_ path: String) -> Bool {
    let names = path.split(separator: "/")
    if names.first == "__MACOSX" {
      resourceForks += 1
      return true
    }
    guard let place = names.firstIndex(where: { $0.hasPrefix(".") }) else { return false }
    let shown = names[...place].joined(separator: "/") + (place == names.count - 1 ? "" : "/")
    // The path of a hidden folder may come before those of its files, without a slash.
    if shown.hasSuffix("/"), hidden.last == String(shown.dropLast()) { hidden.removeLast() }
    if hidden.last != shown { hidden.append(shown) }
    return true
  }

  public mutating func take(ending name: String) { byEnding.append(name) }
  public mutating func take(special name: String) { special.append(name) }

  /// A warning for each reason.
  ///
  /// - Parameter place: The path of the folder or archive.
  public func diagnostics(in place: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    func say(_ names: [String], _ reason: String) {
      guard !names.isEmpty else { return }
      let files = names.count == 1 ? "a file is" : "\(names.count) files are"
      diagnostics.append(
        Diagnostic(
          .skippedFiles, "\(files) not read: \(PriceListSource.shown(names)); \(reason)", file: place))
    }
    say(byEnding, "taken are files that end in \(PriceListSource.shownEndings)")
    if !hidden.isEmpty {
      let subject = hidden.count == 1 ? "a hidden name is" : "\(hidden.count) hidden names are"
      diagnostics.append(
        Diagnostic(
          .skippedFiles,
          "\(subject) not looked at: \(PriceListSource.shown(hidden)); taken are files whose names, and those of the folders above them, do not begin with a point",
          file: place))
    }
    if resourceForks > 0 {
      let files = resourceForks == 1 ? "a file" : "\(resourceForks) files"
      diagnostics.append(
        Diagnostic(
          .skippedFiles,
          "\(files) below “__MACOSX/” \(resourceForks == 1 ? "is" : "are") not read; these are notes of macOS about the other files",
          file: place))
    }
    say(special, "taken are files, not pipes, devices or links to nothing")
    return diagnostics
  }
}
