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

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
    exclude: exclude, swiftSettings: strict
  )
}

let package = Package(
  name: "tansiq",
  products: [
    .executable(name: "tansiq", targets: ["tansiq"]),
    // What reads bytes of others, for the package in `Tests/Fuzz`.
    .library(
      name: "TansiqReaders",
      targets: [
        "IncidentEngine", "CommandLanguage", "CheckedYAML", "Drill", "Exchange", "Dashboard",
        "EngineSamples",
      ]),
    // A clock that is put forward or back under a running program, for tests.
    .library(name: "MovedClock", type: .dynamic, targets: ["CMovedClock"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Pure: the standard library and side-effect-free C only.
    swift("IncidentEngine", ["CCrypto"]),
    swift("MatterKinds", ["IncidentEngine", "CheckedYAML"]),
    swift("OperatingPicture", ["IncidentEngine", "MatterKinds"]),
    swift("CommandLanguage", ["IncidentEngine"]),
    swift("CheckedYAML", ["CYAML"]),
    swift("Drill", ["IncidentEngine", "CheckedYAML", "MatterKinds"]),
    swift("Exchange", ["IncidentEngine", "CheckedYAML"]),
    swift("TerminalUI"),
    swift(
      "Dashboard",
      [
        "IncidentEngine", "OperatingPicture", "CommandLanguage", "CheckedYAML", "Drill",
        "MatterKinds", "TerminalUI",
      ]),

    // The room and what drives it.
    swift("OperationsRoom", ["IncidentEngine", "CPlatform"]),
    swift("DrillRunner", ["IncidentEngine", "OperationsRoom", "Drill"]),
    swift(
      "SQLiteJournal", ["IncidentEngine", "OperationsRoom", "CSQLite", "CCrypto", "CPlatform"]),
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
        "MatterKinds", "Exchange", "TerminalUI", "Dashboard", "OperationsRoom", "DrillRunner",
        "SQLiteJournal", "CursesTerminal", "CPlatform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // `make bench` only.
    .executableTarget(
      name: "tansiq-bench",
      dependencies: [
        "IncidentEngine", "MatterKinds", "OperatingPicture", "OperationsRoom", "SQLiteJournal",
        "CSQLite",
      ],
      path: "Tests/Benchmarks/RoomBench", swiftSettings: strict),

    tests("CheckedYAML", ["CheckedYAML"]),
    tests("CommandLanguage", ["CommandLanguage", "IncidentEngine", "EngineSamples"]),
    tests(
      "Dashboard",
      [
        "Dashboard", "CheckedYAML", "CommandLanguage", "EngineTesting", "IncidentEngine",
        "MatterKinds", "TerminalUI",
      ]),
    tests(
      "Exchange",
      ["Exchange", "CheckedYAML", "IncidentEngine", "OperationsRoom", "OperatingPicture"]),
    .target(
      name: "EngineSamples", dependencies: ["IncidentEngine"], path: "Tests/EngineSamples",
      swiftSettings: strict),
    tests(
      "IncidentEngine", ["IncidentEngine", "EngineSamples", "EngineTesting", "OperatingPicture"],
      exclude: ["Golden"]),
    tests(
      "SQLiteJournal",
      ["SQLiteJournal", "OperationsRoom", "IncidentEngine", "EngineSamples", "CSQLite"],
      exclude: ["Golden"]),
    tests("MatterKinds", ["MatterKinds", "IncidentEngine", "EngineTesting"]),
    tests(
      "OperatingPicture", ["OperatingPicture", "IncidentEngine", "EngineTesting", "MatterKinds"]),
    // Tests drive real programs on a pty and read the screen with libvterm.
    .target(
      name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm")]),
    .target(
      name: "TestSupport", dependencies: ["CVTerm"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalFixture",
      dependencies: ["CursesTerminal", "CPlatform", "CTerminal", "TerminalUI"],
      path: "Tests/TerminalFixture", swiftSettings: strict),
    .target(name: "CMovedClock", path: "Tests/CMovedClock"),
    tests("TerminalUI", ["TerminalUI"]),
    tests(
      "CursesTerminal",
      ["TerminalUI", "CTerminal", "CVTerm", "EngineSamples", "TestSupport", "TerminalFixture"]),
    tests("Drill", ["Drill", "IncidentEngine", "CheckedYAML", "MatterKinds"]),
    tests(
      "DrillRunner",
      [
        "DrillRunner", "Drill", "OperationsRoom", "IncidentEngine", "EngineTesting", "MatterKinds",
      ]),
    tests(
      "EndToEnd",
      ["tansiq", "CommandLanguage", "EngineSamples", "IncidentEngine", "TestSupport", "CSQLite"]),
    .target(
      name: "EngineTesting", dependencies: ["IncidentEngine", "OperationsRoom"],
      path: "Tests/EngineTesting", swiftSettings: strict),
    tests("OperationsRoom", ["IncidentEngine", "OperationsRoom", "EngineTesting"]),
    .target(
      name: "RandomDesk",
      dependencies: [
        "CommandLanguage", "Dashboard", "EngineSamples", "IncidentEngine", "OperatingPicture",
        "TerminalUI",
      ],
      path: "Tests/RandomDesk", swiftSettings: strict),
    .executableTarget(
      name: "ScreenFixture",
      dependencies: [
        "CPlatform", "CTerminal", "CVTerm", "CursesTerminal", "Dashboard", "RandomDesk",
        "TerminalUI", "TestSupport",
      ],
      path: "Tests/ScreenFixture", swiftSettings: strict),
    tests(
      "Screen",
      [
        "Dashboard", "CommandLanguage", "IncidentEngine", "OperatingPicture", "TerminalUI",
        "EngineSamples", "MatterKinds", "RandomDesk", "ScreenFixture", "TestSupport",
      ],
      exclude: ["Golden"]),
    tests("House", ["CommandLanguage"]),
  ],
  swiftLanguageModes: [.v6]
)
