import Foundation
import Licensing
import Pricebook
import Testing

@Suite("The user's own components")
struct ComponentTableTests {
  private func kinds(_ json: String) throws -> ProductKinds {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "components-\(UUID().uuidString).json")
    try Data(json.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ProductKinds.adding(path: file.path)
  }

  @Test("go before the built-in ones (CMP-1)")
  func adds() throws {
    let kinds = try kinds(
      #"{"schema": "pricebook.components/1", "office": ["Contoso Writer"], "cal": ["Office Access"]}"#)
    #expect(kinds.components(of: "Contoso Super Writer 2026") == [.office])
    #expect(kinds.components(of: "Office Access Licence") == [.cal])
    #expect(kinds.components(of: "Windows 11 Upgrade") == [.windows])
    #expect(ProductKinds.standard.components(of: "Contoso Super Writer 2026").isEmpty)
  }

  @Test("are refused with a misspelt category or an empty name")
  func refuses() {
    #expect(throws: PricebookError.self) { try kinds(#"{"schema": "pricebook.components/1", "ofice": []}"#) }
    #expect(throws: PricebookError.self) {
      try kinds(#"{"schema": "pricebook.components/1", "office": [" "]}"#)
    }
    #expect(throws: PricebookError.self) { try kinds(#"{"office": []}"#) }
  }
}
