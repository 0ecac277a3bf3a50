import PriceModel

/// Reads what is made of a value: `split` and `part`, `matches` and `take`, `values`.
struct StepLoader {
  let values: [String: ProfileNode]
  /// The parts of the split become prices, not one value.
  let isEach: Bool
  /// `values` is a table of texts here; for the fields of an item it is a table of codes.
  let readsTable: Bool

  /// In the order in which they apply: split, match, table.
  func steps() throws(ProfileError) -> [ValueSource.Step] {
    var steps: [ValueSource.Step] = []
    if let split = values["split"], !isEach { steps.append(try self.split(split)) }
    if let pattern = values["matches"] { steps.append(try match(pattern)) }
    if readsTable, let table = values["values"] {
      var texts: [String: String?] = [:]
      for (_, name, value) in try table.pairs() {
        texts[FoldedText.of(name)] = .some(value.isNull ? nil : try value.string())
      }
      steps.append(.table(texts))
    }
    return steps
  }

  /// What stands between the parts of a cell.
  static func separator(_ node: ProfileNode) throws(ProfileError) -> String {
    let text = try node.string()
    if text.isEmpty { throw node.fault("the separator is empty; write what stands between the parts") }
    return text
  }

  private func split(_ node: ProfileNode) throws(ProfileError) -> ValueSource.Step {
    let separator = try Self.separator(node)
    guard let part = values["part"] else { return .list(separator: separator) }
    let number = try part.integer()
    if number == 0 {
      throw part.fault("parts count from 1 at the start and from -1 at the end; 0 is none of them")
    }
    return .part(separator: separator, number: number)
  }

  private func match(_ node: ProfileNode) throws(ProfileError) -> ValueSource.Step {
    let (pattern, groups) = try RegularExpression.checked(node)
    guard let take = values["take"] else {
      return .match(pattern: pattern, take: [.group(groups > 0 ? 1 : 0)])
    }
    var pieces: [ValueSource.MatchPiece] = []
    for part in try Template.parts(take) {
      switch part {
      case .text(let text): pieces.append(.literal(text))
      case .placeholder(let name):
        guard let number = Int(name), (0...groups).contains(number) else {
          throw take.fault(
            groups == 0
              ? "“{\(name)}” is not a group of the expression, which has none; {0} is the whole match"
              : "“{\(name)}” is not a group of the expression; accepted are {0} for the whole match to {\(groups)}"
          )
        }
        pieces.append(.group(number))
      }
    }
    return .match(pattern: pattern, take: pieces)
  }
}

/// Regular expressions of profiles.
enum RegularExpression {
  /// The pattern and the number of its capture groups, once it is known to be one.
  static func checked(_ node: ProfileNode) throws(ProfileError) -> (pattern: String, groups: Int) {
    let text = try node.string()
    do {
      let groups = try Regex("(?:\(text))|").wholeMatch(in: "")?.output.count ?? 1
      _ = try Regex(text)
      return (text, groups - 1)
    } catch {
      throw node.fault("“\(text)” is not a regular expression: \(error)")
    }
  }
}
