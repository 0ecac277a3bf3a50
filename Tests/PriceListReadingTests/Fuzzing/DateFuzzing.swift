import PriceModel

@testable import PriceListReading

/// A date is read or it is not; one that is read exists, and is written and read again as the same.
enum DateFuzzing {
  static func run(_ input: [UInt8]) throws {
    guard input.count <= 256 else { return }
    for format in DateFormat.usual + ["MM/dd/yy", "dd-MMM-yyyy", "ddMMyy"].compactMap(DateFormat.init) {
      guard let date = input.withUnsafeBytes({ format.date($0) }) else { continue }
      try check(date)
    }
    let text = String(decoding: input, as: UTF8.self)
    if let date = CalendarDate(text) { try check(date) }
    if let period = Period(text) {
      try demand(Period(period.description) == period, "the period \(period) is read otherwise")
    }
    if let edition = EditionLabel(text) {
      try demand(EditionLabel(edition.description) == edition, "the edition \(edition) is read otherwise")
      try demand(edition.next.previous == edition, "the month after \(edition) has another before it")
    }
    let name = MonthInName(text)
    try demand((1...12).contains(name.month ?? 1), "a name with the month \(name.month ?? 0)")
    try demand(name.edition == nil || name.edition?.month == name.month, "a name with two months")
    _ = EditionFinder.find(option: nil, stated: text, fileNames: [text], latestStart: CalendarDate(text))
  }

  private static func check(_ date: CalendarDate) throws {
    let (year, month, day) = date.components
    try demand(CalendarDate(year: year, month: month, day: day) == date, "\(date) does not exist")
    try demand(CalendarDate(dayNumber: date.dayNumber) == date, "\(date) has the number of another day")
    try demand(date.adding(days: 1).adding(days: -1) == date, "the day after \(date) has another before it")
    let written = Array(date.description.utf8)
    try demand(written.withUnsafeBytes { DateFormat.iso.date($0) } == date, "\(date) is read otherwise")
  }
}
