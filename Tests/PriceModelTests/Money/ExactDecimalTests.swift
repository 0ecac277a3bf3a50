import PriceModel
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(
    "keep the digits as written",
    arguments: ["0", "13.56", "115.2", "412.50", "-0.05", "0.0000000001", "922337203685477580.7", "3393.96"])
  func keepsDigits(_ text: String) {
    #expect(ExactDecimal(text)?.description == text)
  }

  @Test(
    "refuse what is not a plain decimal",
    arguments: [
      "", "-", ".", "1.", ".5", "1,5", "1e3", "1E10", " 1", "1 ", "N/A", "0x1", "1.2.3", "--1",
      "9223372036854775808", "0.00000000001",
    ])
  func refuses(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test("compare by value, not by digits")
  func comparesByValue() throws {
    let short = try #require(ExactDecimal("115.2"))
    let long = try #require(ExactDecimal("115.20"))
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(try #require(ExactDecimal("-0.1")) < ExactDecimal(0))
    #expect(try #require(ExactDecimal("99.99")) < short)
  }

  @Test("add without binary error: ten times 0.1 is 1")
  func addsExactly() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    let sum = try (0..<10).reduce(ExactDecimal.zero) { sum, _ in try sum + tenth }
    #expect(sum == 1)
  }

  @Test("throw on overflow rather than wrap")
  func overflows() throws {
    let largest = ExactDecimal(mantissa: .max, scale: 0)
    #expect(throws: ArithmeticError.overflow) { try largest + 1 }
    #expect(throws: ArithmeticError.overflow) { try largest * 10 }
    #expect(throws: ArithmeticError.divisionByZero) {
      try largest.times(1, over: 0, roundedTo: 2, by: .halfUp)
    }
  }

  @Test(
    "round halves away from zero, or to even",
    arguments: [
      ("0.125", "0.13", "0.12"), ("0.135", "0.14", "0.14"), ("-0.125", "-0.13", "-0.12"),
      ("0.1249", "0.12", "0.12"),
      ("2.5", "2.50", "2.50"), ("0.005", "0.01", "0.00"),
    ])
  func rounds(_ value: String, _ up: String, _ even: String) throws {
    let value = try #require(ExactDecimal(value))
    #expect(try value.rounded(to: 2, by: .halfUp).description == up)
    #expect(try value.rounded(to: 2, by: .halfEven).description == even)
  }

  @Test("prorate with one rounding at the end: 309 of 365 days of 120.00 is 101.59")
  func prorates() throws {
    let price = try #require(ExactDecimal("120.00"))
    // 120 × 309 ÷ 365 = 101.589…
    #expect(try price.times(309, over: 365, roundedTo: 2, by: .halfUp).description == "101.59")
  }

  @Test("agree with integer arithmetic on random operands")
  func agreesWithIntegers() throws {
    var random = SeededRandom(seed: 1)
    for _ in 0..<2_000 {
      let a = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
      let b = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
      let left = ExactDecimal(mantissa: a, scale: 3)
      let right = ExactDecimal(mantissa: b, scale: 1)
      // In thousandths, by hand.
      #expect(try left + right == ExactDecimal(mantissa: a + b * 100, scale: 3))
      #expect(try (left + right) - right == left)
      #expect((left < right) == (a < b * 100))
      #expect(ExactDecimal(left.description) == left)
    }
  }

  @Test("sum of rounded parts differs from the whole by at most half a cent a part")
  func partsSumToWhole() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let whole = ExactDecimal(mantissa: Int64.random(in: 1...100_000_000, using: &random), scale: 2)
      let days = Int.random(in: 2...1096, using: &random)
      let cut = Int.random(in: 1..<days, using: &random)
      let first = try whole.times(ExactDecimal(cut), over: ExactDecimal(days), roundedTo: 2, by: .halfUp)
      let second = try whole.times(
        ExactDecimal(days - cut), over: ExactDecimal(days), roundedTo: 2, by: .halfUp)
      let gap = try (first + second) - whole
      #expect(gap.mantissa.magnitude <= 1)
    }
  }
}

/// A generator that gives the same numbers on every run (SplitMix64), so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
