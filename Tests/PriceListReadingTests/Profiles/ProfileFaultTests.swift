import PriceModel
import Testing

@testable import PriceListReading

/// What is wrong in a profile is said when it is loaded, at its line and column, with what is accepted.
@Suite("Faults in profiles")
struct ProfileFaultTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    /// Lines that are added to a sound profile; the fault is in the last.
    var lines: String
    var message: String
    /// A text at which the fault's column is.
    var at: String
    var testDescription: String { lines }

    init(_ lines: String, _ message: String, at: String) {
      self.lines = lines
      self.message = message
      self.at = at
    }
  }

  /// A sound profile without `fields` and `price`.
  private static let head = """
    name: mine
    title: Mine
    container: csv
    list: mine

    """
  private static let fields = "fields: { partNumber: Code, itemName: Text }\n"
  private static let price = "price: { net: Price, currency: { constant: EUR } }\n"

  private func check(_ profile: String, _ fault: Fault) {
    do {
      _ = try ProfileLoader(file: "mine.yaml").profile(from: profile)
      Issue.record("the profile is accepted")
    } catch {
      let lines = profile.split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines.lastIndex { $0.contains(fault.at) } ?? 0
      let column = lines[line].range(of: fault.at).map {
        lines[line].distance(from: lines[line].startIndex, to: $0.lowerBound)
      }
      #expect(error.diagnostic.file == "mine.yaml")
      #expect(error.diagnostic.message.contains(fault.message), "\(error.diagnostic.message)")
      #expect(error.diagnostic.line == line + 1)
      #expect(error.diagnostic.column == (column ?? 0) + 1)
    }
  }

  @Test(
    "in what a file is like",
    arguments: [
      Fault("required: [Code]\nheader: nome", "“nome” is not accepted; write none", at: "nome"),
      Fault("header: none", "needs “columns”", at: "none"),
      Fault(
        "required: [Code]\ncolumns: [Code, Text, Price]", "names the positions of a file", at: "[Code, Text"),
      Fault(
        "header: none\ncolumns: [Code, Text, code, Price]", "“code” names a column before", at: "code, P"),
      Fault("header: none\ncolumns: [Code, Text, Price]", "is recognised by “recognise”", at: "name: mine"),
      Fault(
        "header: none\ncolumns: [Code, Text, Price]\nrequired: [Code]",
        "with “header: none” write “recognise”",
        at: "[Code]"),
      Fault(
        "header: none\ncolumns: [Code, Txt, Price]\nrecognise: { fields: 3 }",
        "“Text” is not among the names of “columns”; did you mean “Txt”?", at: "Text }"),
      Fault(
        "header: none\ncolumns: [Code, Text, Price]\nrecognise: { fields: 3, when: { column: Kode, is: A } }",
        "did you mean “Code”?", at: "Kode"),
      Fault("required: [Code]\nrecognise: { fields: three }", "is not a whole number", at: "three"),
      Fault("required: [Code]\nrecognise: { field: 3 }", "did you mean “fields”?", at: "field: 3"),
      Fault("required: [Code]\nrecords: { column: 1 }", "“column” and “data” are needed", at: "{ column"),
      Fault("required: [Code]\nrecords: { column: 0, data: P }", "columns count from 1", at: "0, data"),
      Fault(
        "header: none\ncolumns: [Type, Code, Text, Price]\nrecognise: { fields: 4 }\nrecords: { column: Typ, data: P }",
        "did you mean “Type”?", at: "Typ, data"),
      Fault(
        "header: none\ncolumns: [Type, Code, Text, Price]\nrecognise: { fields: 4 }\nrecords: { column: 1, header: H, data: P }",
        "has no record that names the columns", at: "H, data"),
      Fault(
        "header: none\ncolumns: [Code, Text, Price, Stock]\nrecognise: { fields: 4 }\nignored: [Stok]",
        "did you mean “Stock”?", at: "Stok]"),
      Fault("required: [Code]\ndates: [yyyy-mm-dd]", "did you mean “yyyy-MM-dd”?", at: "yyyy-mm"),
      Fault("required: [Code]\ndates: [MM/yyyy]", "is not a date format", at: "MM/yyyy"),
      Fault("required: [Code]\nextends: nce-cvs", "“nce-cvs” is not a profile", at: "nce-cvs"),
    ])
  func files(_ fault: Fault) {
    check(Self.head + Self.fields + Self.price + fault.lines, fault)
  }

  @Test(
    "in where values come from",
    arguments: [
      Fault("{ from: A, join: \"{B}\" }", "do not go together", at: "\"{B}\""),
      Fault("{ join: [A, B], pad: { A: 4 } }", "goes with a template", at: "{ A: 4"),
      Fault("{ join: \"{Aa}:{B}\", pad: { A: 4 } }", "did you mean “Aa”?", at: "A: 4"),
      Fault("{ join: \"{A}\", with: x }", "goes with a list of columns", at: "x }"),
      Fault("{ join: \"{A\" }", "is never closed", at: "\"{A\""),
      Fault("{ from: A, part: 1 }", "“part” goes with “split”", at: "1 }"),
      Fault("{ from: A, split: \"\" }", "the separator is empty", at: "\"\""),
      Fault("{ from: A, split: \";\", part: 0 }", "count from 1", at: "0 }"),
      Fault("{ from: A, split: \";\", part: last }", "is not a whole number", at: "last"),
      Fault("{ from: A, take: \"{1}\" }", "“take” goes with “matches”", at: "\"{1}\""),
      Fault("{ from: A, matches: \"(\" }", "is not a regular expression", at: "\"(\""),
      Fault(
        "{ from: A, matches: \"(a)\", take: \"{2}\" }", "accepted are {0} for the whole match to {1}",
        at: "\"{2}\""),
      Fault("{ from: A, matches: a, take: \"{1}\" }", "which has none", at: "\"{1}\""),
      Fault("{ form: A }", "did you mean “from”?", at: "form"),
      Fault("{ values: { a: b } }", "is missing", at: "{ values"),
      Fault("[]", "the list is empty", at: "[]"),
      Fault("{ from: A, when: { column: B } }", "a condition is missing", at: "{ column"),
      Fault("{ from: A, when: { is: B } }", "“column” is missing", at: "{ is"),
      Fault(
        "{ from: A, when: { column: B, is: C, not: D } }", "“not” and “is” do not go together", at: "D }"),
      Fault("{ from: A, when: { column: B, iss: C } }", "did you mean “is”?", at: "iss"),
      Fault("{ from: A, when: { column: B, matches: \"[\" } }", "is not a regular expression", at: "\"[\""),
      Fault("{ from: A, when: { column: B, blank: yes } }", "write true or false", at: "yes"),
      Fault("{ from: A, when: [] }", "the condition is empty", at: "[]"),
      Fault("\".\"", "“.” is a part of a list-valued cell", at: "\".\""),
      Fault("{ from: A, each: true }", "belongs to sources under “price”", at: "true"),
      Fault("{ from: A, decimal: \",\" }", "belongs to sources under “price”", at: "\",\""),
    ])
  func sources(_ fault: Fault) {
    check(
      Self.head + Self.price + "required: [Code]\nfields:\n  partNumber: Code\n  itemName: \(fault.lines)\n",
      fault)
  }

  @Test(
    "in what becomes of them",
    arguments: [
      Fault("fields: { partNumber: { from: Code, shape: \"A+\" } }", "is not a shape", at: "\"A+\""),
      Fault(
        "fields: { partNumber: Code, family: { from: F, shape: \"A\" } }", "unknown key “shape”", at: "shape"),
      Fault("action: { from: A, values: { ADD: set }, full: UNC }", "is not among the “values”", at: "UNC"),
      Fault("rules: [{ column: A, is: x }]", "the rule does nothing", at: "{ column"),
      Fault("rules: [{ when: { column: A, is: x }, sett: {} }]", "did you mean “set”?", at: "sett"),
      Fault("price: nothing", "write the keys of a price, or none", at: "nothing"),
      Fault("price: { currency: C }", "no amount", at: "{ currency"),
      Fault("price: { net: N, also: [{ from: F }] }", "no amount", at: "{ from"),
      Fault(
        "price: { net: N, also: [{ net: M, mayBeMissing: true }] }", "unknown key “mayBeMissing”", at: "mayBe"
      ),
      Fault("price: { net: N, market: { from: M, each: true } }", "“each” needs “split”", at: "{ from"),
      Fault("price: { net: N, each: M }", "what stands between the parts", at: "M }"),
      Fault(
        "price: { net: { from: N, split: \"|\", each: true }, market: { from: M, split: \";\", each: true } }",
        "one list-valued cell", at: "{ from: N"),
      Fault("price: { net: { from: N, decimal: auto } }", "is for the whole file", at: "auto"),
      Fault("price: { net: N, from: { from: F, dates: MM/dd } }", "is not a date format", at: "MM/dd"),
      Fault("price: { net: [{ from: N, decimal: \",\" }, M] }", "are said once", at: "{ from: N"),
      Fault("price: { net: N, per: units }", "did you mean “unit”?", at: "units"),
      Fault("price: { net: N, when: { column: A } }", "a condition is missing", at: "{ column"),
    ])
  func results(_ fault: Fault) {
    var profile = Self.head + "required: [Code]\n"
    if !fault.lines.hasPrefix("fields") { profile += Self.fields }
    if !fault.lines.hasPrefix("price") { profile += Self.price }
    check(profile + fault.lines + "\n", fault)
  }

  @Test("of a profile that is extended stand at their own file")
  func bases() {
    let base = ProfileText(
      file: "base.yaml",
      text: Self.head.replacing("mine", with: "base") + Self.fields + "price: { nett: Price }\n")
    do {
      _ = try ProfileLoader(file: "mine.yaml", bases: ["base": base])
        .profile(from: "name: mine\ntitle: Mine\nextends: base\nrequired: [Code]\n")
      Issue.record("the profile is accepted")
    } catch {
      #expect(error.diagnostic.file == "base.yaml")
      #expect(error.diagnostic.line == 6)
      #expect(error.diagnostic.message.contains("did you mean “net”?"))
    }
  }

  @Test("A circle of profiles that extend each other is told")
  func circle() {
    let a = "name: a\ntitle: A\nextends: b\n"
    let bases = [
      "a": ProfileText(file: "a.yaml", text: a),
      "b": ProfileText(file: "b.yaml", text: "name: b\ntitle: B\nextends: a\n"),
    ]
    do {
      _ = try ProfileLoader(file: "a.yaml", bases: bases).profile(from: a)
      Issue.record("the profile is accepted")
    } catch {
      #expect(error.diagnostic.message.contains("a → b → a"))
      #expect(error.diagnostic.line == 3)
    }
  }
}
