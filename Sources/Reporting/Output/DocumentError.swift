/// A document that could not be made.
public enum DocumentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A library that only this format needs is not on the system; with its name, its Debian package and the loader's
  /// words.
  case libraryMissing(library: String, package: String, reason: String)
  /// The library refused; with its words.
  case refused(String)

  public var description: String {
    switch self {
    case .libraryMissing(let library, let package, let reason):
      "\(library) is not installed (\(reason)); on Debian: apt-get install \(package)"
    case .refused(let reason): reason
    }
  }
}
