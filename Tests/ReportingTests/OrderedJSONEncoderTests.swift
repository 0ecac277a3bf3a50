import Foundation
import PriceModel
import Testing

@testable import Reporting

@Suite("JSON with its keys in order")
struct OrderedJSONEncoderTests {
  private struct Line: Codable {
    var partNumber: String
    var quantity: Int?
    var price: ExactDecimal?
    var tags: [String]
  }

  private struct Answer: Encodable {
    var schema = "pricebook.test/1"
    var zeta = 1
    var alpha: String?
    var currency: Currency?
    var date: CalendarDate?
    var isDone = true
    var lines: [Line]
    var attributes: [String: String]
    var empty: [Int] = []
    var ratio: Double?
    var nested: [[Int?]] = [[1, nil], []]
  }

  private func sample() throws -> Answer {
    Answer(
      currency: Currency("PLN"), date: CalendarDate("2026-11-20"),
      lines: [
        Line(partNumber: "W06-00793", quantity: 50, price: ExactDecimal("412.50"), tags: ["a", "b"]),
        Line(partNumber: "1E10", quantity: nil, price: nil, tags: []),
      ],
      attributes: ["b": "2", "a": "1", "ä": "3"])
  }

  @Test("keeps the order of declaration, writes nil as null and sorts dictionaries")
  func compact() throws {
    #expect(
      try OrderedJSONEncoder(style: .compact).text(sample()) == """
        {"schema":"pricebook.test/1","zeta":1,"alpha":null,"currency":"PLN","date":"2026-11-20","isDone":true,\
        "lines":[{"partNumber":"W06-00793","quantity":50,"price":"412.50","tags":["a","b"]},\
        {"partNumber":"1E10","quantity":null,"price":null,"tags":[]}],\
        "attributes":{"a":"1","b":"2","ä":"3"},"empty":[],"ratio":null,"nested":[[1,null],[]]}
        """)
  }

  @Test("indents by two blanks and keeps short arrays of scalars on one line")
  func pretty() throws {
    #expect(
      try OrderedJSONEncoder().text(sample()) == """
        {
          "schema": "pricebook.test/1",
          "zeta": 1,
          "alpha": null,
          "currency": "PLN",
          "date": "2026-11-20",
          "isDone": true,
          "lines": [
            {
              "partNumber": "W06-00793",
              "quantity": 50,
              "price": "412.50",
              "tags": ["a", "b"]
            },
            {
              "partNumber": "1E10",
              "quantity": null,
              "price": null,
              "tags": []
            }
          ],
          "attributes": {
            "a": "1",
            "b": "2",
            "ä": "3"
          },
          "empty": [],
          "ratio": null,
          "nested": [
            [1, null],
            []
          ]
        }
        """)
  }

  @Test("breaks a long array of scalars into lines")
  func longArray() throws {
    let numbers = (0..<40).map { 1000 + $0 }
    let text = try OrderedJSONEncoder().text(["n": numbers])
    #expect(text.hasPrefix("{\n  \"n\": [\n    1000,\n    1001,\n"))
    #expect(text.hasSuffix("    1039\n  ]\n}"))
  }

  @Test("escapes what JSON demands and nothing else")
  func escapes() throws {
    let text = "\"\\/\u{8}\u{9}\n\u{C}\r\u{1}\u{1F}\u{7F}\u{2028}żółć 😀"
    #expect(
      try OrderedJSONEncoder(style: .compact).text(text)
        == #""\"\\/\b\t\n\f\r\u0001\u001f"# + "\u{7F}\u{2028}żółć 😀\"")
  }

  @Test("writes integers whole and floating-point numbers as short as they can be read back")
  func numbers() throws {
    let encoder = OrderedJSONEncoder(style: .compact)
    #expect(try encoder.text([Int64.min, Int64.max]) == "[-9223372036854775808,9223372036854775807]")
    #expect(try encoder.text(UInt64.max) == "18446744073709551615")
    #expect(try encoder.text([0.1, -2.5, 1e300]) == "[0.1,-2.5,1e+300]")
    #expect(throws: EncodingError.self) { try encoder.text(["a": Double.nan]) }
    #expect(throws: EncodingError.self) { try encoder.text([Float.infinity]) }
  }

  @Test("names the way to a number that it refuses")
  func path() throws {
    struct Inner: Encodable { var ratio = Double.nan }
    struct Outer: Encodable { var inner = Inner() }
    do {
      _ = try OrderedJSONEncoder().text(Outer())
      Issue.record("NaN was written")
    } catch EncodingError.invalidValue(_, let context) {
      #expect(context.codingPath.map(\.stringValue) == ["inner", "ratio"])
    }
  }

  @Test("follows containers that a value opens itself")
  func containers() throws {
    struct Manual: Encodable {
      enum Key: String, CodingKey { case z, list, map, after, deferred }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(1, forKey: .z)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        try list.encode("a")
        try list.encodeNil()
        var inner = list.nestedContainer(keyedBy: Key.self)
        try inner.encode(2, forKey: .z)
        #expect(list.count == 3)
        _ = container.nestedContainer(keyedBy: Key.self, forKey: .map)
        try container.encodeIfPresent(nil as Int?, forKey: .after)
        try 7.encode(to: container.superEncoder(forKey: .deferred))
        _ = container.superEncoder()
      }
    }
    #expect(
      try OrderedJSONEncoder(style: .compact).text(Manual())
        == #"{"z":1,"list":["a",null,{"z":2}],"map":{},"after":null,"deferred":7,"super":{}}"#)
  }

  @Test("lets a subclass and its superclass share one object or nest it")
  func inheritance() throws {
    class Base: Encodable { let base = 1 }
    final class Shared: Base {
      enum Key: CodingKey { case own }
      override func encode(to encoder: any Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(2, forKey: .own)
      }
    }
    #expect(try OrderedJSONEncoder(style: .compact).text(Shared()) == #"{"base":1,"own":2}"#)
  }

  @Test("refuses containers that are written across each other")
  func crossing() {
    struct Crossing: Encodable {
      enum Key: CodingKey { case a, b }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        var first = container.nestedUnkeyedContainer(forKey: .a)
        try container.encode(1, forKey: .b)
        try first.encode(2)
      }
    }
    struct TwoShapes: Encodable {
      func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(1)
        var single = encoder.singleValueContainer()
        try single.encode(2)
      }
    }
    #expect(throws: EncodingError.self) { try OrderedJSONEncoder().text(Crossing()) }
    #expect(throws: EncodingError.self) { try OrderedJSONEncoder().text(TwoShapes()) }
  }

  @Test(
    "gives what Foundation reads as the same value", arguments: [OrderedJSONEncoder.Style.pretty, .compact])
  func differential(style: OrderedJSONEncoder.Style) throws {
    var generator = SplitMix(state: 20_261_120)
    for _ in 0..<300 {
      let value = RandomValue.make(depth: 4, using: &generator)
      let ours = try OrderedJSONEncoder(style: style).encode(["value": value])
      let theirs = try JSONEncoder().encode(["value": value])
      let left = try #require(JSONSerialization.jsonObject(with: Data(ours)) as? NSDictionary)
      let right = try #require(JSONSerialization.jsonObject(with: theirs) as? NSDictionary)
      #expect(left == right, "\(String(decoding: ours, as: UTF8.self))")
    }
  }

  @Test("writes JSON Lines, each value on a line of its own")
  func lines() throws {
    let writer = JSONLinesWriter()
    var output = MemoryOutput()
    try writer.write(Line(partNumber: "a\nb", quantity: 1, price: nil, tags: []), to: &output)
    #expect(throws: EncodingError.self) { try writer.write([Double.nan], to: &output) }
    try writer.write([1, 2], to: &output)
    #expect(
      output.text == #"{"partNumber":"a\nb","quantity":1,"price":null,"tags":[]}"# + "\n[1,2]\n")
  }
}

/// The same numbers on every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// JSON of any shape, at random.
private enum RandomValue: Encodable {
  case null, bool(Bool), integer(Int), real(Double), text(String)
  case array([RandomValue])
  case object([String: RandomValue])

  static func make(depth: Int, using generator: inout some RandomNumberGenerator) -> RandomValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .integer(.random(in: -1_000_000_000...1_000_000_000, using: &generator))
    case 3: return .real(Double(Int.random(in: -99_999...99_999, using: &generator)) / 64)
    case 4: return .text(text(using: &generator))
    case 5, 6:
      return .array(
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in make(depth: depth - 1, using: &generator) })
    default:
      return .object(
        Dictionary(
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            (text(using: &generator), make(depth: depth - 1, using: &generator))
          }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func text(using generator: inout some RandomNumberGenerator) -> String {
    let alphabet = Array("aZ0 \"\\/\n\t\r\u{1}\u{1F}\u{7F}\u{2028}żß€😀")
    return String(
      (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      })
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .array(let values):
      var container = encoder.unkeyedContainer()
      for value in values { try container.encode(value) }
    case .object(let members):
      var container = encoder.container(keyedBy: TextKey.self)
      for (key, value) in members { try container.encode(value, forKey: TextKey(stringValue: key)) }
    default:
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try container.encode(value)
      case .integer(let value): try container.encode(value)
      case .real(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      default: try container.encodeNil()
      }
    }
  }

  private struct TextKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
