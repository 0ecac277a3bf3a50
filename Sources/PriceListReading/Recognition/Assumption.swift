/// Something that had to be known about a file before a row of it could be read, with its reason.
public struct Assumption: Sendable, Hashable, Encodable {
  /// What is known, in the order in which people read it.
  public enum Subject: String, Sendable, CaseIterable, Encodable {
    /// `file`, `standard input`, `gzip`, `zip entry`.
    case container
    /// `UTF-8`, `windows-1250`, `UTF-16LE`.
    case encoding
    /// `LF`, `CRLF`, `CR`, `mixed`, `none`.
    case lineEnds
    /// `,`, `;`, a tab.
    case delimiter
    /// The sign around fields: `"`, `'` or `none`.
    case quote
    /// How a quote stands inside quotes: `doubled`, `backslash` or `none`.
    case escape
    /// `.` or `,`.
    case decimalMark
    /// The sign between groups of three digits: `none`, `space`, `.`, `,`, `'`, several of them joined by blanks.
    case grouping
    /// The physical line of the header, or `none`.
    case header
    /// XML: the name of the root element.
    case root
  }

  /// How firmly it is known, the firmest first.
  public enum Basis: String, Sendable, CaseIterable, Encodable {
    /// The user says so, by an option.
    case stated
    /// The file itself says so: a byte order mark, an XML declaration, a line `sep=`.
    case declared
    /// The profile says so.
    case profile
    /// The text of the file shows it.
    case found
    /// Nothing tells; it is what is usual.
    case assumed
  }

  public var subject: Subject
  public var value: String
  public var basis: Basis
  /// Why, as a part of a sentence.
  public var reason: String
}
