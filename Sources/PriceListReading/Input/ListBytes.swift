import PriceModel

/// The bytes of one price list, wherever they come from: a file, a gzip file, an entry of an archive.
protocol ListBytes: Sendable {
  /// Begins a pass from the first byte to the last. There may be several, also at the same time.
  ///
  /// Throws ``ReadingError`` or ``InputFault``.
  func pass() throws -> any BytePass
  /// Whether unpacking takes long enough to be done ahead on another thread.
  var isWorthReadingAhead: Bool { get }
  /// Whether somebody wrote to what the bytes come from since it was opened.
  var hasChanged: Bool { get }
  /// The file that holds the bytes as they are, from its first to its last; `nil` if they have to be unpacked.
  var plainFile: SystemFile? { get }
}

extension ListBytes {
  var plainFile: SystemFile? { nil }
}

/// One pass over the bytes of a list.
protocol BytePass: AnyObject {
  /// Fills a part of `buffer`; the number of bytes, 0 at the end.
  ///
  /// Throws ``ReadingError`` if the system cannot read, ``InputFault`` if the container is damaged or goes beyond a
  /// limit. All bytes before a fault are given before it is thrown.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Why the bytes of a list cannot be had although the system reads them: the container is at fault.
struct InputFault: Error, Hashable {
  var code: DiagnosticCode
  /// What is wrong and what would be accepted.
  var message: String

  init(_ code: DiagnosticCode, _ message: String) {
    self.code = code
    self.message = message
  }

  init(_ refusal: LimitRefusal) {
    self.init(refusal.code, refusal.message)
  }
}

/// A file that holds the list as it is.
struct PlainBytes: ListBytes {
  let file: SystemFile

  func pass() -> any BytePass { Pass(file, from: 0) }
  var isWorthReadingAhead: Bool { false }
  var hasChanged: Bool { file.hasChanged }
  var plainFile: SystemFile? { file }

  final class Pass: BytePass {
    private let file: SystemFile
    private var offset: Int

    init(_ file: SystemFile, from offset: Int) {
      self.file = file
      self.offset = offset
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      let count = try file.read(into: buffer, at: offset)
      offset += count
      return count
    }
  }
}
