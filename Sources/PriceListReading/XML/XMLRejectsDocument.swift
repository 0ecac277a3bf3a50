import CLibXML2
import PriceModel

/// Writes the rejected items of a document as a document of their own, which can be mended and imported: everything
/// above and beside the items, as it stands, and of the items only those that were rejected, each below a comment
/// that says why.
///
/// It reads the document a second time, because nothing is kept of it while it is read for the catalogue.
struct XMLRejectsDocument {
  /// What was said about a rejected item, by the place of its start tag.
  let reasons: [SlotPlace: [String]]
  /// What stands in the comment at the top.
  let remark: String

  /// - Parameter eachChunk: Gives the document from its beginning; the last chunk is empty.
  /// - Returns: `nil` if libxml2 has no memory for a parser.
  func text(
    _ profile: Profile, _ layout: XMLLayout,
    eachChunk: ((UnsafeRawBufferPointer, Bool) -> Bool) throws -> Void
  ) rethrows -> String? {
    XMLLibrary.prepare
    let copy = UnsafeMutablePointer<XMLDocumentCopy>.allocate(capacity: 1)
    let tree = profile.xmlPaths?.tree ?? XMLPathTree(profile, layout)
    copy.initialize(to: XMLDocumentCopy(tree: tree, reasons: reasons, remark: remark))
    defer { copy.deinitialize(count: 1).deallocate() }
    var handler = XMLDocumentCopy.handler
    guard let parser = xmlCreatePushParserCtxt(&handler, copy, nil, 0, nil) else { return nil }
    defer {
      if let document = parser.pointee.myDoc {
        xmlFreeDoc(document)
        parser.pointee.myDoc = nil
      }
      xmlFreeParserCtxt(parser)
    }
    copy.pointee.parser = parser
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    // libxml2 looks at the first four bytes before it begins.
    var held: [UInt8] = []
    try eachChunk { chunk, isLast in
      held.append(contentsOf: chunk)
      if held.count >= 4 || isLast {
        held.withUnsafeBytes { bytes in
          _ = xmlParseChunk(
            parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        }
        held.removeAll(keepingCapacity: true)
      }
      return true
    }
    return String(decoding: copy.pointee.output, as: UTF8.self)
  }
}

/// The document as it is written, from the callbacks of libxml2.
private struct XMLDocumentCopy {
  /// An element that is open. Its start tag is written when it turns out to have something to hold: an element that
  /// only wraps an accepted item goes with it.
  private struct Element {
    var name: String
    var node: Int?
    var startTag: [UInt8]
    var isWritten = false
    var hasContent = false
    var hasLostItem = false
  }

  var parser: xmlParserCtxtPtr?
  private(set) var output: [UInt8] = []
  private var tree: XMLPathTree
  private let reasons: [SlotPlace: [String]]
  private let remark: String
  private var open: [Element] = []
  /// Depth of the accepted item that is left out, or of the rejected one that is written.
  private var skippedDepth: Int?
  private var itemDepth: Int?
  private var depth = 0
  /// Blanks between elements wait for the next thing that is written: those around a lost item are written once.
  private var blanks: [UInt8] = []

  init(tree: XMLPathTree, reasons: [SlotPlace: [String]], remark: String) {
    self.tree = tree
    self.reasons = reasons
    self.remark = remark
    output += Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  }

  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { copy, name, external, system in
      XMLDocumentCopy.with(copy) { $0.doctype(name, external, system) }
    }
    handler.startElementNs = {
      copy, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
      XMLDocumentCopy.with(copy) {
        $0.start(
          name, prefix, uri,
          namespaces.map { UnsafeBufferPointer(start: $0, count: Int(namespaceCount) * 2) },
          attributes.map { UnsafeBufferPointer(start: $0, count: Int(attributeCount) * 5) })
      }
    }
    handler.endElementNs = { copy, _, _, _ in XMLDocumentCopy.with(copy) { $0.end() } }
    handler.characters = { copy, text, length in
      XMLDocumentCopy.with(copy) { $0.characters(UnsafeBufferPointer(start: text, count: Int(length))) }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { copy, text in XMLDocumentCopy.with(copy) { $0.comment(text) } }
    handler.resolveEntity = { _, _, _ in nil }
    handler.serror = { _, _ in }
    return handler
  }

  private static func with(_ context: UnsafeMutableRawPointer?, _ body: (inout XMLDocumentCopy) -> Void) {
    guard let context else { return }
    body(&context.assumingMemoryBound(to: XMLDocumentCopy.self).pointee)
  }

  // MARK: Callbacks

  private mutating func doctype(
    _ name: UnsafePointer<xmlChar>?, _ external: UnsafePointer<xmlChar>?, _ system: UnsafePointer<xmlChar>?
  ) {
    guard let name else { return }
    var text = "<!DOCTYPE \(String(cString: name))"
    if let external { text += " PUBLIC \"\(String(cString: external))\"" }
    if let system { text += (external == nil ? " SYSTEM" : "") + " \"\(String(cString: system))\"" }
    output += Array((text + ">\n").utf8)
  }

  private mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
    _ namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>?,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    if skippedDepth != nil { return }
    let place = parser.map(XMLTagPlace.init).map {
      SlotPlace(line: Int32(clamping: $0.line), column: Int32(clamping: $0.column))
    }
    let parent = open.isEmpty ? 0 : open[open.count - 1].node
    let event = XMLEvent(kind: .start, name: name, namespace: uri)
    let node = parent.flatMap { parent in
      tree.child(of: parent, event, attribute: { Self.value($0, attributes) }, value: { _ in nil })
    }
    if let node, itemDepth == nil, tree.nodes[node].isItem {
      guard let place, let why = reasons[place] else {
        skippedDepth = depth
        for index in open.indices { open[index].hasLostItem = true }
        return
      }
      itemDepth = depth
      writeOpenTags()
      for reason in why { write(comment: reason) }
    }
    if open.isEmpty, itemDepth == nil { write(comment: remark) }
    let full = (prefix.map { String(cString: $0) + ":" } ?? "") + (name.map { String(cString: $0) } ?? "")
    open.append(Element(name: full, node: node, startTag: Self.tag(full, namespaces, attributes)))
    // The root element is always there.
    if open.count == 1 || itemDepth != nil { writeOpenTags() }
  }

  private mutating func end() {
    defer {
      depth -= 1
      if skippedDepth == depth + 1 { skippedDepth = nil }
      if itemDepth == depth + 1 { itemDepth = nil }
    }
    if skippedDepth != nil { return }
    guard let element = open.last else { return }
    if !element.isWritten, element.hasLostItem {
      open.removeLast()
      return
    }
    writeOpenTags()
    let isEmpty = !(open.last?.hasContent ?? false)
    open.removeLast()
    if isEmpty {
      output.removeLast()
      output += Array("/>".utf8)
    } else {
      writeBlanks()
      output += Array("</\(element.name)>".utf8)
    }
    if open.isEmpty { output.append(0x0A) }
  }

  private mutating func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    guard skippedDepth == nil, !open.isEmpty else { return }
    if itemDepth == nil, text.allSatisfy({ $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }) {
      blanks = Array(text)
      return
    }
    writeOpenTags()
    noteContent()
    for byte in text { Self.append(byte, to: &output, inAttribute: false) }
  }

  private mutating func comment(_ text: UnsafePointer<xmlChar>?) {
    // Comments of the frame may be about items that are not here.
    guard itemDepth != nil, let text else { return }
    noteContent()
    output += Array("<!--\(String(cString: text))-->".utf8)
  }

  // MARK: Writing

  /// Writes the start tags of all open elements that have none yet.
  private mutating func writeOpenTags() {
    for index in open.indices where !open[index].isWritten {
      if index > 0 {
        noteContent(upTo: index - 1)
      }
      writeBlanks()
      output += open[index].startTag
      open[index].isWritten = true
      open[index].startTag = []
    }
  }

  private mutating func writeBlanks() {
    output += blanks
    blanks = []
  }

  private mutating func noteContent() { noteContent(upTo: open.count - 1) }

  private mutating func noteContent(upTo index: Int) {
    if open.indices.contains(index) { open[index].hasContent = true }
    writeBlanks()
  }

  private mutating func write(comment text: String) {
    if let last = open.indices.last { noteContent(upTo: last) }
    var safe = ""
    // Two hyphens would end the comment.
    for character in text { safe.append(character == "-" && safe.last == "-" ? "\u{2010}" : character) }
    output += Array("<!-- \(safe) -->\n".utf8)
  }

  private static func tag(
    _ name: String, _ namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>?,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>?
  ) -> [UInt8] {
    var tag = Array("<\(name)".utf8)
    if let namespaces {
      for index in stride(from: 0, to: namespaces.count, by: 2) {
        let prefix = namespaces[index].map { ":" + String(cString: $0) } ?? ""
        tag += Array(" xmlns\(prefix)=\"".utf8)
        let uri = namespaces[index + 1].map { String(cString: $0) } ?? ""
        for byte in uri.utf8 { append(byte, to: &tag, inAttribute: true) }
        tag.append(UInt8(ascii: "\""))
      }
    }
    if let attributes {
      for index in stride(from: 0, to: attributes.count, by: 5) {
        guard let local = attributes[index], let value = attributes[index + 3],
          let end = attributes[index + 4]
        else { continue }
        let prefix = attributes[index + 1].map { String(cString: $0) + ":" } ?? ""
        tag += Array(" \(prefix)\(String(cString: local))=\"".utf8)
        for byte in text(from: value, to: end) { append(byte, to: &tag, inAttribute: true) }
        tag.append(UInt8(ascii: "\""))
      }
    }
    tag.append(UInt8(ascii: ">"))
    return tag
  }

  private static func value(
    _ name: String, _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>?
  ) -> String? {
    guard let attributes else { return nil }
    for index in stride(from: 0, to: attributes.count, by: 5) {
      guard let local = attributes[index], String(cString: local) == name, let value = attributes[index + 3],
        let end = attributes[index + 4]
      else { continue }
      return String(decoding: text(from: value, to: end), as: UTF8.self)
    }
    return nil
  }

  private static func text(from start: UnsafePointer<xmlChar>, to end: UnsafePointer<xmlChar>) -> [UInt8] {
    var value = Array(UnsafeBufferPointer(start: start, count: end - start))
    let count = value.withUnsafeMutableBufferPointer { XMLAttributeValue.unescape($0) }
    return Array(value[..<count])
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8], inAttribute: Bool) {
    switch byte {
    case UInt8(ascii: "&"): output += Array("&amp;".utf8)
    case UInt8(ascii: "<"): output += Array("&lt;".utf8)
    case UInt8(ascii: ">"): output += Array("&gt;".utf8)
    case UInt8(ascii: "\"") where inAttribute: output += Array("&quot;".utf8)
    case 0x0D: output += Array("&#13;".utf8)
    case 0x09 where inAttribute, 0x0A where inAttribute: output += Array("&#\(byte);".utf8)
    default: output.append(byte)
    }
  }
}
