import CLibXML2

/// libxml2's SAX2 push parser, made safe: it fetches nothing, expands nothing, and every error counts.
///
/// A DOCTYPE is accepted and never loaded. A reference to any entity but the five predefined ones is refused, because
/// with an external DTD libxml2 drops it without an error that a return code would show (`f&uuml;r` becomes `fr`).
final class XMLPushParser {
  let log: UnsafeMutablePointer<XMLEventLog>
  private let context: xmlParserCtxtPtr
  /// The first bytes are held back until there are four: libxml2 looks at them before it begins.
  private var opening: [UInt8]? = []
  private var tagGuard = StartTagGuard()

  init?(limits: ReadingLimits) {
    XMLLibrary.prepare
    log = .allocate(capacity: 1)
    log.initialize(to: XMLEventLog(limits: limits))
    var handler = Self.handler
    guard let context = xmlCreatePushParserCtxt(&handler, log, nil, 0, nil) else {
      log.pointee.deallocate()
      log.deinitialize(count: 1).deallocate()
      return nil
    }
    self.context = context
    log.pointee.parser = context
    // No network; no entities, no DTD: neither XML_PARSE_NOENT nor XML_PARSE_DTDLOAD is ever set.
    // Bounds beyond libxml2's own are only reached where the user has moved ours, which hold in any case.
    let huge = limits.text > 10_000_000 || limits.attribute > 10_000_000 || limits.depth > 256
    // The text comes in UTF-8, whatever its declaration says.
    xmlCtxtUseOptions(
      context,
      Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
        | (huge ? Int32(XML_PARSE_HUGE.rawValue) : 0))
  }

  deinit {
    // In SAX mode libxml2 keeps entity declarations in a document of its own that the parser does not free.
    if let document = context.pointee.myDoc {
      xmlFreeDoc(document)
      context.pointee.myDoc = nil
    }
    xmlFreeParserCtxt(context)
    log.pointee.deallocate()
    log.deinitialize(count: 1).deallocate()
  }

  /// Parses the next bytes, which are UTF-8; the events are in ``log`` until ``XMLEventLog/clear()``.
  func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
    if var held = opening {
      held.append(contentsOf: bytes)
      if held.count < 4, !isLast {
        opening = held
        return
      }
      opening = nil
      held.withUnsafeBytes { push($0, isLast: isLast) }
    } else {
      push(bytes, isLast: isLast)
    }
  }

  private func push(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
    if tagGuard.exceeds(log.pointee.limits.attributes, in: bytes) {
      log.pointee.refuse(.attributes, log.pointee.currentLine, log.pointee.currentColumn)
      return
    }
    let chunk = bytes.bindMemory(to: CChar.self).baseAddress
    let result = xmlParseChunk(context, chunk, Int32(bytes.count), isLast ? 1 : 0)
    if result != 0 || isLast && context.pointee.wellFormed == 0 {
      // Every error has been reported by its own callback; this one is a safety net.
      if result == XML_ERR_NO_MEMORY.rawValue || context.pointee.wellFormed == 0 {
        log.pointee.fail(
          .xmlNotWellFormed, "the XML is not well-formed (libxml2 code \(result))",
          log.pointee.currentLine,
          log.pointee.currentColumn)
      }
    }
  }

  // MARK: Callbacks

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { log, name, _, namespace, _, _, attributeCount, _, attributes in
      XMLPushParser.withLog(log) {
        $0.start(
          name: name, namespace: namespace, attributeCount: Int(attributeCount), attributes: attributes)
      }
    }
    handler.endElementNs = { log, _, _, _ in XMLPushParser.withLog(log) { $0.end() } }
    handler.characters = { log, text, length in XMLPushParser.withLog(log) { $0.text(text, Int(length)) } }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.reference = { log, name in
      XMLPushParser.withLog(log) { $0.refuseReference(name.map { String(cString: $0) } ?? "") }
    }
    handler.entityDecl = { log, name, type, _, _, _ in
      XMLPushParser.withLog(log) {
        $0.declare(name.map { String(cString: $0) } ?? "", isExternal: type == 2 || type == 3 || type == 5)
      }
    }
    handler.unparsedEntityDecl = { log, name, _, _, _ in
      XMLPushParser.withLog(log) { $0.declare(name.map { String(cString: $0) } ?? "", isExternal: true) }
    }
    handler.resolveEntity = { _, _, _ in nil }
    handler.serror = { log, error in
      guard let error = error?.pointee else { return }
      XMLPushParser.withLog(log) {
        $0.report(
          level: Int(error.level.rawValue), code: Int(error.code),
          message: error.message.map { String(cString: $0) } ?? "",
          name: error.str1.map { String(cString: $0) },
          line: Int(error.line), column: Int(error.int2))
      }
    }
    return handler
  }

  private static func withLog(_ context: UnsafeMutableRawPointer?, _ body: (inout XMLEventLog) -> Void) {
    guard let context else { return }
    body(&context.assumingMemoryBound(to: XMLEventLog.self).pointee)
  }
}

/// What libxml2 needs once for the whole process.
enum XMLLibrary {
  /// Initialises the library, and refuses every external entity whoever asks for it.
  static let prepare: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
