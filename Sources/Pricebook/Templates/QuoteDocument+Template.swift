import Reporting

extension QuoteDocument {
  public var templateStyle: ReportStyle { layout.language.style }

  /// Who sends the quote: `sender` with `name`, `lines` and `terms`; `null` without a letterhead.
  public var templateMembers: [JSONNode.Member] {
    func member(_ key: String, _ value: JSONNode.Value) -> JSONNode.Member {
      JSONNode.Member(key: key, line: 0, column: 0, value: JSONNode(value))
    }
    func texts(_ texts: [String]) -> JSONNode.Value { .array(texts.map { JSONNode(.string($0)) }) }
    guard let letterhead = layout.letterhead else { return [member("sender", .null)] }
    let sender = [
      member("name", .string(letterhead.name)), member("lines", texts(letterhead.lines)),
      member("terms", texts(letterhead.terms)),
    ]
    return [member("sender", .object(sender))]
  }
}
