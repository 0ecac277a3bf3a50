/// How a file was understood: every assumption with its reason, and the profile that fits, or why none does.
///
/// `formats FILE` shows it, `import` takes what it states about a list from it, and the diagnostics of a file that
/// is not recognised are made of it.
///
///     let recognition = try reader.recognise(path: "cennik.csv")
///     recognition.profile                      // "open-value-csv"
///     recognition[.encoding]?.value            // "windows-1250"
///     recognition[.encoding]?.reason           // "letters of Central Europe …"
public struct Recognition: Sendable {
  /// The path as given.
  public internal(set) var file: String
  /// What is known about the file, one for each subject, in their order.
  public private(set) var assumptions: [Assumption] = []
  /// The name of the profile that is taken; `nil` if none fits, or several fit equally well.
  public internal(set) var profile: String?
  /// How well it fits, 0 to 100; of the nearest profile if none fits. ``ProfileMatch/score`` says what counts.
  public internal(set) var score = 0
  /// What spoke for the profile that is taken, or the nearest.
  public internal(set) var reasons: [String] = []
  /// All profiles that have something in common with the file, the best first.
  public internal(set) var matches: [ProfileMatch] = []
  /// Two or more profiles that fit equally well; empty otherwise.
  public internal(set) var rivals: [String] = []
  /// If no profile fits, the one that comes nearest.
  public internal(set) var nearestProfile: String?
  /// What the nearest profile misses.
  public internal(set) var missing: [MissingColumn] = []
  /// The names of the columns that the header has, where there is one.
  public internal(set) var columns: [String] = []
  /// The archive that holds the file, if one does.
  var archive: String?
  /// Why the file is not recognised.
  var failure: RecognitionFailure?
  /// The first item as the profile maps it, where it was asked for.
  public internal(set) var preview: ItemPreview?

  /// Nothing is known yet.
  public init(file: String) { self.file = file }

  /// What is known about a subject.
  public subscript(subject: Assumption.Subject) -> Assumption? {
    assumptions.first { $0.subject == subject }
  }

  /// The physical line of the header, where there is one.
  public var headerLine: Int? { self[.header].flatMap { Int($0.value) } }

  /// Notes what is known about a subject, in place of what was known before.
  mutating func assume(
    _ subject: Assumption.Subject, _ value: String, _ basis: Assumption.Basis, _ reason: String
  ) {
    forget(subject)
    assumptions.append(Assumption(subject: subject, value: value, basis: basis, reason: reason))
    let order = Assumption.Subject.allCases
    assumptions.sort {
      (order.firstIndex(of: $0.subject) ?? 0) < (order.firstIndex(of: $1.subject) ?? 0)
    }
  }

  mutating func forget(_ subject: Assumption.Subject) {
    assumptions.removeAll { $0.subject == subject }
  }
}

/// A column that a profile needs and a header does not have.
public struct MissingColumn: Sendable, Hashable {
  /// The names that the profile accepts, the usual one first.
  public var names: [String]
  /// A column of the file that was probably meant: `ERP Prise` for `ERP Price`.
  public var near: String?

  /// `“ERP Price” or “List Price”`; of many names the first three.
  public var shownNames: String {
    let shown = names.count > 4 ? names.prefix(3) : names[...]
    let more = names.count > 4 ? " or \(names.count - 3) other names" : ""
    return shown.map { "“\($0)”" }.joined(separator: " or ") + more
  }
}
