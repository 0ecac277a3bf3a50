/// Counts the attributes of a start tag while its bytes arrive, before libxml2 sees them.
///
/// libxml2 compares every attribute of a tag with all the others: a tag of 100,000 attributes keeps it busy for half a
/// minute before any callback could refuse it.
struct StartTagGuard {
  private var isInTag = false
  private var mayBeMarkup = false
  private var quote: UInt8 = 0
  private var attributes = 0

  /// Whether a start tag has more than `limit` attributes by the end of these bytes.
  mutating func exceeds(_ limit: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes {
      if !isInTag {
        if byte == UInt8(ascii: "<") {
          isInTag = true
          mayBeMarkup = true
          attributes = 0
        }
      } else if mayBeMarkup, byte != 0 {
        // Comments, CDATA and processing instructions are no tags.
        mayBeMarkup = false
        isInTag = byte != UInt8(ascii: "!") && byte != UInt8(ascii: "?")
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: ">"): isInTag = false
        case UInt8(ascii: "="):
          attributes += 1
          if attributes > limit { return true }
        default: break
        }
      }
    }
    return false
  }
}
