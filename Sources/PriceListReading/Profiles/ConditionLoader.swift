import PriceModel

/// Reads conditions on rows: `{ column: Segment, is: [A, B] }`, or a list of them that must all hold.
struct ConditionLoader {
  static let keys = ["column", "is", "not", "startsWith", "endsWith", "matches", "blank"]
  let sources: SourceLoader

  func condition(_ node: ProfileNode, within base: String) throws(ProfileError) -> RowCondition {
    var condition = RowCondition()
    for element in node.elements() {
      condition.tests.append(try test(try element.mapping(Self.keys), at: element, within: base))
    }
    if condition.isEmpty { throw node.fault("the condition is empty; write { column: …, is: … }") }
    return condition
  }

  /// A test of the keys of a mapping.
  func test(
    _ values: [String: ProfileNode], at node: ProfileNode, within base: String
  ) throws(ProfileError) -> RowCondition.Test {
    guard let column = values["column"] else { throw node.fault("“column” is missing") }
    let given = Self.keys.dropFirst().filter { values[$0] != nil }
    guard let key = given.first, let value = values[key] else {
      throw node.fault(
        "a condition is missing: \(Self.keys.dropFirst().map { "“\($0)”" }.joined(separator: ", "))")
    }
    if given.count > 1, let second = values[given[1]] {
      throw second.fault("“\(given[1])” and “\(key)” do not go together; write a list of two conditions")
    }
    let expectation: RowCondition.Expectation =
      switch key {
      case "is": .equals(Set(try value.strings().map(FoldedText.of)))
      case "not": .differs(Set(try value.strings().map(FoldedText.of)))
      case "startsWith": .startsWith(try value.strings().map(FoldedText.of))
      case "endsWith": .endsWith(try value.strings().map(FoldedText.of))
      case "matches": .matches(try RegularExpression.checked(value).pattern)
      default: .blank(try value.boolean())
      }
    return .init(source: try sources.source(column, within: base), expectation: expectation)
  }
}
