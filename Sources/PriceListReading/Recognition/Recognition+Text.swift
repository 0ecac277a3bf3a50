import PriceModel

extension InputSurvey {
  /// How the text is to be decoded; see ``encoding(option:candidates:)``.
  typealias Reading = (encoding: TextEncoding, guessed: Bool, faultLine: Int?)
}

extension Recognition {
  mutating func assume(container input: InputFile) {
    switch input.container {
    case .file: assume(.container, "file", .found, "its first bytes are those of no archive")
    case .standardInput: assume(.container, "standard input", .stated, "the path is “-”")
    case .gzip: assume(.container, "gzip", .found, "its first bytes are those of gzip")
    case .zipEntry(let archive):
      self.archive = archive
      assume(.container, "zip entry", .found, "it is a file in the zip archive \(archive)")
    }
  }

  /// Notes the encoding with its reason.
  mutating func assume(
    _ text: InputSurvey.Reading, of survey: InputSurvey, option: TextEncoding?, candidates: [TextEncoding]
  ) {
    let name = text.encoding.name
    if option != nil {
      assume(.encoding, name, .stated, "the option --encoding says so")
    } else if let certain = survey.certain {
      assume(
        .encoding, name, certain.markBytes > 0 ? .declared : .found,
        certain.markBytes > 0 ? "the file begins with its byte order mark" : "every other byte is zero")
    } else if text.guessed {
      assume(
        .encoding, name, .assumed,
        survey.guess(candidates)?.reason ?? "it is the first that the profile names")
    } else if survey.validator.firstNULLine > 0 {
      assume(
        .encoding, name, .found,
        "a NUL byte stands in line \(survey.validator.firstNULLine), which no text has: the file is damaged")
    } else if text.faultLine != nil {
      assume(
        .encoding, name, .found, "most of its sequences are sound, but not in line \(text.faultLine ?? 0)")
    } else if survey.soundSequences > 0 {
      assume(.encoding, name, .found, "all its \(survey.soundSequences) sequences are sound")
    } else {
      assume(.encoding, name, .found, "it is plain ASCII")
    }
  }
}

extension Recognition {
  /// Says as warnings what had to be assumed and changes what is read if it is wrong; the rest only stands in the
  /// answer.
  func sayAssumptions(_ outcome: CSVRecogniser.Outcome, in log: inout DiagnosticLog) {
    if let encoding = self[.encoding], encoding.basis == .assumed {
      log.add(
        .encodingAssumed,
        "the file is not UTF-8 and names no encoding; it is read as \(encoding.value): \(encoding.reason)",
        value: encoding.value)
    }
    guard let number = outcome.number, let votes = outcome.votes else { return }
    sayDecimalMark(number, votes, line: headerLine, in: &log)
  }

  /// Says as a warning that the decimal mark had to be assumed, or that a price fits two.
  ///
  /// - Parameter line: Where the prices begin.
  func sayDecimalMark(
    _ number: DecimalMarkVotes.Decision, _ votes: DecimalMarkVotes, line: Int?, in log: inout DiagnosticLog
  ) {
    if number.matters {
      log.add(
        .decimalMarkAssumed,
        "the prices do not tell their decimal mark; it is taken as “\(number.format.mark)”: \(number.reason)",
        line: line, value: number.format.mark)
    } else if votes.isContradictory, let example = votes.ambiguousExample {
      // Prices that do not fit are rejected with their rows; this one fits both marks.
      let other = number.format == .point ? votes.commaExample : votes.pointExample
      log.add(
        .decimalMarkMixed,
        "“\(example.text)” is read with the decimal mark “\(number.format.mark)”, but “\(other?.text ?? "")” in line \(other?.line ?? 0) has the other; accepted are prices that are all written alike",
        line: example.line, value: example.text)
    }
  }
}
