import Glibc
import PriceModel
import Synchronization
import Testing

@testable import PriceListReading

/// Standard input out of memory, of which a read fails or falls short.
private final class FaultyStream: SystemReading {
  private let bytes: [UInt8]
  private let fault: (number: Int, errno: Int32?)
  private let state = Mutex((offset: 0, reads: 0))

  /// - Parameter fault: The number of the read, from 1, and its error; without one it gives a single byte.
  init(_ bytes: [UInt8], fault: (number: Int, errno: Int32?)) {
    self.bytes = bytes
    self.fault = fault
  }

  /// Of the stream.
  var reads: Int { state.withLock { $0.reads } }

  func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int?) -> Int {
    guard descriptor == STDIN_FILENO, offset == nil else {
      return SystemReads().read(descriptor, into: buffer, at: offset)
    }
    return state.withLock { state in
      state.reads += 1
      var most = min(buffer.count, 4096)
      if state.reads == fault.number {
        if let code = fault.errno {
          errno = code
          return -1
        }
        most = 1
      }
      let count = min(most, bytes.count - state.offset)
      buffer.copyBytes(from: bytes[state.offset..<(state.offset + count)])
      state.offset += count
      return count
    }
  }
}

/// The N-th read of a pipe fails or gives one byte, for N = 1, 2, 3 … until the reading passes.
@Suite("Pipes that fail or fall short")
struct StreamFaultTests {
  private static let bytes: [UInt8] = {
    var text = ProfileSamples.openValueHeader + "\n"
    for row in 0..<900 {
      text += "ABC-\(10_000 + row),Name \(row) ąę,,,,,,,,,,,,,PL,PLN,\(row).50,,2026-11-01,,\n"
    }
    return Array(text.utf8)
  }()

  private func read(_ stream: FaultyStream) throws -> String {
    var reader = PriceListReader(library: try builtInProfiles.get(), itemNames: nil)
    reader.system = stream
    let list = try reader.read(path: "-", options: ReadingOptions(edition: EditionLabel("2026-11")))
    return "\(list.rows) \(list.accepted) \(list.sha256) \(list.codes)"
  }

  @Test("A read that fails is one clean error and gives no list")
  func failures() throws {
    let sound = try read(FaultyStream(Self.bytes, fault: (0, nil)))
    #expect(sound.hasPrefix("900 900 "))
    var number = 0
    while true {
      number += 1
      let stream = FaultyStream(Self.bytes, fault: (number, EIO))
      let result = Result { try read(stream) }
      if stream.reads < number {
        #expect(try result.get() == sound)
        break
      }
      // Either at once, or as the one list that could not be read.
      let error = #expect(throws: ReadingError.self) { try result.get() }
      #expect(error?.file == "-")
      #expect(error?.operation == "read")
    }
    #expect(number > 15)
  }

  @Test("A read that is interrupted or gives one byte changes nothing")
  func shortReads() throws {
    let sound = try read(FaultyStream(Self.bytes, fault: (0, nil)))
    for errno in [EINTR, nil] {
      var number = 0
      while true {
        number += 1
        let stream = FaultyStream(Self.bytes, fault: (number, errno))
        #expect(try read(stream) == sound, "read \(number)")
        if stream.reads < number { break }
      }
    }
  }
}
