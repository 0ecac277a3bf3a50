import Foundation

/// The executable under test: `pricebook` beside the test bundle.
enum Executable {
  /// `$PRICEBOOK_EXECUTABLE` (to test a release build), else what was built together with this bundle.
  static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["PRICEBOOK_EXECUTABLE"] {
      return URL(fileURLWithPath: path)
    }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let built = packageRoot.appendingPathComponent(".build/debug")
    let candidates = [beside, beside.deletingLastPathComponent(), built].map {
      $0.appendingPathComponent("pricebook")
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? built.appendingPathComponent("pricebook")
  }()

  /// The folder of `Package.swift`.
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
