import CheckedYAML
import Dashboard
import TerminalUI
import Testing

/// The keys of a person's settings.
struct OwnKeysTests {
  private func read(_ text: String) -> Result<Keymap, YAMLMistakes> {
    YAMLReader.read(Array(text.utf8), named: "a configuration") { Keymap.read($0) }
  }

  private func mistakes(_ text: String) -> [String] {
    switch read(text) {
    case .success: []
    case .failure(let mistakes): mistakes.all.map(\.description)
    }
  }

  private func key(_ word: String) throws -> Key { try Key(written: word) }

  @Test func `an action gets the keys it is given, and loses those it had`() throws {
    let keymap = try read("keys: {next-unanswered: [Ctrl-N, F5]}\n").get()
    #expect(keymap.binding(of: try key("Ctrl-N"), on: .incidents)?.action == .nextUnanswered)
    #expect(keymap.binding(of: try key("F5"), on: .incidents)?.label == "Ctrl-N F5")
    #expect(keymap.binding(of: try key("u"), on: .incidents) == nil)
    #expect(keymap.binding(of: try key("F5"), on: .log) == nil)
  }

  @Test func `a key of one screen changes that screen only`() throws {
    let keymap = try read("keys_on: {timeline: {zoom-in: z, write-log: none}}\n").get()
    #expect(keymap.binding(of: try key("z"), on: .timeline)?.action == .zoomIn)
    #expect(keymap.binding(of: try key("l"), on: .timeline) == nil)
    #expect(keymap.binding(of: try key("l"), on: .log)?.action == .writeLog)
  }

  @Test func `an action without a key is in no table`() throws {
    let keymap = try read("keys: {mouse: none}\n").get()
    #expect(!keymap.bindings.contains { $0.action == .mouse })
  }

  @Test func `two actions exchange their keys`() throws {
    let keymap = try read("keys: {new-incident: t, give-task: n}\n").get()
    #expect(keymap.binding(of: try key("t"), on: .log)?.action == .newIncident)
    #expect(keymap.binding(of: try key("n"), on: .log)?.action == .giveTask)
  }

  @Test func `a reserved key stays beside the keys that are given`() throws {
    let keymap = try read("keys: {help: F7, command-line: ';', toggle-panel: p}\n").get()
    #expect(keymap.binding(of: try key("?"), on: .incidents)?.action == .help)
    #expect(keymap.binding(of: try key("F7"), on: .incidents)?.action == .help)
    #expect(keymap.binding(of: try key(":"), on: .log)?.action == .commandLine)
    #expect(keymap.binding(of: try key("Enter"), on: .incidents)?.action == .togglePanel)
  }

  @Test(arguments: [
    (
      "keys: {nxt-unanswered: x}",
      "1:8: `nxt-unanswered` is no action. Did you mean `next-unanswered`?"
    ),
    ("keys: {wall: Spce}", "1:14: `Spce` is no key. Did you mean `Space`?"),
    (
      "keys: {wall: qwertz}",
      "1:14: `qwertz` is no key. Write a character such as `g`, or `F5`, `Ctrl-N`, `Alt-x`, "
        + "`Space`, `PgDn`."
    ),
    (
      "keys: {wall: Ctrl-I}",
      "1:14: A terminal sends the same for `Ctrl-I` as for `Tab`. Write `Tab`, or choose another "
        + "key."
    ),
    ("keys: {wall: Ctrl-5}", "1:14: No terminal sends `Ctrl-5`. Choose another key."),
    (
      "keys: {wall: Ctrl-C}",
      "1:14: `Ctrl-C` always asks whether to leave. Choose another key."
    ),
    (
      "keys: {wall: Ctrl-Z}",
      "1:14: `Ctrl-Z` always stops the program for a while. Choose another key."
    ),
    ("keys: {wall: '?'}", "1:14: `?` always belongs to `help`. Choose another key."),
    ("keys: {wall: ':'}", "1:14: `:` always belongs to `command-line`. Choose another key."),
    ("keys: {wall: Esc}", "1:14: `Esc` always belongs to `back`. Choose another key."),
    ("keys: {wall: Enter}", "1:14: `Enter` always belongs to `toggle-panel`. Choose another key."),
    (
      "keys: {help: none}",
      "1:14: `help` cannot be without a key: by `?` it is always found. Remove the line, or give "
        + "`help` another key."
    ),
    (
      "keys: {quit: none}",
      "1:14: `quit` cannot be without a key: by `q` it is always found. Remove the line, or give "
        + "`quit` another key."
    ),
    (
      "keys: {wall: m}",
      "1:14: `m` would mean `wall` and `mouse` on Incidents. Choose another key, or write `mouse` "
        + "with another one or `none`."
    ),
    (
      "keys_on: {log: {zoom-in: z}}",
      "1:17: `zoom-in` does nothing on Log. Remove it; it works on timeline."
    ),
    (
      "keys_on: {timelin: {zoom-in: z}}",
      "1:11: `timelin` is not a key of the keys of single screens. Did you mean `timeline`?"
    ),
    ("keys: {wall: }", "1:14: `wall` has no value. Write a value after the colon."),
  ])
  func `a mistake has its place and its cure`(text: String, said: String) {
    #expect(mistakes(text + "\n") == [said])
  }

  @Test func `all mistakes are told at once, a double key once for all screens`() {
    let text = "keys:\n  wall: [m, '?']\n  wal: x\n  mouse: Foo\n"
    #expect(
      mistakes(text).map { String($0.prefix { $0 != " " }) } == ["2:10:", "2:13:", "3:3:", "4:10:"])
  }

  @Test func `what is written of a table is read as the same table`() throws {
    let text = """
      keys: {next-unanswered: [Ctrl-N, F5], mouse: none, up: ['~', ö], down: ['''', Down]}
      keys_on:
        timeline: {zoom-in: ['[', z], pan-back: '<', write-log: none}
        log: {give-task: Alt-x}

      """
    for keymap in [Keymap.standard, try read(text).get()] {
      let again = try read(keymap.settings + "\n").get()
      for screen in Screen.allCases {
        for action in Action.allCases {
          #expect(again.keys(of: action, on: screen) == keymap.keys(of: action, on: screen))
        }
      }
    }
    #expect(try read(Keymap.standard.settings).get() == .standard)
  }

  @Test func `no key of the standard table has two actions on a screen`() {
    for screen in Screen.allCases {
      var seen: [[String]: Action] = [:]
      for binding in Keymap.standard.bindings where binding.screens.contains(screen) {
        for key in binding.keys {
          let other = seen.updateValue(
            binding.action, forKey: [key.word, "\(binding.onlyInSearch)"])
          #expect(other == nil, "\(key.word) on \(screen)")
        }
      }
    }
  }

  @Test func `every action has a key, and names are words with hyphens`() {
    for action in Action.allCases {
      #expect(Keymap.standard.bindings.contains { $0.action == action }, "\(action)")
      #expect(action.name.allSatisfy { $0.isLowercase || $0 == "-" })
    }
    #expect(Action.nextUnanswered.name == "next-unanswered")
  }

  @Test func `the dashboard obeys, and hints, help and phrases follow`() throws {
    var desk = try TestDesk(size: Size(columns: 120, rows: 100), incidents: false)
    let keymap = try read("keys: {new-incident: Ctrl-N, give-task: none}\n").get()
    desk.take(.settings(DeskSettings(keymap: keymap, showsWall: false, mouse: true, isNews: true)))
    #expect(desk.screen.contains("Your settings were read anew."))
    #expect(desk.screen.contains("Press Ctrl-N and say what happened."))
    #expect(desk.screen.contains("Ctrl-N new"))
    #expect(!desk.screen.contains("t task"))
    desk.press(.character("n"))
    #expect(desk.line == nil)
    desk.press(.character("n"), control: true)
    #expect(desk.line == "open")
    desk.press(.escape)
    desk.type("?")
    #expect(desk.lines.contains { $0.hasPrefix(" Ctrl-N") })
  }

  @Test func `the mouse follows the settings`() throws {
    var desk = try TestDesk()
    let off = DeskSettings(keymap: .standard, showsWall: false, mouse: false, isNews: false)
    desk.take(.settings(off))
    desk.take(.settings(off))
    #expect(desk.effects == [.setMouse(false)])
  }
}
