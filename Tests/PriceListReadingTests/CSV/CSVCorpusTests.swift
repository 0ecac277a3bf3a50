import Foundation
import Testing

@testable import PriceListReading

/// The acid tests of other CSV readers: each text at chunks of 1, 2 and 7 bytes and whole.
@Suite("CSV corpora")
struct CSVCorpusTests {
  private static let chunks = [1, 2, 7, 1 << 16]

  @Test(
    "csv-spectrum: every file gives the rows of its JSON", arguments: try Corpus.names("csv-spectrum/csvs"))
  func spectrum(_ name: String) throws {
    let text = String(decoding: try Corpus.bytes("csv-spectrum/csvs/\(name)"), as: UTF8.self)
    let json = Data(try Corpus.bytes("csv-spectrum/json/\(name.replacing(".csv", with: ".json"))"))
    var expected: [[String: String]]
    if name == "location_coordinates.csv" {
      // Its JSON is one object, with another telephone number than the file has.
      expected = [try JSONDecoder().decode([String: String].self, from: json)]
      expected[0]["Contact Phone Number"] = "2095257564"
    } else {
      expected = try JSONDecoder().decode([[String: String]].self, from: json)
    }
    for chunk in Self.chunks {
      let rows = try fieldTexts(text, .rfc4180, chunk: chunk)
      let header = try #require(rows.first)
      let found = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "chunks of \(chunk)")
      #expect(rows.allSatisfy { $0.count == header.count })
    }
  }

  private struct PapaParseCase: Decodable {
    var description, input, delimiter, quote, escape: String
    var rows: [[String]]
  }

  @Test("PapaParse: every case gives its rows, or is a listed exception")
  func papaParse() throws {
    let cases = try JSONDecoder().decode(
      [PapaParseCase].self, from: Data(try Corpus.bytes("papaparse/cases.json")))
    #expect(cases.count > 90)
    var exceptions = Set<String>()
    for item in cases {
      let dialect = CSVDialect(
        delimiter: try #require(item.delimiter.utf8.first), quote: item.quote.utf8.first,
        escape: try #require(CSVDialect.Escape(rawValue: item.escape)))
      // PapaParse gives a row with one blank field for a blank line, also for the one after the last line break;
      // here blank lines are counted and are no records.
      let rows = item.rows.filter { $0 != [""] }
      let exception = Self.exceptions[item.description]
      if exception != nil { exceptions.insert(item.description) }
      for chunk in Self.chunks {
        let found = try fieldTexts(item.input, dialect, chunk: chunk)
        #expect(found == exception ?? rows, "\(item.description), chunks of \(chunk)")
        #expect(exception != rows, "\(item.description) is no exception any more")
      }
    }
    #expect(exceptions == Set(Self.exceptions.keys))
  }

  /// Where Pricebook gives other rows than PapaParse.
  private static let exceptions: [String: [[String]]] = [
    // Blanks around a field without quotes are not part of it: spreadsheets and ERP systems pad.
    "Whitespace at edges of unquoted field": [["a", "b", "c"]],
    "Input without comments with line starting with whitespace": [["a"], ["b"], ["c"]],
    // So they are not in front of a quote either.
    "Quoted field with whitespace around quotes": [["A", "B", "C"]],
    // And a line of blanks is a blank line.
    "Blank line in middle with whitespace": [["a", "b", "c"], ["d", "e", "f"]],
    "Skip empty lines, with first line only whitespace": [["a", "b", "c"]],
    // A quote that is never closed is an error at its line; PapaParse takes the rest of the file as one field.
    "Quoted field has no closing quote": [["a", "neverClosed(line: 1)"]],
    // Text after a closing quote refuses this record only; PapaParse goes on in quotes, over the next rows.
    "Quoted field has invalid trailing quote after delimiter with a valid closer": [
      ["strayQuote"], ["d", "e", "f"],
    ],
    "Quoted field has invalid trailing quote after delimiter": [["strayQuote"], ["d", "e", "f"]],
    "Quoted field has invalid trailing quote before delimiter": [["strayQuote"], ["e", "f", "g"]],
    "Quoted field has invalid trailing quote after new line": [["strayQuote"]],
    // LF, CRLF and a bare CR end a line, each wherever it stands; PapaParse takes the first for all.
    "Mixed slash n and slash r should choose first as precident": [
      ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"],
    ],
    // The byte order mark is taken off where the bytes of the file are decoded, before there are records.
    "UTF-8 BOM encoded input is stripped from invisible BOM character": [["\u{FEFF}A", "B"], ["X", "Y"]],
  ]
}
