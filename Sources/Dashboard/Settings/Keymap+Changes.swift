import TerminalUI

extension Screen {
  /// How the screen is named in a file: `incidents`.
  public var word: String { hyphenated("\(self)") }
}

extension Role {
  /// How the role is named in a file: `bar-strong`.
  public var name: String { hyphenated("\(self)") }
}

/// `nextUnanswered` as `next-unanswered`.
func hyphenated(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
}

/// What a person changes in the table of keys.
struct KeyChanges {
  /// The keys of actions on every screen where they work.
  var everywhere: [Action: [Key]] = [:]
  /// The keys of actions on one screen.
  var onScreen: [Screen: [Action: [Key]]] = [:]

  func keys(of action: Action, on screen: Screen) -> [Key]? {
    onScreen[screen]?[action] ?? everywhere[action]
  }
}

extension Keymap {
  /// Keys that always do what they do in the standard table, beside what is chosen.
  public static let reserved: [Key] = [
    Key(.character(":")), Key(.character("?")), Key(.escape), Key(.enter),
  ]

  /// Keys that never reach the table.
  static let taken: [Key] = [
    Key(.character("c"), control: true), Key(.character("z"), control: true),
  ]

  /// The table with changes; reserved keys stay.
  func changed(_ changes: KeyChanges) -> Keymap {
    Keymap(bindings.flatMap { $0.changed(changes) }.filter { !$0.keys.isEmpty })
  }

  /// The keys of an action on a screen, the one to show first.
  public func keys(of action: Action, on screen: Screen) -> [Key] {
    var keys: [Key] = []
    // By place: a row as a whole costs more to take than to look at.
    for place in bindings.indices
    where bindings[place].action == action && bindings[place].screens.contains(screen) {
      keys += bindings[place].keys.filter { !keys.contains($0) }
    }
    return keys
  }

  /// The screens on which an action works, in their order.
  static func screens(of action: Action) -> [Screen] {
    Screen.allCases.filter { !standard.keys(of: action, on: $0).isEmpty }
  }

  /// The actions that a key has on a screen, while words are looked for or not, each once, in the
  /// order of the table.
  func actions(of key: Key, on screen: Screen, inSearch: Bool) -> [Action] {
    var actions: [Action] = []
    for binding in bindings
    where binding.screens.contains(screen) && binding.keys.contains(key)
      && binding.onlyInSearch == inSearch && !actions.contains(binding.action)
    {
      actions.append(binding.action)
    }
    return actions
  }
}

extension KeyBinding {
  /// The row with its keys changed; several rows where screens differ.
  fileprivate func changed(_ changes: KeyChanges) -> [KeyBinding] {
    var groups: [(keys: [Key], screens: Set<Screen>)] = []
    for screen in Screen.allCases where screens.contains(screen) {
      var keys = changes.keys(of: action, on: screen) ?? self.keys
      keys += self.keys.filter { Keymap.reserved.contains($0) && !keys.contains($0) }
      if let place = groups.firstIndex(where: { $0.keys == keys }) {
        groups[place].screens.insert(screen)
      } else {
        groups.append((keys, [screen]))
      }
    }
    return groups.map { group in
      let label = group.keys.prefix(2).map(\.label).joined(separator: " ")
      return with(
        keys: group.keys, label: group.keys == self.keys ? self.label : label, on: group.screens)
    }
  }
}

extension Model {
  /// How the first key of an action is shown on this screen; nil when it has none.
  func keyLabel(_ action: Action) -> String? { keymap.keys(of: action, on: screen).first?.label }

  /// The key of an action as a person is told to press it; the command where it has no key.
  func press(_ action: Action, or command: String) -> String { keyLabel(action) ?? ":\(command)" }
}
