import CommandLanguage
import TerminalUI

extension Model {
  mutating func takeInHelp(_ key: Key, _ top: Int, _ verb: Verb?) -> [Effect] {
    switch key.code {
    case .up, .character("k"): activity = .help(top: max(0, top - 1), verb: verb)
    case .down, .character("j"): activity = .help(top: top + 1, verb: verb)
    case .pageUp: activity = .help(top: max(0, top - size.rows + 4), verb: verb)
    case .pageDown, .character(" "): activity = .help(top: top + size.rows - 4, verb: verb)
    case .home, .character("g"): activity = .help(top: 0, verb: verb)
    case .end, .character("G"): activity = .help(top: helpLines(verb).count, verb: verb)
    case .escape, .enter, .character("q"), .character("?"), .function(1): activity = .board
    case .character("c") where key.control: activity = .board
    default: break
    }
    if case .help(let top, let verb) = activity {
      activity = .help(
        top: max(0, min(top, helpLines(verb).count - helpHeight)), verb: verb)
    }
    return []
  }
}
