import PriceModel

extension PriceListReader {
  /// Makes a profile to start from out of the beginning of the first list that a path holds.
  ///
  /// - Throws: ``ReadingError`` if the file cannot be read, ``DraftError`` if nothing in it looks like a price list.
  public func draft(path: String, limits: ReadingLimits = ReadingLimits()) throws -> ProfileDraft {
    try draft(contents(of: path, limits: limits).lists[0], limits: limits)
  }

  /// Makes a profile to start from out of the beginning of a list.
  ///
  /// - Throws: ``ReadingError`` if the file cannot be read, ``DraftError`` if nothing in it looks like a price list.
  public func draft(
    _ source: PriceListSource, limits: ReadingLimits = ReadingLimits()
  ) throws -> ProfileDraft {
    do {
      return try drafted(source, limits)
    } catch let fault as InputFault {
      throw DraftError(file: source.file, reason: fault.message)
    }
  }

  private func drafted(_ source: PriceListSource, _ limits: ReadingLimits) throws -> ProfileDraft {
    let input = try InputFile(source, limits: limits, system: system)
    let survey = try InputSurvey(input)
    if let fault = survey.kind.fault(in: input.container) { throw fault }
    var contents = DraftContents()
    contents.file = input.path
    contents.name = DraftContents.name(of: input.path)
    let failure: String?
    if survey.looksLikeXML {
      contents.container = .xml
      let outline: XMLOutline
      do {
        let text = try XMLText(input, survey, encoding: nil, limits: limits)
        outline = XMLOutline(try text.head(), limits: limits)
      } catch let fault as XMLEncoding.Fault {
        throw DraftError(file: input.path, reason: fault.message)
      }
      failure = XMLDrafter(outline: outline, names: .standard).fill(&contents)
    } else {
      let encoding = survey.encoding(option: nil, candidates: TextEncoding.usual).encoding
      let recogniser = CSVRecogniser(
        head: DecodedText.head(survey.head, encoding), isWholeFile: survey.isWholeFile,
        limits: limits)
      failure = CSVDrafter(recogniser: recogniser, names: .standard).fill(&contents, encoding: encoding)
    }
    if let failure { throw DraftError(file: input.path, reason: failure) }
    return contents.draft
  }
}

/// Why no profile can be drafted of a file.
public struct DraftError: Error, Sendable {
  public let file: String
  /// As a sentence.
  public let reason: String

  public var diagnostic: Diagnostic {
    Diagnostic(.notRecognised, "no profile can be drafted: \(reason)", file: file, value: nil)
  }
}
