import PriceModel
import SKUResolution
import Testing

@testable import Pricebook

@Suite("An interactive walk as a state machine")
struct PickSessionTests {
  private static func price(_ lowest: Int, _ highest: Int) -> [PriceSpan] {
    [PriceSpan(.list, "PLN", ExactDecimal(lowest), to: ExactDecimal(highest))]
  }

  static let levels = PickQuestion(
    subject: .facet(.level),
    options: [
      PickOption(value: "NL", name: "No level", items: 8, prices: price(200, 1_250)),
      PickOption(value: "C", name: "Level C", items: 8, prices: price(190, 1_187)),
      PickOption(
        value: "D", name: "Level D", items: 0,
        refusal: PickRefusal(rule: "WIN-5", reason: "level D is for upgrades")),
    ], matches: 16, steps: [])

  static let families = PickQuestion(
    subject: .facet(.family),
    options: ["Core CAL", "Enterprise CAL", "Project Standard", "Quick CAL"].map {
      PickOption(value: $0, items: 3)
    }, matches: 12, steps: [])

  static func finding(_ partNumber: String = "W06-00793") -> PickFinding {
    PickFinding(
      item: Item(partNumber: partNumber, source: SampleItems.source), steps: [], prices: [],
      day: .earliest, command: "pricebook pick", quoteCommand: "pricebook quote --list ov-pl")
  }

  private func session(_ question: PickQuestion, quote: String? = nil) -> PickSession {
    PickSession(stage: .asks(question), quoteFile: quote)
  }

  private func type(_ text: String, into session: inout PickSession) {
    for character in text { #expect(session.handle(.text(character)) == .none) }
  }

  @Test("arrows move within the options and stop at the ends")
  func moving() {
    var session = session(Self.families)
    #expect(session.selected?.value == "Core CAL")
    _ = session.handle(.up)
    #expect(session.cursor == 0)
    _ = session.handle(.down)
    #expect(session.selected?.value == "Enterprise CAL")
    _ = session.handle(.end)
    #expect(session.selected?.value == "Quick CAL")
    _ = session.handle(.down)
    #expect(session.cursor == 3)
    _ = session.handle(.pageUp, page: 2)
    #expect(session.cursor == 1)
    _ = session.handle(.home)
    #expect(session.cursor == 0)
  }

  @Test("typing leaves the options in which every word occurs, in value or name, in any case")
  func filtering() {
    var session = session(Self.families)
    type("cal", into: &session)
    #expect(
      session.shown.map { Self.families.options[$0].value } == ["Core CAL", "Enterprise CAL", "Quick CAL"])
    type(" ent", into: &session)
    #expect(session.selected?.value == "Enterprise CAL")
    _ = session.handle(.clearWord)
    #expect(session.filter == "cal ")
    _ = session.handle(.clear)
    #expect(session.shown.count == 4)
    var levels = self.session(Self.levels)
    type("no l", into: &levels)
    #expect(levels.selected?.value == "NL")
  }

  @Test("options that begin with the word come first")
  func beginningsFirst() {
    var session = session(Self.families)
    type("p", into: &session)
    #expect(session.selected?.value == "Project Standard")
    #expect(session.shown.count == 2)
  }

  @Test("q ends the walk unless something is typed; / begins a filter with q")
  func quitting() {
    var session = session(Self.families)
    #expect(session.handle(.text("q")) == .finish)
    #expect(session.handle(.text("/")) == .none)
    #expect(session.handle(.text("q")) == .none)
    #expect(session.selected?.value == "Quick CAL")
    #expect(session.handle(.interrupt) == .interrupt)
    #expect(session.handle(.endOfInput) == .finish)
  }

  @Test("Enter on nothing says so and chooses nothing")
  func nothingFound() {
    var session = session(Self.families)
    type("xyz", into: &session)
    #expect(session.shown.isEmpty)
    #expect(session.handle(.enter) == .none)
    #expect(session.remark == "Nothing here has “xyz”.")
    #expect(session.trail.isEmpty)
  }

  @Test("a choice goes into the trail; Esc first clears the filter, then goes back to what was chosen")
  func choosingAndGoingBack() {
    var session = session(Self.families)
    type("ent", into: &session)
    #expect(session.handle(.enter) == .walk)
    #expect(session.trail == [PickChoice(.facet(.family), "Enterprise CAL")])
    session.arrive(at: .asks(Self.levels))
    #expect(session.filter == "" && session.selected?.value == "NL")
    type("c", into: &session)
    #expect(session.handle(.escape) == .none)
    #expect(session.filter == "")
    #expect(session.handle(.escape) == .walk)
    #expect(session.trail == [])
    session.arrive(at: .asks(Self.families))
    #expect(session.selected?.value == "Enterprise CAL")
  }

  @Test(
    "backspace takes letters away, and with none left goes back; so does the left arrow",
    arguments: [PickKey.backspace, .left])
  func goingBack(_ key: PickKey) {
    var session = session(Self.families)
    _ = session.handle(.enter)
    session.arrive(at: .asks(Self.levels))
    if key == .backspace {
      type("nl", into: &session)
      #expect(session.handle(key) == .none)
      #expect(session.handle(key) == .none)
    }
    #expect(session.handle(key) == .walk)
  }

  @Test("before the first question there is nothing to go back to")
  func firstQuestion() {
    var session = session(Self.families)
    #expect(session.handle(.left) == .none)
    #expect(session.remark == "This is the first question.")
  }

  @Test("a choice that a rule refuses leaves the question open, with the rule")
  func refusal() {
    var session = session(Self.levels)
    _ = session.handle(.end)
    #expect(session.selected?.refusal?.rule == "WIN-5")
    #expect(session.handle(.enter) == .walk)
    session.arrive(at: .refuses(PricebookError(.refused, .refused, "level D is for upgrades", rule: "WIN-5")))
    #expect(session.trail.isEmpty)
    #expect(session.question == Self.levels)
    #expect(session.remark == "level D is for upgrades [WIN-5]")
  }

  @Test("prices that arrive leave the filter and the cursor where they are")
  func refresh() {
    var session = session(Self.families)
    type("cal", into: &session)
    _ = session.handle(.down)
    var priced = Self.families
    for index in priced.options.indices { priced.options[index].prices = Self.price(1, 2) }
    session.refresh(.asks(priced))
    #expect(session.filter == "cal")
    #expect(session.selected?.value == "Enterprise CAL")
    #expect(session.selected?.prices.isEmpty == false)
  }

  @Test("a quantity and a file make a line of a request")
  func adding() {
    var session = PickSession(stage: .found(Self.finding()))
    #expect(session.handle(.text("a")) == .none)
    #expect(session.entry == .quantity)
    type("25", into: &session)
    #expect(session.handle(.enter) == .none)
    #expect(session.entry == .file(quantity: 25))
    type("my quote.csv", into: &session)
    #expect(session.handle(.enter) == .add(quantity: 25, file: "my quote.csv"))
    session.wasAdded(line: 3, to: "my quote.csv")
    #expect(
      session.remark == "Line 3 is in my quote.csv. Price it: pricebook quote --list ov-pl 'my quote.csv'")
    // The next line goes to the same file by itself.
    _ = session.handle(.text("a"))
    type("1", into: &session)
    _ = session.handle(.enter)
    #expect(session.handle(.enter) == .add(quantity: 1, file: "my quote.csv"))
  }

  @Test("a file named beforehand is not asked for")
  func namedFile() {
    var session = PickSession(stage: .found(Self.finding()), quoteFile: "q.csv")
    _ = session.handle(.text("a"))
    type("7", into: &session)
    #expect(session.handle(.enter) == .add(quantity: 7, file: "q.csv"))
  }

  @Test(
    "what is no quantity is refused",
    arguments: ["", "0", "-1", "1.5", "1,000", "x", "٣", "99999999999999999999"])
  func badQuantity(_ text: String) {
    var session = PickSession(stage: .found(Self.finding()))
    _ = session.handle(.text("a"))
    type(text, into: &session)
    #expect(session.handle(.enter) == .none)
    #expect(session.entry == .quantity)
    #expect(session.remark != nil)
    _ = session.handle(.escape)
    #expect(session.entry == nil)
  }

  @Test("at the SKU, Enter and q are done, n begins anew, back goes back")
  func atTheSKU() {
    var session = session(Self.levels)
    _ = session.handle(.enter)
    session.arrive(at: .found(Self.finding()))
    #expect(session.handle(.enter) == .finish)
    #expect(session.handle(.text("q")) == .finish)
    #expect(session.handle(.backspace) == .walk)
    #expect(session.trail.isEmpty)
    #expect(session.handle(.text("n")) == .walk)
  }
}
