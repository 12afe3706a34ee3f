import CommandLanguage

extension HouseRule {
  /// Whoever asks for the name of a verb knows something of it that its row should say.
  static let verbsByName = HouseRule(name: "no verb is known by its name outside its row") { file in
    guard file.isSwift, ["CommandLanguage", "Dashboard", "tansiq"].contains(file.target),
      !file.path.hasPrefix("CommandLanguage/Verbs/VerbTable+"),
      !file.path.hasPrefix("CommandLanguage/Matters/MatterVerbs+")
    else { return [] }
    return file.lines.enumerated().compactMap { index, line in
      guard
        asksForName(line) || (file.target == "CommandLanguage" && switchesOverVerb(line))
          || listsVerbs(line)
      else { return nil }
      return "\(file.path):\(index + 1) knows a verb by its name"
    }
  }

  private static let verbs = Set(
    VerbTable.standard.rows.flatMap { [$0.name] + $0.aliases })

  /// `switch verb.name`, `verb?.name == "task"`, `["pause"].contains(verb.name)`.
  private static func asksForName(_ line: String) -> Bool {
    line.contains(/switch .*[vV]erb[?]?\.name/)
      || line.contains(/[vV]erb[?]?\.name [=!]= "/)
      || line.contains(/\.contains\([a-zA-Z.]*[vV]erb[?]?\.name\)/)
  }

  /// `case "ack":`, `case ("commit", .available)`.
  private static func switchesOverVerb(_ line: String) -> Bool {
    line.prefixMatch(of: /[ ]*case \(?"([a-z]+)"/).map { verbs.contains(String($0.1)) } ?? false
  }

  /// A list of nothing but verbs, such as `["follow", "mark"]`, or words compared with one.
  private static func listsVerbs(_ line: String) -> Bool {
    let lists = line.matches(of: /\[("[a-z]+"(?:, "[a-z]+")+)\]/).map(\.1)
    let compared = line.matches(of: /[=!]= \[("[a-z]+")\]/).map(\.1)
    return (lists + compared).contains { list in
      list.matches(of: /[a-z]+/).allSatisfy { verbs.contains(String($0.0)) }
    }
  }
}
