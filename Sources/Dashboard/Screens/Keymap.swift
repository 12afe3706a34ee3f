import TerminalUI

/// The keys of the board, in one table: the standard one, or that with a person's changes.
public struct Keymap: Hashable, Sendable {
  /// The keys as they come: those that work everywhere, and those of every screen.
  public static let standard = Keymap(
    inGroups(
      everyScreen
        + sharedOnce(
          Screen.allCases.flatMap { screen in
            screen.room.keys.map { $0.with(keys: $0.keys, label: $0.label, on: [screen]) }
          })))

  static let everywhere = Set(Screen.allCases)

  /// Every key of the board, in the order in which help shows them.
  public let bindings: [KeyBinding]
  /// The rows that a key is in, by their places in ``bindings``.
  private let places: [Key: [Int]]

  init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
    var places: [Key: [Int]] = [:]
    for (place, binding) in bindings.enumerated() {
      for key in binding.keys { places[key, default: []].append(place) }
    }
    self.places = places
  }

  private static func inGroups(_ rows: [KeyBinding]) -> [KeyBinding] {
    KeyGroup.allCases.flatMap { group in rows.filter { $0.group == group } }
  }

  /// A row that several screens have stands once, for all of them.
  private static func sharedOnce(_ rows: [KeyBinding]) -> [KeyBinding] {
    var once: [KeyBinding] = []
    for row in rows {
      if let place = once.firstIndex(where: { $0.says(theSameAs: row) }) {
        let screens = once[place].screens.union(row.screens)
        once[place] = row.with(keys: row.keys, label: row.label, on: screens)
      } else {
        once.append(row)
      }
    }
    return once
  }

  /// What a key is bound to on a screen; nil when to nothing. Of two rows with one key the first has
  /// it, while words are looked for one that works only then.
  public func binding(
    of key: Key, on screen: Screen, isSearching: Bool = false
  ) -> KeyBinding? {
    let rows = (places[key] ?? []).filter { bindings[$0].screens.contains(screen) }
    let onlyInSearch = isSearching ? rows.first { bindings[$0].onlyInSearch } : nil
    return (onlyInSearch ?? rows.first { !bindings[$0].onlyInSearch }).map { bindings[$0] }
  }

  /// Whether a key is one of those of an action on a screen.
  func leads(_ key: Key, to action: Action, on screen: Screen) -> Bool {
    (places[key] ?? []).contains {
      bindings[$0].action == action && bindings[$0].screens.contains(screen)
    }
  }

  /// Whether the first key of a row does on a screen what the row says.
  func holds(_ row: KeyBinding, on screen: Screen, isSearching: Bool) -> Bool {
    row.keys.first.map { binding(of: $0, on: screen, isSearching: isSearching) == row } ?? false
  }
}

extension Key {
  /// A key that writes a character.
  static func character(_ scalar: Unicode.Scalar) -> Key { Key(.character(scalar)) }
}
