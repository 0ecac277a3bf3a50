// swift-tools-version: 6.1
import PackageDescription

// The fuzzer, apart from the package so that nobody else builds it; `Tools/fuzz` does. The targets themselves belong to
// the tests of PriceListReading (`Tests/PriceListReadingTests/Fuzzing`), which run them over the kept inputs.
let package = Package(
  name: "pricebook-fuzzing",
  dependencies: [.package(name: "pricebook", path: "../..")],
  targets: [
    .target(name: "FuzzTargets", dependencies: [.product(name: "PriceListReading", package: "pricebook")]),
    .executableTarget(name: "PricebookFuzz", dependencies: ["FuzzTargets"]),
  ],
  swiftLanguageModes: [.v6]
)
