import Foundation
import Testing

@testable import PriceListReading

@Suite("What fuzzing has found")
struct FuzzCorpusTests {
  struct Input: Sendable, CustomTestStringConvertible {
    let target: FuzzTarget
    let name: String
    var testDescription: String { "\(target.rawValue)/\(name)" }
  }

  static let inputs: [Input] = FuzzTarget.allCases.flatMap { target in
    ((try? Corpus.names("fuzz/\(target.rawValue)")) ?? []).map { Input(target: target, name: $0) }
  }

  @Test("stays mended", arguments: inputs)
  func replay(_ input: Input) throws {
    try input.target.run(try Corpus.bytes("fuzz/\(input.target.rawValue)/\(input.name)"))
  }

  @Test("Every target has a corpus", arguments: FuzzTarget.allCases)
  func corpora(_ target: FuzzTarget) throws {
    #expect(try Corpus.names("fuzz/\(target.rawValue)").count >= 5)
  }

  @Test("Each target notices an answer that is wrong")
  func notices() {
    #expect(throws: FuzzFailure.self) { try demand(1 + 1 == 3, "arithmetic") }
  }
}
