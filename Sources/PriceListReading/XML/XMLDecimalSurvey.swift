import PriceModel

/// Looks at the prices at the top of a document, to tell its decimal mark.
final class XMLDecimalSurvey {
  private(set) var votes = DecimalMarkVotes()
  private let parser: XMLPushParser
  private var assembler: XMLItemAssembler
  private let amounts: [Int]
  private var items = 0
  private var bytes = 0

  private static let mostItems = 1000
  private static let mostBytes = 1 << 20

  init?(_ profile: Profile, _ layout: XMLLayout, _ options: ReadingOptions) {
    guard let parser = XMLPushParser(limits: options.limits) else { return nil }
    self.parser = parser
    assembler = XMLItemAssembler(profile, layout, limits: options.limits)
    let slots = assembler.tree.slots
    amounts = Set((profile.price?.amountColumns ?? []).compactMap { slots[$0] }).sorted()
  }

  func deallocate() { assembler.deallocate() }

  /// Takes the next bytes; whether more are wanted.
  func take(_ chunk: UnsafeRawBufferPointer, isLast: Bool) -> Bool {
    parser.parse(chunk, isLast: isLast)
    bytes += chunk.count
    let log = parser.log
    for index in 0..<log.pointee.count where assembler.take(index, in: log.pointee) {
      look()
      assembler.clearItem()
      items += 1
    }
    log.pointee.clear()
    return log.pointee.failure == nil && items < Self.mostItems && bytes < Self.mostBytes
  }

  private func look() {
    let line = Int(assembler.itemPlace.line)
    for slot in amounts { votes.look(at: assembler.fields.field(slot).trimmed, line: line) }
    for value in assembler.gatherer.prices.lazy.flatMap(\.values) where amounts.contains(value.slot) {
      value.text.withUnsafeBytes { votes.look(at: $0, line: line) }
    }
  }
}
