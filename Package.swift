// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func swift(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func cLibrary(_ name: String, links library: String? = nil) -> Target {
  .target(
    name: name,
    linkerSettings: library.map { [.linkedLibrary($0)] } ?? []
  )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
    exclude: [], swiftSettings: strict
  )
}

let package = Package(
  name: "tansiq",
  products: [.executable(name: "tansiq", targets: ["tansiq"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Pure: the standard library and side-effect-free C only.
    swift("IncidentEngine", ["CCrypto"]),
    swift("OperatingPicture", ["IncidentEngine"]),
    swift("CommandLanguage", ["IncidentEngine"]),
    swift("CheckedYAML", ["CYAML"]),
    swift("Drill", ["IncidentEngine", "CheckedYAML"]),
    swift("Exchange", ["IncidentEngine", "CheckedYAML"]),
    swift("TerminalUI"),
    swift(
      "Dashboard",
      ["IncidentEngine", "OperatingPicture", "CommandLanguage", "Drill", "TerminalUI"]),

    // The room and what drives it.
    swift("OperationsRoom", ["IncidentEngine"]),
    swift("DrillRunner", ["IncidentEngine", "OperationsRoom", "Drill"]),
    swift("SQLiteJournal", ["IncidentEngine", "OperationsRoom", "CSQLite", "CPlatform"]),
    swift("CursesTerminal", ["TerminalUI", "CTerminal", "CPlatform"]),

    // The only files that see foreign headers.
    cLibrary("CTerminal", links: "ncursesw"),
    cLibrary("CSQLite", links: "sqlite3"),
    cLibrary("CYAML", links: "yaml"),
    cLibrary("CCrypto", links: "crypto"),
    cLibrary("CPlatform"),

    .executableTarget(
      name: "tansiq",
      dependencies: [
        "IncidentEngine", "OperatingPicture", "CommandLanguage", "CheckedYAML", "Drill",
        "Exchange", "TerminalUI", "Dashboard", "OperationsRoom", "DrillRunner",
        "SQLiteJournal", "CursesTerminal", "CPlatform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    tests("CheckedYAML", ["CheckedYAML"]),
    .target(
      name: "EngineTesting", dependencies: ["IncidentEngine", "OperationsRoom"],
      path: "Tests/EngineTesting", swiftSettings: strict),
    tests("IncidentEngine", ["IncidentEngine", "EngineTesting"]),
    tests("OperationsRoom", ["IncidentEngine", "OperationsRoom", "EngineTesting"]),
    tests("House", []),
    tests("Exchange", ["Exchange"]),
  ],
  swiftLanguageModes: [.v6]
)
