import Testing

@testable import Reporting

@Suite("Texts on paper")
struct PDFTextTests {
  private func canvas() throws -> PDFCanvas {
    try PDFCanvas(PangoCairo.loaded.get(), sink: PDFSink(), format: PDFFormat(isLandscape: false))
  }

  @Test("A text takes as many lines as its words need, one after the other")
  func lines() throws {
    let canvas = try canvas()
    var random = SplitMix(state: 7)
    let signs = Array("AVTWijl0179-.,żółßЖукé%&/()")
    for _ in 0..<300 {
      let words = (0..<random.next(12) + 1).map { _ in
        String((0..<random.next(9) + 1).map { _ in signs[random.next(signs.count)] })
      }
      let text = words.joined(separator: " ")
      let font = random.next(2) == 0 ? PDFFont.body : .smallStrong.scaled(by: 0.8)
      let widest = words.map { canvas.width(of: $0, font) }.max() ?? 0
      #expect(abs(canvas.widthOfWords(of: text, font) - widest) < 0.001)
      let width = widest + Double(random.next(150))
      // Line by line, by the widths of whole lines.
      var lines = [words[0]]
      for word in words.dropFirst() {
        let longer = lines[lines.count - 1] + " " + word
        if canvas.width(of: longer, font) <= width + 0.0001 {
          lines[lines.count - 1] = longer
        } else {
          lines.append(word)
        }
      }
      let height = canvas.height(of: text, font, width: width)
      #expect(abs(height - Double(lines.count) * canvas.lineHeight(font)) < 0.001, "\(text) in \(width)")
    }
  }

  @Test(
    "What has more to it than words is left to Pango",
    arguments: [
      "two\nparagraphs", "a\ttab", " before", "after ", "two  blanks", "soft\u{AD}hyphen", "e\u{301}", "שלום",
      "مرحبا",
      "日本語", "👍", "ไทย", "",
    ])
  func special(text: String) throws {
    #expect(!PDFText.isPlain(text))
    // It is measured all the same.
    let canvas = try canvas()
    #expect(canvas.height(of: text, .body, width: 200) > 0)
    #expect(text.isEmpty || canvas.width(of: text, .body) > 0)
  }

  @Test(
    "Words in Latin, Greek and Cyrillic are not",
    arguments: ["Zażółć gęślą jaźń", "Straße 1–2", "Жук", "Ωμέγα", "1 265 326,00 zł", "−5 % · “x”", "€"])
  func plain(text: String) { #expect(PDFText.isPlain(text)) }

  @Test("A word that is wider than its column goes on in the next line")
  func longWord() throws {
    let canvas = try canvas()
    let word = String(repeating: "W", count: 100)
    let width = canvas.width(of: word, .body)
    #expect(canvas.height(of: word, .body, width: width / 3) > 2.5 * canvas.lineHeight(.body))
    #expect(canvas.height(of: word, .body, width: width) == canvas.lineHeight(.body))
  }

  @Test("A font is as large as it says, and sizes differ by nothing but their size")
  func sizes() throws {
    let canvas = try canvas()
    for text in ["Amount", "1,265,326.00", "Żółw"] {
      let nine = canvas.width(of: text, PDFFont(size: 9))
      #expect(abs(canvas.width(of: text, PDFFont(size: 18)) - 2 * nine) < 0.001)
      #expect(nine > 3 * Double(text.count), "letters of nine points are not so narrow")
      #expect(nine < 9 * Double(text.count), "nor so wide")
    }
  }
}

/// Numbers by chance that are the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
