import CheckedYAML
import TerminalUI

extension Keymap {
  /// The keys of a file: `keys`, for all screens, and `keys_on`, for single ones.
  ///
  /// Reports unknown actions and keys, keys that cannot be had, and keys of two actions; what it
  /// returns then is of no use.
  public static func read(_ fields: YAMLFields) -> Keymap {
    var reading = KeyReading()
    _ = fields.mapping("keys", named: Phrases.Keys.section) { reading.read($0, on: nil) }
    _ = fields.mapping("keys_on", named: Phrases.Keys.screenSection) { screens in
      for screen in Screen.allCases {
        _ = screens.mapping(screen.word, named: Phrases.Keys.section(of: screen)) {
          reading.read($0, on: screen)
        }
      }
    }
    let keymap = standard.changed(reading.changes)
    reading.reportDoubles(keymap, to: fields)
    return keymap
  }
}

/// The changes of a file as they are read, with the places of their keys.
private struct KeyReading {
  private(set) var changes = KeyChanges()
  private var given: [Given] = []

  /// A key as the file gives it.
  struct Given {
    let key: Key
    let action: Action
    let screens: [Screen]
    let place: YAMLPlace
  }

  mutating func read(_ fields: YAMLFields, on screen: Screen?) {
    for name in fields.keys {
      guard let action = Action.allCases.first(where: { $0.name == name.value }) else {
        _ = fields.node(name.value)
        fields.report(
          at: name.place, Phrases.Keys.unknownAction(YAMLFields.shown(name.value)),
          written: name.value, insteadOf: Action.allCases.map(\.name))
        continue
      }
      let written = fields.texts(name.value, required: true, most: 8, longest: 40)
      if let screen, !Keymap.screens(of: action).contains(screen) {
        let screens = Keymap.screens(of: action)
        fields.report(
          at: name.place, Phrases.Keys.notHere(action, screen),
          cure: Phrases.Keys.useOn(action, screens))
        continue
      }
      let screens = screen.map { [$0] } ?? Keymap.screens(of: action)
      if written.isEmpty { continue }
      take(written, of: action, on: screens, everywhere: screen == nil, fields)
    }
  }

  private mutating func take(
    _ written: [Placed<String>], of action: Action, on screens: [Screen], everywhere: Bool,
    _ fields: YAMLFields
  ) {
    var keys: [Key] = []
    if written.count == 1, written[0].value == Phrases.Keys.none {
      if let why = reasonToKeep(action, screens) {
        fields.report(
          at: written[0].place, Phrases.Keys.cannotUnbind(action, why),
          cure: Phrases.Keys.cureForUnbinding(action))
        return
      }
    } else {
      for word in written {
        guard let key = key(word, of: action, on: screens, fields), !keys.contains(key) else {
          continue
        }
        keys.append(key)
        given.append(Given(key: key, action: action, screens: screens, place: word.place))
      }
      if keys.isEmpty { return }
    }
    if everywhere {
      changes.everywhere[action] = keys
    } else {
      for screen in screens { changes.onScreen[screen, default: [:]][action] = keys }
    }
  }

  /// The key that must not be lost with an action; nil when the action may have none.
  private func reasonToKeep(_ action: Action, _ screens: [Screen]) -> Key? {
    for screen in screens {
      for key in Keymap.standard.keys(of: action, on: screen)
      where Keymap.reserved.contains(key) || action == .quit {
        return key
      }
    }
    return nil
  }

  private func key(
    _ word: Placed<String>, of action: Action, on screens: [Screen], _ fields: YAMLFields
  ) -> Key? {
    let key: Key
    do throws(KeyMistake) {
      key = try Key(written: word.value)
    } catch {
      report(error, word, fields)
      return nil
    }
    if Keymap.taken.contains(key) {
      fields.report(
        at: word.place, Phrases.Keys.taken(key), cure: Phrases.Keys.chooseAnother)
      return nil
    }
    if Keymap.reserved.contains(key) {
      let owners = screens.flatMap { Keymap.standard.actions(of: key, on: $0, inSearch: false) }
      if let owner = owners.first(where: { $0 != action }) {
        fields.report(
          at: word.place, Phrases.Keys.reserved(key, owner), cure: Phrases.Keys.chooseAnother)
        return nil
      }
    }
    return key
  }

  private func report(_ mistake: KeyMistake, _ word: Placed<String>, _ fields: YAMLFields) {
    let shown = YAMLFields.shown(word.value)
    switch mistake {
    case .unknown:
      let near = nearest(to: word.value, among: KeyCode.knownNames)
      fields.report(
        at: word.place, Phrases.Keys.unknown(shown), cure: Phrases.Keys.cureForKey(near))
    case .sameAs(let key):
      fields.report(
        at: word.place, Phrases.Keys.same(shown, as: key), cure: Phrases.Keys.write(key))
    case .notSent:
      fields.report(
        at: word.place, Phrases.Keys.notSent(shown), cure: Phrases.Keys.chooseAnother)
    }
  }

  /// Reports the keys that the file gives to an action while another has them on the same screen.
  func reportDoubles(_ keymap: Keymap, to fields: YAMLFields) {
    var told: Set<[String]> = []
    for given in given {
      for screen in given.screens {
        let doubles = [false, true].map { isSearch in
          keymap.actions(of: given.key, on: screen, inSearch: isSearch)
        }.first { $0.count > 1 && $0.contains(given.action) }
        guard let other = doubles?.first(where: { $0 != given.action }),
          told.insert([given.key.word] + [given.action.name, other.name].sorted()).inserted
        else { continue }
        fields.report(
          at: given.place, Phrases.Keys.double(given.key, given.action, other, screen),
          cure: Phrases.Keys.cureForDouble(other))
      }
    }
  }
}
