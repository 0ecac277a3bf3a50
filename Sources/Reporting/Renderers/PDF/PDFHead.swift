// The head of a document: who sends it, who receives it, what it is, and what holds for the whole.
extension PDFFlow {
  func placeHead() throws {
    if let letterhead = report.letterhead { try place(letterhead) }
    if !report.addressee.isEmpty {
      for (number, line) in report.addressee.enumerated() {
        placeText(line, number == 0 ? .strong : .body)
      }
      y += 24
    }
    placeText(report.title, .title, colour: accent)
    if let subtitle = report.subtitle { placeText(subtitle, .body, colour: PDFColours.grey) }
    placeFacts()
  }

  /// The logo left, the address right.
  private func place(_ letterhead: Letterhead) throws {
    let logoHeight =
      try letterhead.logo.map {
        try canvas.draw($0, x: left, y: y, widest: 170, highest: 46, draws: draws)
      } ?? 0
    let top = y
    for (number, line) in ([letterhead.name] + letterhead.lines).enumerated() {
      let font: PDFFont = number == 0 ? .strong : .small
      let height = canvas.height(of: line, font, width: width / 2)
      draw {
        canvas.draw(
          line, font, x: left + width / 2, y: y, width: width / 2, .right,
          colour: number == 0 ? PDFColours.ink : PDFColours.grey)
      }
      y += height
    }
    y = max(y, top + logoHeight) + 10
    draw { canvas.fill(x: left, y: y, width: width, height: 1.2, colour: accent) }
    y += 24
  }

  /// Labels above their values, as many beside each other as there is room for.
  private func placeFacts() {
    guard !report.facts.isEmpty else { return }
    y += 12
    let gap = 24.0
    var x = left
    var rowHeight = 0.0
    for fact in report.facts {
      let value = style.text(fact.value)
      let natural =
        max(canvas.width(of: fact.label, .small), canvas.width(of: value, .strong)) + 2
      let wide = min(max(natural, 40), width)
      if x > left, x + wide > left + width {
        x = left
        y += rowHeight + 6
        rowHeight = 0
      }
      let label = canvas.height(of: fact.label, .small, width: wide)
      let height = label + canvas.height(of: value, .strong, width: wide)
      if x == left { reserve(height) }
      draw {
        canvas.draw(fact.label, .small, x: x, y: y, width: wide, colour: PDFColours.grey)
        canvas.draw(value, .strong, x: x, y: y + label, width: wide)
      }
      rowHeight = max(rowHeight, height)
      x += wide + gap
    }
    y += rowHeight + 2
  }
}
