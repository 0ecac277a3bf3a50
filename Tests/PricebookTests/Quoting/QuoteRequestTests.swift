import PriceModel
import Testing

@testable import Pricebook

@Suite("A quote request")
struct QuoteRequestTests {
  private func fault(_ json: String) -> PricebookError? {
    do {
      _ = try QuoteRequest(json: Array(json.utf8), file: "request.json")
      return nil
    } catch {
      return error as? PricebookError
    }
  }

  @Test("is read from JSON with numbers or texts")
  func json() throws {
    let text = """
      {"schema": "pricebook.request/1", "date": "2026-11-20", "currency": "PLN", "tax": "23",
       "customer": {"name": "Contoso"},
       "lines": [{"line": 7, "partNumber": "W06-00793", "quantity": 50, "discount": "5%"}, {"program": "OV", "quantity": "2"}]}
      """
    let request = try QuoteRequest(json: Array(text.utf8), file: "request.json")
    #expect(request.tax == 23)
    #expect(request.lines.count == 2)
    #expect(request.lines[0].label == "7")
    #expect(request.lines[0].discount == 5)
    #expect(request.lines[1].facets == [.program: "OV"])
  }

  @Test(
    "a wrong value is reported at its line and column",
    arguments: [
      ("{\"lines\": [\n  {\"partNumber\": \"A\", \"quantity\": -1}]}", "bad-quantity", 2, 3),
      ("{\"lines\": [\n  {\"partNumer\": \"A\", \"quantity\": 1}]}", "unknown-key", 2, 4),
      ("{\"lines\": [\n  {\"partNumber\": \"A\"}]}", "missing-quantity", 2, 3),
      ("{\"date\":\n \"2026-02-30\"}", "wrong-value", 2, 2),
      ("{\"lines\": [{\"quantity\": 1}]}", "nothing-asked", 1, 12),
      (
        "{\"lines\": [{\"partNumber\": \"A\", \"quantity\": 1, \"discount\": 1, \"margin\": 1}]}",
        "discount-and-margin", 1, 12
      ),
      ("{\"lines\": [,]}", "not-json", 1, 12),
    ])
  func places(_ json: String, _ code: String, _ line: Int, _ column: Int) {
    let error = fault(json)
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("a misspelt key gets the nearest one suggested")
  func suggests() {
    #expect(fault("{\"lnes\": []}")?.message.contains("“lines”") == true)
  }
}
