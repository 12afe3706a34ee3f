// swift-tools-version: 6.2
import PackageDescription

// A package of its own: a plain build has no fuzzer to link. `make fuzz` builds it; its
// script names the main package `.build-fuzz/tansiq`, whatever the folder of the clone is called.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "tansiq", path: "../../.build-fuzz/tansiq")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "TansiqReaders", package: "tansiq")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
