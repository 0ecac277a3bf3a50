import PriceModel
import Reporting
import SKUResolution
import Testing

@testable import Pricebook

@Suite("The picture of an interactive walk")
struct PickViewTests {
  private func lines(
    _ session: PickSession, _ width: Int, _ height: Int, _ signs: PickSigns = .unicode
  ) -> [String] {
    PickView(width: width, height: height, signs: signs).lines(of: session).map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  private static let long = PickQuestion(
    subject: .facet(.family),
    options: (0..<5_000).map { number in
      PickOption(
        value: "Produkt \(number) 日本語のとても長い名前 Überwachung", items: number,
        prices: [PriceSpan(.list, "PLN", ExactDecimal(number), to: ExactDecimal(number * 7))])
    }, matches: 5_000,
    steps: (0..<8).map {
      PickStep(subject: .facet(.family), value: "step number \($0)", isTakenByItself: false)
    })

  @Test("columns: value, meaning, items, price range")
  func columns() {
    #expect(
      lines(PickSession(stage: .asks(PickSessionTests.levels)), 60, 12) == [
        "All lists                                           16 SKUs",
        "Price level?    SKUs           List price",
        "❯ NL  No level     8  200.00–1,250.00 PLN",
        "  C   Level C      8  190.00–1,187.00 PLN",
        "  D   Level D             refused [WIN-5]",
        "",
        "↑↓ move · type filter · Enter choose · ← back · q quit",
      ])
  }

  @Test("a refused option says why when the cursor is on it")
  func refusal() {
    var session = PickSession(stage: .asks(PickSessionTests.levels))
    _ = session.handle(.end)
    #expect(lines(session, 80, 24).contains("level D is for upgrades [WIN-5]"))
  }

  @Test("in ASCII nothing else is used")
  func ascii() {
    let session = PickSession(stage: .asks(Self.long))
    for line in lines(session, 80, 24, .ascii) { #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)") }
    #expect(lines(session, 80, 24, .ascii).contains { $0.hasPrefix("> Produkt 0 ") })
  }

  @Test(
    "every line fits the width and all fit the height",
    arguments: [(80, 24), (40, 10), (200, 50), (20, 6), (1, 1), (132, 8)])
  func fits(_ width: Int, _ height: Int) {
    var found = PickSessionTests.finding("日本語-00793")
    found.command = String(repeating: "pricebook pick ", count: 20)
    found.item.description = String(repeating: "licencja dostępowa ", count: 30)
    var sessions = [
      PickSession(stage: .asks(Self.long)), PickSession(stage: .asks(PickSessionTests.levels)),
      PickSession(stage: .found(found)),
      PickSession(stage: .refuses(PricebookError(.refused, .refused, "no", rule: "LVL-1"))),
    ]
    _ = sessions[0].handle(.end)
    _ = sessions[1].handle(.end)
    _ = sessions[2].handle(.text("a"))
    for session in sessions {
      let lines = PickView(width: width, height: height, signs: .unicode).lines(of: session)
      // Below 20 by 6 nothing can be read anyway.
      #expect(lines.count <= max(height - 1, 5), "\(lines.map(\.text))")
      for line in lines { #expect(line.width <= max(width - 1, 19), "\(line.text)") }
    }
  }

  @Test("a long list scrolls with the cursor and says where it is")
  func scrolling() {
    var session = PickSession(stage: .asks(Self.long))
    let view = PickView(width: 80, height: 24, signs: .unicode)
    let page = view.page(of: session)
    #expect(view.lines(of: session).last?.text.hasSuffix("1–\(page) of 5000") == true)
    for _ in 0..<100 { _ = session.handle(.down, page: page) }
    #expect(lines(session, 80, 24).contains { $0.hasPrefix("❯ Produkt 100 ") })
    _ = session.handle(.end)
    #expect(lines(session, 80, 24).contains { $0.hasPrefix("❯ Produkt 4999 ") })
    #expect(view.lines(of: session).last?.text.hasSuffix("of 5000") == true)
  }

  @Test("control characters from a price list are shown, not obeyed")
  func controls() {
    let evil = "Core\u{1B}[2J\u{07}\u{9B}31m\u{202E}CAL\r\n"
    var question = PickSessionTests.families
    question.options[0].value = evil
    question.steps = [PickStep(subject: .facet(.family), value: evil, isTakenByItself: false)]
    var finding = PickSessionTests.finding(evil)
    finding.item.itemName = evil
    finding.item.description = evil
    finding.command = ShellText.quoted(evil)
    var sessions = [PickSession(stage: .asks(question)), PickSession(stage: .found(finding))]
    for character in "\u{7F}x" { _ = sessions[0].handle(.text(character)) }
    for signs in [PickSigns.unicode, .ascii] {
      for session in sessions {
        for line in lines(session, 80, 24, signs) {
          #expect(
            line.unicodeScalars.allSatisfy {
              $0.properties.generalCategory != .control && $0.value != 0x202E
            }, "\(line.debugDescription)")
        }
      }
    }
  }

  @Test("amounts of several currencies are not mixed")
  func currencies() {
    let prices = PickPrices(signs: .unicode)
    let spans = [PriceSpan(.list, "PLN", 5), PriceSpan(.list, "EUR", 1), PriceSpan(.net, "JPY", 1200)]
    #expect(prices.text(spans, .list) == "EUR, PLN")
    #expect(prices.text(spans, .net) == "1,200 JPY")
  }
}
