import Testing

@testable import Pricebook

@Suite("Languages of documents")
struct LanguageTests {
  @Test("each that is offered can be read, and has every word", arguments: Language.Code.allCases)
  func readable(code: Language.Code) throws {
    let language = try Language(code)
    #expect(language.code == code.rawValue)
    for word in Language.Word.allCases where word != .missing {
      #expect(language(word).contains { $0.isLetter }, "\(word)")
    }
  }

  @Test("places are filled by name")
  func places() throws {
    #expect(try Language(.polish)(.tax, ["rate": "23%"]) == "VAT 23%")
  }
}
