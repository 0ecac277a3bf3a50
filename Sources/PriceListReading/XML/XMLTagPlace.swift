import CLibXML2

/// Line and character column of the start tag that a parser has just read.
///
/// libxml2 tells where the tag *ends*. No `<` can stand inside a tag, so the last one before that place begins it.
struct XMLTagPlace {
  private(set) var line: Int
  private(set) var column = 1

  init(_ parser: xmlParserCtxtPtr) {
    guard let input = parser.pointee.input?.pointee, let base = input.base, var place = input.cur else {
      line = 1
      return
    }
    line = Int(input.line)
    var passed = 0
    while place > base {
      place -= 1
      if place.pointee == 0x0A { line -= 1 }
      if place.pointee & 0xC0 != 0x80 { passed += 1 }
      if place.pointee == 0x3C { break }
    }
    while place > base {
      place -= 1
      if place.pointee == 0x0A { return }
      if place.pointee & 0xC0 != 0x80 { column += 1 }
    }
    // The start of the line is no longer in memory: count back from the parser's own column.
    if line == Int(input.line) { column = max(1, Int(input.col) - passed) }
  }
}
