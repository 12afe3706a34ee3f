import TerminalUI

extension Keymap {
  /// The whole table as the sections `keys` and `keys_on` of a file; reading it gives the same table.
  public var settings: String {
    var lines = ["keys:"]
    var exceptions: [Screen: [String]] = [:]
    for action in Action.allCases {
      let screens = Self.screens(of: action)
      guard let first = screens.first else { continue }
      let usual = keys(of: action, on: first)
      lines.append("  \(Self.line(action, usual))")
      for screen in screens where keys(of: action, on: screen) != usual {
        exceptions[screen, default: []].append(
          "    \(Self.line(action, keys(of: action, on: screen)))")
      }
    }
    if !exceptions.isEmpty { lines.append("keys_on:") }
    for screen in Screen.allCases {
      guard let changed = exceptions[screen] else { continue }
      lines += ["  \(screen.word):"] + changed
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ action: Action, _ keys: [Key]) -> String {
    let words = keys.map { quoted($0.word) }
    let value =
      switch words.count {
      case 0: Phrases.Keys.none
      case 1: words[0]
      default: "[\(words.joined(separator: ", "))]"
      }
    return "\(action.name): \(value)"
  }

  /// Words that YAML would read as something else stand in quotes.
  private static func quoted(_ word: String) -> String {
    if word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }), word.first != "-" {
      return word
    }
    return "'\(word.map { $0 == "'" ? "''" : String($0) }.joined())'"
  }
}
