/// What holds for every file under `Sources`. Each rule names what breaks it.
struct HouseRule: Sendable {
  let name: String
  let breaches: @Sendable (SourceFile) -> [String]

  static let all = [
    purity, length, dangerousWords, openEnds, fileNames, verbsByName, screens,
  ]

  /// What a pure target may import. The arrows of the house, chapter 2 of the design.
  static let pure: [String: Set<String>] = [
    "IncidentEngine": ["CCrypto"],
    "MatterKinds": ["IncidentEngine", "CheckedYAML"],
    "OperatingPicture": ["IncidentEngine", "MatterKinds"],
    "CommandLanguage": ["IncidentEngine"],
    "CheckedYAML": ["CYAML"],
    "Drill": ["IncidentEngine", "CheckedYAML", "MatterKinds"],
    "Exchange": ["IncidentEngine", "CheckedYAML"],
    "TerminalUI": [],
    "Dashboard": [
      "IncidentEngine", "MatterKinds", "OperatingPicture", "CommandLanguage", "CheckedYAML",
      "Drill", "Exchange", "TerminalUI",
    ],
  ]

  static let purity = HouseRule(name: "pure targets import along the arrows") { file in
    guard file.isSwift, let allowed = pure[file.target] else { return [] }
    return file.imports.filter { $0 != "Swift" && !allowed.contains($0) }
      .map { "\(file.path) imports \($0)" }
  }

  static let length = HouseRule(name: "no file is over 400 lines") { file in
    file.lines.count > 400 ? ["\(file.path) has \(file.lines.count) lines"] : []
  }

  static let dangerousWords = HouseRule(name: "nothing traps or escapes the checker") { file in
    guard file.isSwift else { return [] }
    return found(["try!", "as!", "fatalError(", "@unchecked", "nonisolated(unsafe)"], in: file)
  }

  static let openEnds = HouseRule(name: "nothing is left for later") { file in
    found(["TODO", "FIXME"], in: file)
  }

  static let fileNames = HouseRule(name: "files are named for what they hold") { file in
    let never = [
      "Manager", "Helper", "Utils", "Common", "Base", "Service", "Processor", "Impl", "Info",
    ]
    return never.filter { file.name.hasSuffix($0) }.map { "\(file.path) ends in \($0)" }
  }

  static let screens = HouseRule(name: "screens are told apart in their one table") { file in
    guard file.target == "Dashboard", file.path != "Dashboard/Screens/Screen.swift" else {
      return []
    }
    return file.lines.enumerated().compactMap { index, line in
      let comparesOne = line.contains("isShown(.") && !line.contains("isShown(.home)")
      let asked = line.replacing("screen == nil", with: "")
      let asks = asked.contains("screen ==") || asked.contains("screen !=")
      let branches = line.contains("switch ") && line.contains("screen {")
      return comparesOne || asks || branches
        ? "\(file.path):\(index + 1) asks which screen it is" : nil
    }
  }

  /// Where words stand that are no part of a longer one.
  private static func found(_ words: [String], in file: SourceFile) -> [String] {
    var breaches: [String] = []
    for (index, line) in file.lines.enumerated() {
      for word in words where contains(word, line) {
        breaches.append("\(file.path):\(index + 1) says \(word)")
      }
    }
    return breaches
  }

  private static func contains(_ word: String, _ line: String) -> Bool {
    let parts = line.split(separator: word, omittingEmptySubsequences: false)
    return zip(parts.dropLast(), parts.dropFirst()).contains { before, after in
      !isLetter(before.last) && (!isLetter(word.last) || !isLetter(after.first))
    }
  }

  private static func isLetter(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isLetter || character.isNumber || character == "_"
  }
}
