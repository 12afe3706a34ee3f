import TerminalUI

extension Phrases {
  /// What is said about the keys of a person's settings.
  enum Keys {
    static let none = "none"
    static let section = "the keys"
    static let screenSection = "the keys of single screens"
    static let chooseAnother = "Choose another key."

    static func section(of screen: Screen) -> String { "the keys on \(screen.name)" }

    static func unknownAction(_ shown: String) -> String { "`\(shown)` is no action." }

    static func notHere(_ action: Action, _ screen: Screen) -> String {
      "`\(action.name)` does nothing on \(screen.name)."
    }
    static func useOn(_ action: Action, _ screens: [Screen]) -> String {
      "Remove it; it works on \(screens.map(\.word).joined(separator: ", "))."
    }

    static func unknown(_ shown: String) -> String { "`\(shown)` is no key." }
    static func cureForKey(_ near: String?) -> String {
      near.map { "Did you mean `\($0)`?" }
        ?? "Write a character such as `g`, or `F5`, `Ctrl-N`, `Alt-x`, `Space`, `PgDn`."
    }

    static func same(_ shown: String, as key: Key) -> String {
      "A terminal sends the same for `\(shown)` as for `\(key.word)`."
    }
    static func write(_ key: Key) -> String { "Write `\(key.word)`, or choose another key." }

    static func notSent(_ shown: String) -> String { "No terminal sends `\(shown)`." }

    static func taken(_ key: Key) -> String {
      key.code == .character("z")
        ? "`\(key.word)` always stops the program for a while."
        : "`\(key.word)` always asks whether to leave."
    }

    static func reserved(_ key: Key, _ owner: Action) -> String {
      "`\(key.word)` always belongs to `\(owner.name)`."
    }

    static func cannotUnbind(_ action: Action, _ key: Key) -> String {
      "`\(action.name)` cannot be without a key: by `\(key.word)` it is always found."
    }
    static func cureForUnbinding(_ action: Action) -> String {
      "Remove the line, or give `\(action.name)` another key."
    }

    static func double(_ key: Key, _ one: Action, _ other: Action, _ screen: Screen) -> String {
      "`\(key.word)` would mean `\(one.name)` and `\(other.name)` on \(screen.name)."
    }
    static func cureForDouble(_ other: Action) -> String {
      "Choose another key, or write `\(other.name)` with another one or `none`."
    }
  }
}
