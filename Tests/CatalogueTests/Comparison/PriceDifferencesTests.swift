import PriceModel
import Testing

@testable import Catalogue

/// Dated prices: what a price has become is asked of the day on which the new one begins.
@Suite struct PriceDifferencesTests {
  /// `field kind: old → new (percent)`, with the first days of a price.
  private func changes(
    _ october: (inout DraftBuilder) -> Void, _ november: (inout DraftBuilder) -> Void
  ) throws -> [String] {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10", october)
    try store.add("l", "2026-11", options: ImportOptions(allowShrink: true), november)
    let comparison = try store.catalogue.compare(list: "L", old: label("2026-10"), new: label("2026-11"))
    #expect(comparison.added.isEmpty && comparison.removed.isEmpty)
    return comparison.changed.flatMap(\.changes).map { change in
      var text =
        "\(change.field) \(change.kind?.rawValue ?? "-"): \(change.old ?? "-") → \(change.new ?? "-")"
      if let percent = change.percent { text += " (\(percent.description(atLeast: 1)) %)" }
      if change.field == "price" {
        text += " \(change.oldFrom?.description ?? "-") \(change.newFrom?.description ?? "-")"
      }
      return text
    }
  }

  @Test("An amount and its percentage, rounded half up to one decimal")
  func amount() throws {
    #expect(
      try changes({ $0.row("A", net: "404.50", list: "505") }, { $0.row("A", net: "412.50", list: "505") })
        == ["price net: 404.50 → 412.50 (2.0 %) - -"])
    // 1 / 8 = 12.5 %, 1 / 16 = 6.25 %.
    #expect(
      try changes({ $0.row("A", net: "8", list: "16") }, { $0.row("A", net: "7", list: "17") })
        == ["price net: 8 → 7 (-12.5 %) - -", "price list: 16 → 17 (6.3 %) - -"])
  }

  @Test("115.2 and 115.20 are one price")
  func spelling() throws {
    #expect(try changes({ $0.row("A", net: "115.2") }, { $0.row("A", net: "115.20") }) == [])
  }

  @Test("From 0 there is no percentage; to 0 it is all of it")
  func zero() throws {
    #expect(
      try changes({ $0.row("A", net: "0", list: "5") }, { $0.row("A", net: "5", list: "0") })
        == ["price net: 0 → 5 - -", "price list: 5 → 0 (-100.0 %) - -"])
  }

  @Test("A new amount from a new day is one change that carries both days")
  func newDay() throws {
    #expect(
      try changes(
        { $0.row("A", net: "10", list: "12", from: "2026-07-01") },
        { $0.row("A", net: "11", list: "12", from: "2026-11-01") })
        == [
          "price net: 10 → 11 (10.0 %) 2026-07-01 2026-11-01", "from list: 2026-07-01 → 2026-11-01",
        ])
  }

  @Test("A new last day is said once for net and list")
  func lastDay() throws {
    #expect(
      try changes(
        { $0.row("A", net: "10", list: "12") }, { $0.row("A", net: "10", list: "12", to: "2026-12-31") })
        == ["to -: - → 2026-12-31"])
  }

  @Test("A price that is announced beside the old one is compared with the one it will take over from")
  func announced() throws {
    #expect(
      try changes(
        { $0.row("A", net: "10", from: "2026-01-01") },
        {
          $0.row("A", net: "10", from: "2026-01-01", to: "2026-11-03")
          $0.row("A", net: "12", from: "2026-11-01")
        })
        == ["to net: - → 2026-11-03", "price net: 10 → 12 (20.0 %) 2026-01-01 2026-11-01"])
  }

  @Test("When the old row goes, only that is said")
  func oldRowGoes() throws {
    #expect(
      try changes(
        {
          $0.row("A", net: "10", from: "2026-01-01", to: "2026-10-31")
          $0.row("A", net: "12", from: "2026-11-01")
        }, { $0.row("A", net: "12", from: "2026-11-01") })
        == ["price net: 10 → - 2026-01-01 -"])
  }

  @Test("Rows one after the other: the price that ended is the one before")
  func successive() throws {
    #expect(
      try changes(
        { $0.row("A", net: "10", from: "2026-10-01", to: "2026-10-31") },
        { $0.row("A", net: "12", from: "2026-11-01", to: "2026-11-30") })
        == [
          "price net: 10 → 12 (20.0 %) 2026-10-01 2026-11-01", "to net: 2026-10-31 → 2026-11-30",
        ])
  }

  @Test("Markets, currencies and quantity bands are compared each with itself")
  func places() throws {
    #expect(
      try changes(
        {
          $0.row("A", net: "10", currency: "EUR")
          $0.row("A", net: "100", currency: "NOK")
          $0.row("A", net: "9", currency: "EUR", min: "50")
        },
        {
          $0.row("A", net: "10", currency: "EUR")
          $0.row("A", net: "110", currency: "NOK")
          $0.row("A", net: "8.1", currency: "EUR", min: "50")
        }
      ).sorted() == ["price net: 100 → 110 (10.0 %) - -", "price net: 9 → 8.1 (-10.0 %) - -"])
  }

  @Test("A price in another band is a price that came and one that went")
  func bands() throws {
    #expect(
      try changes(
        { $0.row("A", net: "10", min: "1", max: "9") }, { $0.row("A", net: "10", min: "1", max: "19") })
        == ["price net: - → 10 - -", "price net: 10 → - - -"])
  }

  @Test("What the price pays for is a change of its own")
  func basis() throws {
    #expect(
      try changes({ $0.row("A", net: "10", per: .month) }, { $0.row("A", net: "120", per: .term) })
        == ["price net: 10 → 120 (1100.0 %) - -", "per net: month → term"])
  }

  @Test("Months are compared whichever way the editions came, and over others that lie between")
  func order() throws {
    let months = ["2026-08", "2026-09", "2026-10", "2026-11"]
    let prices = ["2026-08": "10", "2026-09": "11", "2026-10": "10", "2026-11": "13"]
    var answers: Set<String> = []
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      let store = try TemporaryCatalogue()
      for index in order {
        try store.add("l", months[index]) {
          $0.row("A", net: prices[months[index]])
          if index > 1 { $0.row("B", net: "1") }
        }
      }
      var text = ""
      for old in months {
        for new in months {
          let found = try store.catalogue.compare(list: "l", old: label(old), new: label(new))
          let percents = found.changed.flatMap(\.changes).compactMap { $0.percent?.description(atLeast: 1) }
          text += "\(old) \(new) \(percents) +\(found.added.count) −\(found.removed.count)\n"
        }
      }
      answers.insert(text)
    }
    let answer = try #require(answers.first)
    #expect(answers.count == 1)
    #expect(answer.contains("2026-08 2026-11 [\"30.0\"] +1 −0"))
    #expect(answer.contains("2026-10 2026-08 [] +0 −1"))
  }
}
