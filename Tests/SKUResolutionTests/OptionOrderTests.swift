import PriceModel
import Testing

@testable import SKUResolution

@Suite struct OptionOrderTests {
  /// The order as it is documented, over the bytes of the texts one by one.
  private func precedes(_ left: WalkOption, _ right: WalkOption) -> Bool {
    if left.items != right.items { return left.items > right.items }
    guard let value = right.value else { return false }
    return left.value.map { $0.utf8.lexicographicallyPrecedes(value.utf8) } ?? true
  }

  @Test("More items come first, then what is not stated, then values as texts")
  func order() {
    let options = [
      WalkOption(value: "b", items: 2), WalkOption(value: "a", items: 2), WalkOption(value: nil, items: 2),
      WalkOption(value: "z", items: 3), WalkOption(value: "A", items: 2), WalkOption(value: "", items: 2),
    ]
    #expect(OptionOrder.sorted(options).map(\.value) == ["z", nil, "", "A", "a", "b"])
    #expect(OptionOrder.sorted([]).isEmpty)
  }

  @Test("Values of every length and script stand in the order of their bytes", arguments: 0..<20)
  func texts(round: Int) {
    let parts = [
      "Core CAL", "Core", " ", "365 Add-on ", "1", "10", "2", "é", "e\u{301}", "f", "Ż", "–", "\u{0}", "a",
    ]
    let values = Set(
      (0..<200).map { _ in (0..<Int.random(in: 1...4)).map { _ in parts.randomElement() ?? "" }.joined() })
    let options = values.shuffled().map { WalkOption(value: $0, items: Int.random(in: 1...2)) }
    #expect(OptionOrder.sorted(options) == options.sorted(by: precedes))
  }
}
