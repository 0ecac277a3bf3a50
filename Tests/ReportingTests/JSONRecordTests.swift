import Testing

@testable import Reporting

@Suite("JSON records")
struct JSONRecordTests {
  /// A record, and the same without a description of its members.
  private struct Line: JSONRecord {
    var name: String?
    var count: Int?

    func write(to members: inout JSONMembers) {
      members.write("name", name)
      members.write("count \"n\"", count)
    }

    enum CodingKeys: String, CodingKey {
      case name
      case count = "count \"n\""
    }
  }

  private struct PlainLine: Encodable {
    var line: Line

    func encode(to encoder: any Encoder) throws { try line.encode(to: encoder) }
  }

  private struct Nothing: JSONRecord {
    func write(to members: inout JSONMembers) {}
  }

  private struct Answer<Entry: Encodable>: Encodable {
    var before = [1, 2]
    var lines: [Entry]
    var nested: [[Entry]]
    var after = "end"
  }

  @Test(
    "An array of records is the document that encoding its elements gives", arguments: [0, 1, 2, 40],
    [OrderedJSONEncoder.Style.pretty, .compact])
  func same(count: Int, style: OrderedJSONEncoder.Style) throws {
    let lines = (0..<count).map { number in
      Line(name: number % 3 == 0 ? nil : "“\(number)”\n\"\\", count: number % 5 == 0 ? nil : -number)
    }
    let encoder = OrderedJSONEncoder(style: style)
    let direct = try encoder.text(Answer(lines: lines, nested: [lines, [], lines]))
    let plain = lines.map { PlainLine(line: $0) }
    #expect(try direct == encoder.text(Answer(lines: plain, nested: [plain, [], plain])))
    #expect(try encoder.text(lines) == encoder.text(plain))
  }

  @Test("A record without members is an empty object")
  func empty() throws {
    #expect(try OrderedJSONEncoder(style: .pretty).text([Nothing(), Nothing()]) == "[\n  {},\n  {}\n]")
    #expect(try OrderedJSONEncoder(style: .compact).text([Nothing()]) == "[{}]")
  }
}
