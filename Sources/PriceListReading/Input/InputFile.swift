import PriceModel

/// A price list that is opened and can be passed over several times, whatever it is packed in.
final class InputFile: Sendable {
  enum Container: Equatable, Sendable {
    case file, standardInput, gzip
    case zipEntry(archive: String)
  }

  /// What results and diagnostics call it.
  let path: String
  /// The names in which a month may stand, the nearest to the list first.
  let names: [String]
  let container: Container
  private let bytes: any ListBytes

  /// - Throws: ``ReadingError``; ``InputFault`` if the list is refused.
  init(_ source: PriceListSource, limits: ReadingLimits, system: any SystemReading) throws {
    path = source.file
    names = source.names
    switch source.origin {
    case .path(let path):
      (container, bytes) = try Self.unpacking(SystemFile(path: path, system: system), limits)
    case .opened(let file):
      (container, bytes) = try Self.unpacking(file, limits)
    case .entry(let archive, let entry):
      (container, bytes) = (
        .zipEntry(archive: archive.path), try archive.bytes(of: entry, limits: limits)
      )
    case .refused(let fault): throw fault
    case .failed(let failure): throw failure
    }
  }

  /// A pass from the first byte of the list to the last.
  func pass() throws -> any BytePass {
    let pass = try bytes.pass()
    return bytes.isWorthReadingAhead ? ReadAheadPass(pass) : pass
  }

  /// A pass over a plain file from a place in it.
  func pass(from offset: Int) throws -> any BytePass {
    guard let file = plainFile else { return try pass() }
    return PlainBytes.Pass(file, from: offset)
  }

  /// The file that holds the list as it is and can be read at any place; `nil` if it is packed.
  var plainFile: SystemFile? { bytes.plainFile }

  /// Whether every pass has to unpack the list anew.
  var isPacked: Bool { container != .file && container != .standardInput }

  /// Whether somebody wrote to the file since it was opened.
  var hasChanged: Bool { bytes.hasChanged }

  private static func unpacking(
    _ file: SystemFile, _ limits: ReadingLimits
  ) throws -> (Container, any ListBytes) {
    switch FileKind(try file.bytes(FileKind.headBytes, at: 0)) {
    case .gzip: (.gzip, GzipBytes(file: file, limits: limits))
    // An archive is taken apart before: it became one in the meantime.
    case .zip: throw InputFault.changed
    case .text, .foreign: (file.path == "-" ? .standardInput : .file, PlainBytes(file: file))
    }
  }
}

extension FileKind {
  /// Why a list whose bytes begin like this cannot be read; `nil` for text.
  func fault(in container: InputFile.Container) -> InputFault? {
    switch self {
    case .text: nil
    case .gzip, .zip:
      InputFault(
        .nestedArchive,
        "an archive within \(container == .gzip ? "a gzip file" : "an archive") is not opened; accepted is one: unpack the outer one first"
      )
    case .foreign(let name, let remedy):
      InputFault(.foreignFormat, "the file is \(name); accepted is CSV or XML: \(remedy)")
    }
  }
}
