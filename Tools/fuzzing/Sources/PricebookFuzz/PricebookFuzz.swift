import Glibc

@testable import FuzzTargets

/// libFuzzer's driver.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Runs the target that `PRICEBOOK_FUZZ` names, with the arguments of libFuzzer. The target is no argument, because
/// libFuzzer starts the program again with the arguments it was given.
@_cdecl("PricebookFuzz_main")
public func main(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  guard target != nil else {
    let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    say("PRICEBOOK_FUZZ must name a target: \(known)")
    return 64
  }
  var count = count
  var arguments = arguments
  let result = runDriver(&count, &arguments) { bytes, size in
    let input = Array(UnsafeBufferPointer(start: bytes, count: size))
    do { try target?.run(input) } catch {
      // libFuzzer keeps the input of a process that dies.
      say("broken invariant: \(error)")
      abort()
    }
    return 0
  }
  // Without a use of its result the optimiser takes the call out.
  return result
}

private let target = getenv("PRICEBOOK_FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) }
