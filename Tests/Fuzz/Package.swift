// swift-tools-version: 6.2
import PackageDescription

// A package of its own: a plain build has no fuzzer to link. `make fuzz` builds it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "tansiq", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "TansiqReaders", package: "tansiq")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
