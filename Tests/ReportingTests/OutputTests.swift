import Foundation
import Testing

@testable import Reporting

@Suite("Outputs")
struct OutputTests {
  @Test(
    "a descriptor receives everything in order, whatever the size of the buffer", arguments: [1, 7, 1 << 16])
  func descriptor(capacity: Int) throws {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    var output = DescriptorOutput(fileno(file), capacity: capacity)
    try output.write("Zażółć ")
    try output.write(Array("gęślą jaźń\n".utf8))
    try output.flush()
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = pread(fileno(file), &bytes, bytes.count, 0)
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == "Zażółć gęślą jaźń\n")
  }

  @Test("a write that the system refuses is an error with its code")
  func refused() throws {
    var output = DescriptorOutput(-1)
    try output.write("x")
    #expect(throws: OutputError(code: EBADF)) { try output.flush() }
  }
}
