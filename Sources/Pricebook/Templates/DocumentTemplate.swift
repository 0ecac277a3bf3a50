import Mustache
import PriceModel
import Reporting

/// A template that an answer is written through: Mustache, with the answer's own JSON document as its data.
///
///     let template = try DocumentTemplate(path: "letter.html")
///     let letter = try template.render(answer)
///     letter.text
///     letter.warnings  // names that the document does not have
///
/// In HTML (`.html`, `.htm`, also before `.mustache`) every value is escaped; other templates are text. Partials are
/// files of the same folder.
public struct DocumentTemplate: Sendable {
  private let file: String
  private let isHTML: Bool
  private let tags: [TemplateTag]
  private let library: MustacheLibrary
  private let partials: [String: TemplateCheck.File]

  private static let main = "\u{0}"

  /// Reads a template and its partials.
  ///
  /// Throws ``PricebookError``: `cannot-read`, or `bad-template` with line and column.
  public init(path: String) throws {
    file = path
    isHTML = Self.isHTML(path)
    var reading = Reading(folder: Self.folder(of: path), isHTML: Self.isHTML(path))
    tags = try reading.add(path, as: Self.main, within: [])
    library = reading.library
    partials = reading.partials
  }

  /// A document with what is to be said of its template.
  public struct Letter: Sendable {
    public var text: String
    public var warnings: [Diagnostic]
  }

  /// Fills the template.
  public func render(_ answer: some Answer) throws -> Letter {
    let node = try answer.templateData()
    let check = TemplateCheck((file, tags), partials: partials, against: node)
    let data = TemplateValue.of(node, style: answer.templateStyle)
    guard let text = library.render(data, withTemplate: Self.main) else {
      throw PricebookError(.fault, .badTemplate, "the template cannot be filled", file: file)
    }
    return Letter(text: text, warnings: check.warnings)
  }

  static func isHTML(_ path: String) -> Bool {
    var name = path.lowercased()[...]
    if name.hasSuffix(".mustache") { name = name.dropLast(".mustache".count) }
    return name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml")
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// A template and its partials while they are read.
  private struct Reading {
    let folder: String
    let isHTML: Bool
    var library = MustacheLibrary()
    var partials: [String: TemplateCheck.File] = [:]

    /// - Parameter outer: The partials that this one is within.
    mutating func add(_ path: String, as name: String, within outer: [String]) throws -> [TemplateTag] {
      let bytes = try DocumentFile.read(path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw PricebookError(
          .fault, .badTemplate, "the template is not UTF-8", file: path, line: 1, column: 1)
      }
      let tags = try TemplateScanner.tags(of: text, file: path)
      for tag in tags where tag.kind == .partial || tag.kind == .parent {
        try addPartial(tag, of: path, within: outer + [name])
      }
      do {
        // Mustache escapes unless it is told otherwise; in a line of its own, which it takes out.
        try library.register(isHTML ? text : "{{%CONTENT_TYPE:TEXT}}\n" + text, named: name)
      } catch let error as MustacheTemplate.ParserError {
        throw PricebookError(
          .fault, .badTemplate, Self.words(for: error.error), file: path,
          line: max(1, error.context.lineNumber - (isHTML ? 0 : 1)), column: error.context.columnNumber)
      }
      return tags
    }

    private mutating func addPartial(_ tag: TemplateTag, of path: String, within outer: [String]) throws {
      func fault(_ message: String) -> PricebookError {
        PricebookError(.fault, .badTemplate, message, file: path, line: tag.line, column: tag.column)
      }
      let isPlain = tag.functions.isEmpty && tag.name.first.map { $0 != "." } ?? false
      guard isPlain else {
        throw fault("“\(tag.written)” is no partial; accepted is the name of a file in the same folder")
      }
      guard !outer.contains(tag.name) else { throw fault("the partial “\(tag.name)” is within itself") }
      guard partials[tag.name] == nil else { return }
      // `{{>head}}` in letter.html is head.html, or head.mustache.
      let ending = path.lastIndex(of: ".").map { String(path[$0...]) } ?? ""
      let candidates = [tag.name, tag.name + ending, tag.name + ".mustache"].map { folder + $0 }
      guard let found = candidates.first(where: DocumentFile.exists) else {
        throw fault("there is no partial “\(tag.name)”; looked for \(Prose.list(candidates))")
      }
      partials[tag.name] = (found, try add(found, as: tag.name, within: outer))
    }

    private static func words(for error: any Error) -> String {
      guard let error = error as? MustacheTemplate.Error else { return "the template is not complete" }
      return switch error {
      case .sectionCloseNameIncorrect: "another section is closed than the one that is open"
      case .unfinishedName: "the tag is not finished"
      case .expectedSectionEnd: "a section is not closed"
      case .illegalTokenInsideInheritSection, .textInsideInheritSection:
        "only blocks ({{$name}}) may stand in {{<parent}}"
      case .transformAppliedToInheritanceSection: "a block takes no function"
      case .invalidSetDelimiter, .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
        "the tag is not known"
      }
    }
  }
}

extension Answer {
  /// What a template is filled with: the JSON document of the answer, and what else the answer has for letters.
  func templateData() throws -> JSONNode {
    var node = try JSONReader.read(OrderedJSONEncoder(style: .compact).encode(self), file: "document")
    if case .object(let members) = node.value { node.value = .object(members + templateMembers) }
    return node
  }
}
