import PriceModel
import Testing

@testable import Pricebook

@Suite("Requests of a batch")
struct BatchRequestsTests {
  private static let today = CalendarDate(year: 2026, month: 11, day: 20) ?? CalendarDate(dayNumber: 0)

  /// The requests of a text, each understood or not.
  private func understood(_ text: String, _ change: (inout Batch) -> Void = { _ in }) throws -> [Batch
    .Understood]
  {
    var batch = Batch(try BatchRequests(Array(text.utf8), file: "requests"), folder: "none")
    change(&batch)
    return try batch.understood(today: Self.today, raw: false)
  }

  private func first(_ text: String, _ change: (inout Batch) -> Void = { _ in }) throws -> BatchRequest {
    try #require(try understood(text, change).first).request.get()
  }

  @Test("a line of JSON Lines is a quote with its lines, its form and its name")
  func quote() throws {
    let request = try first(
      #"{"number": "7", "customer": {"name": "Żółw"}, "date": "2026-11-02", "tax": "23%", "currency": "PLN", "#
        + #""lines": [{"partNumber": "A", "quantity": 3}], "output": "{customer}-{number}-{date}.html"}"#)
    #expect(request.kind == .quote)
    #expect(request.format == .html)
    #expect(request.name == "Żółw-7-2026-11-02.html")
    guard case .quote(let quote, let terms, let layout) = request.work else {
      Issue.record("\(request.work)")
      return
    }
    #expect(quote.lines.map(\.partNumber) == ["A"])
    #expect(quote.tax == 23)
    #expect(quote.currency?.code == "PLN")
    #expect(terms.copy == .customer)
    #expect(layout.language.code == "en")
  }

  @Test("CSV and JSON Lines say the same")
  func csv() throws {
    let csv = """
      Kind;program;family;desktops;organisationWide;list;payment;price;output
      closer;OV;Core CAL;60;yes;"OV-PL; ov-de";prepaid;net;{program} {family}
      """
    let json = """
      {"kind": "closer", "program": "OV", "family": "Core CAL", "desktops": 60, "organisationWide": true, \
      "list": ["ov-pl", "OV-DE"], "payment": "prepaid", "price": "net", "output": "{program} {family}"}
      """
    for text in [csv, json] {
      let request = try first(text)
      #expect(request.name == "OV Core CAL")
      guard case .closer(let closer) = request.work else {
        Issue.record("\(request.work)")
        continue
      }
      #expect(closer.choices == [.program: "OV", .family: "Core CAL"])
      #expect(closer.facts.desktops == 60)
      #expect(closer.facts.organisationWide == true)
      #expect(closer.facts.payment == .prepaid)
      #expect(closer.scope.lists == ["ov-pl", "ov-de"])
      #expect(closer.price == .net)
    }
  }

  @Test("a diff has its list, editions and filter")
  func diff() throws {
    let request = try first(
      "kind,list,old,new,only,minPercent\ndiff,ov-pl,2026-10,2026-11,price;added,2.5%\n")
    guard case .diff(let list, let old, let new, let filter) = request.work else {
      Issue.record("\(request.work)")
      return
    }
    #expect(list == "ov-pl")
    #expect(old == EditionLabel("2026-10"))
    #expect(new == EditionLabel("2026-11"))
    #expect(filter.only == [.price, .added])
    #expect(filter.minPercent == ExactDecimal("2.5"))
    #expect(request.name == "diff-1")
  }

  @Test("what a request does not say comes from the defaults, where its kind has it")
  func defaults() throws {
    let text = """
      {"lines": [{"partNumber": "A", "quantity": 1}]}
      {"lines": [{"partNumber": "A", "quantity": 1}], "language": "de", "internal": false, "date": "2026-10-01"}
      {"kind": "diff", "list": "ov-pl"}
      """
    let requests = try understood(text) { batch in
      batch.defaults.language = .polish
      batch.defaults.copy = .internal
      batch.defaults.date = Self.today
      batch.defaults.format = .md
    }.map { try $0.request.get() }
    #expect(requests.map(\.format) == [.md, .md, .md])
    guard case .quote(_, let terms, let layout) = requests[0].work,
      case .quote(let second, let secondTerms, let secondLayout) = requests[1].work
    else {
      Issue.record("no quotes")
      return
    }
    #expect(layout.language.code == "pl")
    #expect(terms.copy == .internal)
    #expect(terms.date == Self.today)
    #expect(secondLayout.language.code == "de")
    #expect(secondTerms.copy == .customer)
    #expect(second.date == CalendarDate("2026-10-01"))
  }

  @Test(
    "what is wrong with a request is told at its place, and the others stand",
    arguments: [
      (#"{"lines": [}"#, "not-json", 12), (#"{"lins": []}"#, "unknown-key", 2),
      (#"{"kind": "offer"}"#, "wrong-value", 10), (#"{"number": "1"}"#, "missing-key", 1),
      (#"{"kind": "diff", "list": "a", "tax": 23}"#, "field-of-other-kind", 31),
      (#"{"kind": "diff"}"#, "missing-key", 1), (#"{"kind": "diff", "list": ["a", "b"]}"#, "wrong-value", 26),
      (#"{"kind": "diff", "list": "a", "old": "yesterday"}"#, "wrong-value", 38),
      (#"{"kind": "diff", "list": "a", "only": ["prices"]}"#, "wrong-value", 39),
      (#"{"kind": "agreement-price", "order": "o.json"}"#, "missing-key", 1),
      (#"{"lines": [{"partNumber": "A", "quantity": 0}]}"#, "bad-quantity", 12),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "request": "a.csv"}"#, "one-of-two", 11),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "format": "docx"}"#, "wrong-value", 59),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "language": "fr"}"#, "wrong-value", 61),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "output": "{nr}"}"#, "wrong-name", 59),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "output": "{number}"}"#, "wrong-name", 59),
      (#"{"lines": [{"partNumber": "A", "quantity": 1}], "date": "2026-02-30"}"#, "wrong-value", 57),
      (#"{"kind": "closer", "payment": "cash"}"#, "wrong-value", 31),
    ])
  func faults(_ line: String, _ code: String, _ column: Int) throws {
    let sound = #"{"lines": [{"partNumber": "A", "quantity": 1}]}"#
    let requests = try understood("\(sound)\n\n\(line)\n\(sound)")
    #expect(requests.map(\.line) == [1, 3, 4])
    #expect(requests.map(\.index) == [1, 2, 3])
    #expect((try? requests[0].request.get()) != nil)
    #expect((try? requests[2].request.get()) != nil)
    guard case .failure(let error) = requests[1].request else {
      Issue.record("\(line) is accepted")
      return
    }
    #expect(error.code == code, "\(error)")
    #expect(error.line == 3, "\(error)")
    #expect(error.column == column, "\(error)")
  }

  @Test(
    "a wrong cell of CSV is told with its field number",
    arguments: [
      ("closer,,,,maybe", "wrong-value", 5), ("diff,,1,,", "field-of-other-kind", 3),
      ("offer,,,,", "wrong-value", 1), ("closer,,,,,more", "long-row", 6), (",,1,,", "missing-key", 1),
      ("quote,none.csv,1,,", "cannot-read", nil),
    ])
  func cells(_ row: String, _ code: String, _ column: Int?) throws {
    let requests = try understood("kind,request,number,list,organisationWide\n\(row)\ndiff,,,ov-pl,\n")
    guard case .failure(let error) = requests[0].request else {
      Issue.record("\(row) is accepted")
      return
    }
    #expect(error.code == code, "\(error)")
    #expect(error.column == column, "\(error)")
    #expect((try? requests[1].request.get()) != nil)
  }

  @Test(
    "a header that cannot be understood concerns all",
    arguments: [
      ("kind,custmer\n", "unknown-column"), ("kind,kind\nquote,quote\n", "repeated-column"),
      ("kind\n", "no-requests"),
      ("", "empty-file"), ("[{}]", "not-json"), ("kind,lines\n", "unknown-column"),
    ])
  func header(_ text: String, _ code: String) {
    do {
      _ = try BatchRequests(Array(text.utf8), file: "requests")
      Issue.record("“\(text)” is accepted")
    } catch {
      #expect((error as? PricebookError)?.code == code, "\(error)")
    }
  }

  @Test("a request is known again by what it asks, not by its place")
  func fingerprints() throws {
    func prints(_ text: String, _ change: (inout Batch) -> Void = { _ in }) throws -> [String] {
      try understood(text, change).map { try $0.request.get().fingerprint }
    }
    let one = #"{"date": "2026-11-20", "lines": [{"partNumber": "A", "quantity": 1}]}"#
    let two = #"{"date": "2026-11-20", "lines": [{"partNumber": "A", "quantity": 2}]}"#
    let straight = try prints("\(one)\n\(two)")
    #expect(try prints("\(two)\n\n\(one)") == straight.reversed())
    #expect(straight[0] != straight[1])
    #expect(try prints(one) { $0.defaults.format = .md }[0] != straight[0])
    #expect(try prints(one) { $0.defaults.scope.lists = ["ov-pl"] }[0] != straight[0])
    let rows = "kind,list,new\ndiff,a,2026-11\ndiff,b,2026-11\n"
    let csv = try prints(rows)
    #expect(try prints("kind,list,new\ndiff,b,2026-11\ndiff,a,2026-11\n") == csv.reversed())
    #expect(csv[0] != csv[1])
  }
}
