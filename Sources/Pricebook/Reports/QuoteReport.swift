import PriceModel
import Reporting

/// How a quote is laid out for people.
public struct QuoteLayout: Sendable {
  /// What the lines are put together by.
  public enum Grouping: String, CaseIterable, Sendable {
    case program, year
  }

  public var letterhead: Letterhead?
  public var language: Language
  public var grouping: Grouping?

  public init(language: Language, letterhead: Letterhead? = nil, grouping: Grouping? = nil) {
    self.letterhead = letterhead
    self.language = language
    self.grouping = grouping
  }
}

/// A quote with its layout: what the command writes.
public struct QuoteDocument: Answer {
  public let quote: QuoteAnswer
  public let layout: QuoteLayout

  public init(_ quote: QuoteAnswer, layout: QuoteLayout) {
    self.quote = quote
    self.layout = layout
  }

  /// The quote alone: the layout is for people.
  public func encode(to encoder: any Encoder) throws { try quote.encode(to: encoder) }

  public var report: Report {
    let words = layout.language
    return Report(
      title: words(.quote) + (quote.number.map { " \($0)" } ?? ""),
      subtitle: quote.copy == .internal ? words(.internalCopy) : nil,
      date: quote.date, letterhead: layout.letterhead, addressee: addressee, style: words.style,
      facts: facts,
      sections: [Report.Section(tables: [QuoteTable(self).table], notes: lineNotes)], footnotes: footnotes)
  }

  /// The lines alone; the totals are in the JSON.
  public var dataReport: Report {
    Report(title: "Quote", sections: [Report.Section(tables: [QuoteTable(self).lines])])
  }

  private var addressee: [String] {
    switch quote.customer?.value {
    case .string(let name): [name]
    case .object(let members):
      members.compactMap { member in
        guard case .string(let text) = member.value.value else { return nil }
        return ["name", "address"].contains(member.key) ? text : "\(label(member.key)): \(text)"
      }
    default: []
    }
  }

  /// The other words of a language are of the document: “tax” stands there with a rate.
  private static let customerWords: [Language.Word] = [.taxNumber, .contact, .phone, .email]

  /// What a member of the customer is called: in the words of the language, else as its name reads, `orderNumber` as
  /// “Order number”.
  private func label(_ key: String) -> String {
    if let word = Self.customerWords.first(where: { $0.rawValue == key }) { return layout.language(word) }
    let words = key.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
    return words.capitalizedFirst
  }

  private var facts: [Report.Fact] {
    let words = layout.language
    var facts = [Report.Fact(words(.date), .date(quote.date))]
    if let validUntil = quote.validUntil { facts.append(Report.Fact(words(.validUntil), .date(validUntil))) }
    facts.append(Report.Fact(words(.currency), quote.currency.code))
    if quote.copy == .internal {
      facts.append(Report.Fact(words(.prices), words(quote.price == .net ? .netPrices : .listPrices)))
    }
    return facts
  }

  /// To the seller where each price was read and why it was taken; to a customer on which list and day it rests.
  private var lineNotes: [String] {
    let words = layout.language
    if quote.copy == .internal {
      // What speaks against the lines is the seller's to settle before a customer sees the quote.
      let warnings = quote.warnings.map { words(.warning, ["text": $0.message]) }
      return quote.lines.map { line in
        "\(words(.line)) \(line.line): \(line.reason); \(line.source.file):\(line.source.line)"
          + (line.rule.map { " [\($0)]" } ?? "")
      } + warnings
    }
    let bases = quote.lines.grouped(by: { "\($0.list)\n\($0.edition)" })
    return bases.compactMap { _, lines in
      guard let first = lines.first else { return nil }
      let labels = lines.map(\.line.description)
      return words(
        bases.count > 1 ? .basisOfLines : .basis,
        [
          "lines": "\(words(.line)) \(Self.ranges(labels))", "edition": first.edition.description,
          "list": first.list,
          "date": words.style.text(quote.date),
        ])
    }
  }

  private var footnotes: [String] {
    let words = layout.language
    let editions = Set(quote.lines.map { "\($0.list) \($0.edition)" }).sorted()
    let rules = Set(quote.lines.compactMap(\.rule)).sorted()
    return [
      words(.rounding), words(.editions, ["names": editions.joined(separator: ", ")]),
    ] + (rules.isEmpty ? [] : [words(.rules, ["names": rules.joined(separator: ", ")])])
  }

  /// `1–4, 7`: numbers that follow each other are put together.
  static func ranges(_ labels: [String]) -> String {
    var parts: [String] = []
    var index = 0
    while index < labels.count {
      var last = index
      while last + 1 < labels.count, let number = Int(labels[last]), Int(labels[last + 1]) == number + 1 {
        last += 1
      }
      parts.append(last > index + 1 ? "\(labels[index])–\(labels[last])" : labels[index])
      index = last > index + 1 ? last + 1 : index + 1
    }
    return parts.joined(separator: ", ")
  }
}
