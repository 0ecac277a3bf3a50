// swift-tools-version: 6.1
import PackageDescription

// The house, from the ground up. A target may use only what stands below it:
//
//     PricebookCommand → Pricebook → SKUResolution → PriceListReading · Catalogue · Licensing · Reporting → PriceModel
//
// The four wings in the middle do not know each other.
let package = Package(
  name: "pricebook",
  products: [
    .library(name: "Pricebook", targets: ["Pricebook"]),
    .library(name: "PriceListReading", targets: ["PriceListReading", "PriceModel"]),
    .executable(name: "pricebook", targets: ["PricebookCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C libraries. libcsv ships no .pc file, so its module map names the library itself.
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Linked statically, only the one function that is used: its start-up would cost every command a millisecond.
    .systemLibrary(name: "CLibCrypto", providers: [.apt(["libssl-dev"])]),

    // C of our own.
    .target(name: "CRecordScanner"),
    // Libraries of one output format each, loaded when a document of that format is written.
    .target(name: "CXLSXWriter", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CPangoCairo", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    // The ground floor.
    .target(name: "PriceModel"),

    // The wings.
    .target(
      name: "PriceListReading",
      dependencies: [
        "PriceModel", "CRecordScanner", "CLibCSV", "CLibXML2", "CZlib", "CLibCrypto",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Resources/price-catalogue.xsd", "Resources/PROFILES.md"],
      resources: [.embedInCode("Resources/Profiles"), .embedInCode("Resources/synonyms.yaml")]
    ),
    .target(
      name: "Catalogue",
      dependencies: [
        "PriceModel", .product(name: "GRDB", package: "GRDB.swift"),
        // The C functions of the SQLite that GRDB uses, for bulk work.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Licensing", dependencies: ["PriceModel"], exclude: ["RULES.md"]),
    .target(name: "Reporting", dependencies: ["PriceModel", "CXLSXWriter", "CPangoCairo"]),

    // The spine.
    .target(name: "SKUResolution", dependencies: ["PriceModel", "Catalogue", "Licensing"]),
    .target(
      name: "Pricebook",
      dependencies: [
        "PriceModel", "PriceListReading", "Catalogue", "Licensing", "Reporting", "SKUResolution",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Resources/DIAGNOSTICS.md", "Batch/BATCH.md"],
      resources: [
        .embedInCode("Resources/agreement.schema.json"), .embedInCode("Resources/Languages"),
      ]),
    .executableTarget(
      name: "PricebookCommand",
      dependencies: [
        "Pricebook", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Not shipped; `Tools/benchmark lookup` runs it.
    .executableTarget(
      name: "LookupBenchmark",
      dependencies: ["Catalogue", "PriceModel", .product(name: "GRDBSQLite", package: "GRDB.swift")],
      path: "Tools/benchmarking/LookupBenchmark"),

    .testTarget(name: "PriceModelTests", dependencies: ["PriceModel"]),
    // Builds gzip files and zip archives for tests, also such as no program writes.
    .target(name: "ArchiveBuilding", dependencies: ["CZlib"], path: "Tests/ArchiveBuilding"),
    .testTarget(
      name: "PriceListReadingTests",
      dependencies: ["PriceListReading", "CRecordScanner", "ArchiveBuilding"]),
    .testTarget(
      name: "CatalogueTests",
      dependencies: [
        "Catalogue", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .testTarget(name: "LicensingTests", dependencies: ["Licensing"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
    .testTarget(
      name: "SKUResolutionTests", dependencies: ["SKUResolution", "Catalogue", "Licensing", "PriceModel"]),
    .testTarget(name: "PricebookTests", dependencies: ["Pricebook", "PriceModel", "Licensing"]),
    // What only the executable has: keys and pictures of the interactive walk.
    .testTarget(name: "PricebookCommandTests", dependencies: ["PricebookCommand", "Pricebook"]),
    // Runs the built executable; it depends on it only so that it is built first.
    .testTarget(
      name: "AcceptanceTests",
      dependencies: ["PricebookCommand", "ArchiveBuilding", .product(name: "GRDB", package: "GRDB.swift")]),
  ],
  swiftLanguageModes: [.v6]
)
