import Foundation
import Licensing
import PriceModel
import Testing

@testable import Pricebook

@Suite("An agreement file")
struct AgreementDocumentTests {
  private func document(_ json: String) throws -> AgreementDocument {
    try AgreementDocument(json: Array(json.utf8), file: "agreement.json")
  }

  private let head = "\"schema\": \"pricebook.agreement/1\", \"program\": \"OV\", \"currency\": \"PLN\""

  @Test("is read with all its keys")
  func reads() throws {
    let read = try document(
      """
      {\(head), "signedOn": "2025-01-15", "organisationWide": false, "segment": "commercial", "country": "PL",
       "lists": ["OV-PL"], "desktops": 60, "level": "NL", "components": ["windows", "office", "cal"], "fte": "999.67",
       "selectAll": true, "qualifyingAgreement": true, "enterpriseFormProcessedOn": "2025-02-01",
       "activatedOn": "2025-01-20",
       "orders": [{"kind": "initial", "received": "2025-01-15", "usage": "2025-01-16",
         "lines": [{"partNumber": "XXX-XXXX", "quantity": 50, "unitPrice": "200.00", "payment": "spread", "deal": null},
                   {"partNumber": "YYY-YYYY", "quantity": 1, "deal": {"number": "D1", "unitPrice": 170, "until": "2025-12-31"}}]}]}
      """)
    #expect(read.lists == ["ov-pl"])
    #expect(!read.agreement.organisationWide)
    #expect(read.agreement.components == [.windows, .office, .cal])
    #expect(read.agreement.selectAll)
    let order = try #require(read.agreement.orders.first)
    #expect(order.usage.description == "2025-01-16")
    #expect(order.lines[0].unitPrice?.description == "200.00")
    #expect(order.lines[0].payment == .spread)
    #expect(order.lines[0].deal == nil)
    #expect(order.lines[1].deal?.unitPrice == 170)
  }

  @Test(
    "a wrong input is reported at its line and column and nothing is guessed",
    arguments: [
      ("\"signedOn\": \"2025-02-29\"", "wrong-value", 2, 13),
      ("\"signedOn\": \"2025-01-15\", \"desktop\": 5", "unknown-key", 2, 27),
      ("\"signedOn\": \"2025-01-15\", \"desktops\": -5", "wrong-value", 2, 39),
      ("\"signedOn\": \"2025-01-15\", \"components\": [\"windos\"]", "wrong-value", 2, 42),
      (
        "\"signedOn\": \"2025-01-15\", \"orders\": [{\"kind\": \"first\", \"received\": \"2025-01-15\"}]",
        "wrong-value", 2, 47
      ),
      (
        "\"signedOn\": \"2025-01-15\", \"orders\": [{\"kind\": \"initial\", \"received\": \"2025-01-14\"}]",
        "order-before-signing", 2, 70
      ),
      ("\"desktops\": 5", "missing-key", 1, 1),
    ])
  func places(_ rest: String, _ code: String, _ line: Int, _ column: Int) {
    do {
      _ = try document("{\(head),\n\(rest)}")
      Issue.record("was accepted")
    } catch {
      let error = error as? PricebookError
      #expect(error?.code == code)
      #expect(error?.line == line)
      #expect(error?.column == column)
    }
  }

  @Test("an unknown program and a negative quantity are refused")
  func unknownProgram() {
    #expect(throws: PricebookError.self) {
      try document(
        "{\"schema\": \"pricebook.agreement/1\", \"program\": \"XX\", \"currency\": \"PLN\", \"signedOn\": \"2025-01-15\"}"
      )
    }
    #expect(throws: PricebookError.self) {
      try document(
        """
        {\(head), "signedOn": "2025-01-15", "orders": [{"kind": "initial", "received": "2025-01-15",
         "lines": [{"partNumber": "A", "quantity": -1}]}]}
        """)
    }
  }

  @Test("has a published schema that knows exactly the keys that are read")
  func schema() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(AgreementDocument.jsonSchema.utf8)) as? [String: Any])
    func keys(_ object: Any?) -> [String] {
      ((object as? [String: Any])?["properties"] as? [String: Any])?.keys.sorted() ?? []
    }
    let parts = try #require(schema["$defs"] as? [String: Any])
    #expect(keys(schema) == AgreementDocument.keys.sorted())
    #expect(keys(parts["order"]) == Order.keys.sorted())
    #expect(keys(parts["line"]) == Order.lineKeys.sorted())
    #expect(keys(parts["deal"]) == ["number", "unitPrice", "until"])
  }
}
