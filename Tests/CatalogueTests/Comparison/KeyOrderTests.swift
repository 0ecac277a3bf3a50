import Testing

@testable import Catalogue

@Suite("The order of item keys")
struct KeyOrderTests {
  @Test("is that of part number, term, billing and segment, a missing text first")
  func order() {
    // In the order that is expected.
    let keys: [[String?]] = [
      ["", nil, nil, nil], ["A", nil, nil, nil], ["A", nil, "monthly", nil], ["A", "P1M", nil, nil],
      ["A", "P1M", nil, "education"], ["A", "P1M", "annual", nil], ["A", "P1MX", nil, nil],
      ["A-1", nil, nil, nil], ["A-10", nil, nil, nil], ["AB", nil, nil, nil], ["B", nil, nil, nil],
      ["Ż", nil, nil, nil],
    ]
    var order = KeyOrder()
    for number in keys.indices.reversed() { order.add(UInt32(number), keys[number]) }
    #expect(order.keys() == keys.indices.map { UInt32($0) })
    var none = KeyOrder()
    #expect(none.keys().isEmpty)
  }
}
