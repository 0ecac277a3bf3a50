import PriceModel
import Reporting

/// A piece of a line with one look.
public struct PickSpan: Hashable, Sendable {
  /// How something looks; what that is on a terminal is the terminal's affair.
  public enum Look: Hashable, Sendable {
    case plain
    case strong
    /// Of less weight than the rest.
    case dim
    /// Where the user is.
    case accent
    /// What a rule refuses.
    case warning
  }

  public var text: String
  public var look: Look

  public init(_ text: String, _ look: Look = .plain) {
    self.text = text
    self.look = look
  }
}

/// A line of an interactive walk.
public struct PickLine: Hashable, Sendable {
  public var spans: [PickSpan]

  public init(_ spans: [PickSpan] = []) { self.spans = spans }

  public init(_ text: String, _ look: PickSpan.Look = .plain) { self.init([PickSpan(text, look)]) }

  /// The words without their looks.
  public var text: String { spans.map(\.text).joined() }

  /// The cells that the line takes.
  public var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The line cut to a width.
  func cut(to width: Int, _ signs: PickSigns) -> PickLine {
    guard self.width > width else { return self }
    var rest = width
    var kept: [PickSpan] = []
    for span in spans {
      let wide = DisplayWidth.of(span.text)
      guard wide > rest || kept.isEmpty && spans.count == 1 else {
        kept.append(span)
        rest -= wide
        continue
      }
      kept.append(
        PickSpan(TerminalText.truncated(span.text, to: rest, ellipsis: signs.ellipsis), span.look))
      break
    }
    return PickLine(kept)
  }
}

/// The signs that a walk is drawn with, and how text is made fit for them.
public struct PickSigns: Sendable {
  let marker: String
  let separator: String
  let dash: String
  let ellipsis: String
  let middleDot: String
  let arrows: String
  let back: String
  let caret: String
  private let isASCII: Bool

  /// For terminals that show UTF-8.
  public static let unicode = PickSigns(
    marker: "❯", separator: " › ", dash: "–", ellipsis: "…", middleDot: " · ", arrows: "↑↓", back: "←",
    caret: "▏", isASCII: false)
  /// For all others.
  public static let ascii = PickSigns(
    marker: ">", separator: " > ", dash: "-", ellipsis: "...", middleDot: " | ", arrows: "up/down",
    back: "left", caret: "_", isASCII: true)

  /// Text from elsewhere, with nothing in it that a terminal would obey or could not show.
  public func visible(_ text: String) -> String {
    let visible = VisibleText.of(text)
    guard isASCII, !visible.utf8.allSatisfy({ $0 < 0x80 }) else { return visible }
    return Self.inASCII(visible)
  }

  /// As ``visible(_:)``, with its line breaks.
  public func visible(lines text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }

  /// Letters without their marks, the usual signs, and a question mark for what has no likeness.
  private static func inASCII(_ text: String) -> String {
    var result = ""
    for character in text {
      if let ascii = character.asciiValue {
        result.unicodeScalars.append(Unicode.Scalar(ascii))
        continue
      }
      result += likenesses[character] ?? "?"
    }
    return result
  }

  private static let likenesses: [Character: String] = [
    "–": "-", "—": "-", "‑": "-", "…": "...", "·": "|", "›": ">", "“": "\"", "”": "\"", "„": "\"", "’": "'",
    "‘": "'", "×": "x", "→": "->", "−": "-", "\u{A0}": " ", "\u{202F}": " ",
    "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
    "Ą": "A", "Ć": "C", "Ę": "E", "Ł": "L", "Ń": "N", "Ó": "O", "Ś": "S", "Ź": "Z", "Ż": "Z",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    "á": "a", "à": "a", "â": "a", "ã": "a", "å": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
    "ì": "i", "î": "i", "ï": "i", "ò": "o", "ô": "o", "õ": "o", "ø": "o", "ú": "u", "ù": "u", "û": "u",
    "ñ": "n", "ç": "c", "č": "c", "š": "s", "ž": "z", "ř": "r", "ě": "e", "ů": "u", "ý": "y", "ő": "o",
    "ű": "u", "É": "E", "Č": "C", "Š": "S", "Ž": "Z", "™": "(TM)", "®": "(R)", "©": "(C)", "€": "EUR",
  ]
}
