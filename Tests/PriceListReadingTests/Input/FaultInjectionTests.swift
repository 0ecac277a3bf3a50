import ArchiveBuilding
import Glibc
import PriceModel
import Synchronization
import Testing

@testable import PriceListReading

/// The system, except that one read fails, or that reads give less than they are asked for.
private final class FaultySystem: SystemReading {
  enum Fault {
    /// The N-th read, from 1, fails with this error.
    case failure(of: Int, errno: Int32)
    /// No read gives more than so many bytes.
    case short(Int)
    /// The N-th read gives one byte only.
    case shortOnce(Int)
  }

  private let fault: Fault
  private let reads = Mutex(0)

  init(_ fault: Fault) { self.fault = fault }

  var count: Int { reads.withLock { $0 } }

  func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int?) -> Int {
    let number = reads.withLock { count in
      count += 1
      return count
    }
    var part = buffer
    switch fault {
    case .failure(let failing, let code):
      if number == failing {
        errno = code
        return -1
      }
    case .short(let most): part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(most))
    case .shortOnce(let place):
      if number == place { part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(1)) }
    }
    return SystemReads().read(descriptor, into: part, at: offset)
  }
}

/// Fails the N-th read for N = 1, 2, 3 … until the reading passes.
@Suite("Reads that fail or fall short")
struct FaultInjectionTests {
  struct Input: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var testDescription: String { name }
  }

  static let inputs: [Input] = {
    // Larger than every buffer on the way, and such that it does not shrink to nothing.
    var text = ProfileSamples.openValueHeader + "\n"
    for row in 0..<3000 {
      let part = "ABC-\(10_000 + row * 7919 % 89_999)"
      text +=
        "\(part),Name \(row &* 2_654_435_761 % 1_000_003) ąę,,,,,,,,,,,,,PL,PLN,\(row).50,,2026-11-01,,\n"
    }
    let list = Array(text.utf8)
    // ą and ę in Windows-1250.
    let polish = Array(text.replacing("ąę", with: "~^").utf8).map { byte -> UInt8 in
      byte == UInt8(ascii: "~") ? 0xB9 : byte == UInt8(ascii: "^") ? 0xEA : byte
    }
    var zip = ZipBuilder()
    zip.add("ov.csv", list)
    zip.add("edi.xml", Array(ProfileSamples.edi.utf8), stored: true)
    return [
      Input(name: "ov-2026-11.csv", bytes: list), Input(name: "ov-2026-11.csv.gz", bytes: gzipped(list)),
      Input(name: "ov-2026-11.zip", bytes: zip.bytes),
      Input(name: "edi.xml", bytes: Array(ProfileSamples.edi.utf8)),
      Input(name: "cp1250-2026-11.csv", bytes: polish),
    ]
  }()

  private func summary(_ lists: [ReadPriceList]) -> [String] {
    lists.map { "\($0.profile) \($0.encoding) \($0.rows) \($0.accepted) \($0.sha256) \($0.codes)" }
  }

  @Test("A read that fails is one clean error and gives no list", arguments: inputs)
  func failures(_ input: Input) throws {
    let sound = try readAll(bytes: input.bytes, name: input.name).lists
    #expect(sound.allSatisfy { !$0.isUnusable })
    var number = 0
    while true {
      number += 1
      let system = FaultySystem(.failure(of: number, errno: EIO))
      let result = Result { try readAll(bytes: input.bytes, name: input.name, system: system).lists }
      if system.count < number {
        #expect(try summary(result.get()) == summary(sound))
        break
      }
      let error = #expect(throws: ReadingError.self) { try result.get() }
      #expect(error?.reason == "Input/output error")
      #expect(error?.operation == "read")
    }
    #expect(number > 3)
  }

  @Test("An interrupted read is tried again", arguments: inputs)
  func interruptions(_ input: Input) throws {
    let sound = try readAll(bytes: input.bytes, name: input.name).lists
    for number in 1...5 {
      let system = FaultySystem(.failure(of: number, errno: EINTR))
      let lists = try readAll(bytes: input.bytes, name: input.name, system: system).lists
      #expect(summary(lists) == summary(sound))
    }
  }

  @Test("Reads that fall short give the same result as whole ones", arguments: inputs)
  func shortReads(_ input: Input) throws {
    let sound = try readAll(bytes: input.bytes, name: input.name).lists
    for most in [1000, 4099] {
      let lists = try readAll(bytes: input.bytes, name: input.name, system: FaultySystem(.short(most))).lists
      #expect(summary(lists) == summary(sound), "at most \(most) bytes")
    }
    var number = 0
    while true {
      number += 1
      let system = FaultySystem(.shortOnce(number))
      let lists = try readAll(bytes: input.bytes, name: input.name, system: system).lists
      #expect(summary(lists) == summary(sound), "read \(number)")
      if system.count < number { break }
    }
  }
}
