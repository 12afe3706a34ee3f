import ArgumentParser
import CommandLanguage
import Dashboard

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page (troff), made of the program's tables.",
    shouldDisplay: false)

  @Flag(help: "Print the keys and the commands of the board as a page of Markdown.")
  var keys = false

  func run() {
    let verbs = VerbTable.standard
    if keys { return Output.give(KeysPage.text(of: verbs)) }
    var page = Troff()
    page.addManual(of: Tansiq.self, verbs)
    Output.give(page.text)
  }
}

/// A manual page as it grows.
private struct Troff {
  private(set) var text = ""

  mutating func addManual(of root: any ParsableCommand.Type, _ verbs: VerbTable) {
    let name = root.configuration.commandName ?? ""
    text += ".TH \(Self.quoted(name.uppercased())) 1 \"\" "
    text += "\(Self.quoted("\(name) \(root.configuration.version)"))\n.nh\n"
    section(Words.Manual.name)
    line("\(name) - \(root.configuration.abstract)")
    section(Words.Manual.synopsis)
    line(usage(of: root))
    section(Words.Manual.description)
    paragraphs(root.configuration.discussion)
    section(Words.Manual.verbs)
    for verb in root.configuration.subcommands { add(verb, after: name) }
    section(Words.Manual.keys)
    for binding in Keymap.standard.bindings { entry(binding.label, binding.said) }
    subsection(Words.Manual.lineKeys)
    for key in Keymap.lineKeys { entry(key.label, key.summary) }
    subsection(Words.Manual.formKeys)
    paragraphs(Words.Manual.aboutForms)
    for key in FormKeymap.bindings { entry(key.label, key.summary) }
    section(Words.Manual.commands)
    paragraphs(Words.Manual.aboutCommands)
    for verb in verbs.rows { entry(verb.usage, verb.said) }
    subsection(Words.Manual.fields)
    for (names, hint) in verbs.hints { entry(names, hint) }
    for (title, entries) in Words.Manual.surroundings {
      section(title)
      for (typed, meaning) in entries { entry(typed, meaning) }
    }
  }

  private mutating func add(_ verb: any ParsableCommand.Type, after names: String) {
    let configuration = verb.configuration
    guard configuration.shouldDisplay else { return }
    let name = "\(names) \(configuration.commandName ?? "")"
    if !configuration.subcommands.isEmpty {
      for part in configuration.subcommands { add(part, after: name) }
      return
    }
    subsection(usage(of: verb))
    paragraphs(configuration.abstract)
    paragraphs(configuration.discussion)
    for (typed, meaning) in HelpScreen.entries(of: verb) { entry(typed, meaning) }
  }

  private func usage(of verb: any ParsableCommand.Type) -> String {
    Tansiq.usageString(for: verb)
  }

  private mutating func section(_ title: String) {
    text += ".SH \(Self.quoted(title.uppercased()))\n"
  }

  private mutating func subsection(_ title: String) { text += ".SS \(Self.quoted(title))\n" }

  private mutating func line(_ words: String) { text += "\(Self.escaped(words))\n" }

  private mutating func paragraphs(_ words: String) {
    if words.isEmpty { return }
    text += ".PP\n"
    line(words.split(separator: "\n").joined(separator: " "))
  }

  private mutating func entry(_ typed: String, _ meaning: String) {
    text += ".TP\n.B \(Self.quoted(typed))\n"
    line(meaning)
  }

  private static func quoted(_ words: String) -> String { "\"\(escaped(words))\"" }

  /// Words as troff prints them unchanged.
  private static func escaped(_ words: String) -> String {
    var result = words.hasPrefix(".") || words.hasPrefix("'") ? "\\&" : ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return result
  }
}

/// The help screen of a verb of the command line, taken apart.
private enum HelpScreen {
  /// Its arguments and options, without those that every verb has.
  static func entries(of verb: any ParsableCommand.Type) -> [(typed: String, meaning: String)] {
    let indent = "  "
    var entries: [(typed: String, meaning: String)] = []
    for line in Tansiq.helpMessage(for: verb, columns: 10_000).split(separator: "\n") {
      guard line.hasPrefix(indent) else { continue }
      let words = line.drop { $0 == " " }
      if line.prefix(while: { $0 == " " }).count > indent.count {
        guard let last = entries.popLast() else { continue }
        entries.append((last.typed, last.meaning + (last.meaning.isEmpty ? "" : " ") + words))
      } else {
        let gap = words.firstRange(of: "  ")
        let typed = gap.map { words[..<$0.lowerBound] } ?? words
        entries.append((String(typed), String(words[typed.endIndex...].drop { $0 == " " })))
      }
    }
    return entries.filter { $0.typed != "--version" && $0.typed != "-h, --help" }
  }
}

/// The keys and the commands of the board as a page of the documentation.
private enum KeysPage {
  static func text(of verbs: VerbTable) -> String {
    let manual = Words.Manual.self
    var lines = ["# \(manual.keys)", "", manual.aboutKeys, ""]
    lines += ["| \(manual.key) | \(manual.action) | \(manual.meaning) |", "|---|---|---|"]
    lines += Keymap.standard.bindings.map {
      "| \(code($0.label)) | \(code($0.action.name)) | \(cell($0.said)) |"
    }
    lines += [
      "", "## \(manual.lineKeys)", "", "| \(manual.key) | \(manual.meaning) |", "|---|---|",
    ]
    lines += Keymap.lineKeys.map { "| \(code($0.label)) | \(cell($0.summary)) |" }
    lines += ["", "## \(manual.formKeys)", "", manual.aboutForms, ""]
    lines += ["| \(manual.key) | \(manual.meaning) |", "|---|---|"]
    lines += FormKeymap.bindings.map { "| \(code($0.label)) | \(cell($0.summary)) |" }
    lines += ["", "## \(manual.commands)", "", manual.aboutCommands, ""]
    lines += ["| \(manual.command) | \(manual.meaning) |", "|---|---|"]
    lines += verbs.rows.map { verb in
      "| \(code(verb.usage)) | \(cell(verb.meaning)) \(code(verb.line)) |"
    }
    lines += ["", "## \(manual.fields)", "", "| \(manual.field) | \(manual.hint) |", "|---|---|"]
    lines += verbs.hints.map { "| \(code($0.names)) | \(cell($0.hint)) |" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func code(_ words: String) -> String { "`\(cell(words))`" }

  private static func cell(_ words: String) -> String {
    words.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension KeyBinding {
  fileprivate var said: String {
    var notes = onlyInExercise ? [Words.Manual.onlyInExercise] : []
    if screens.count < Screen.allCases.count {
      notes.append(contentsOf: Screen.allCases.filter(screens.contains).map(\.name))
    }
    return notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: ", ")))"
  }
}

extension Verb {
  fileprivate var said: String { "\(meaning) \(line)" }

  fileprivate var line: String { ":\(example)" }

  fileprivate var meaning: String {
    let also = aliases.isEmpty ? "" : " \(Words.Manual.also) \(aliases.joined(separator: ", "))."
    return "\(summary).\(also) \(Words.Manual.example)"
  }
}

extension VerbTable {
  /// What may stand in a field, one row for each kind, with the names of the fields of that kind.
  fileprivate var hints: [(names: String, hint: String)] {
    let fields = rows.flatMap { $0.fields + $0.options }
    return Field.Kind.allCases.compactMap { kind in
      var names: [String] = []
      for field in fields where field.kind == kind && !names.contains(field.name) {
        names.append(field.name)
      }
      return names.isEmpty ? nil : (names.joined(separator: ", "), kind.hint)
    }
  }
}

extension Words {
  /// What the manual page says besides the tables.
  enum Manual {
    static let name = "Name"
    static let synopsis = "Synopsis"
    static let description = "Description"
    static let verbs = "Verbs of the command line"
    static let keys = "Keys of the board"
    static let lineKeys = "Keys in the line after :"
    static let formKeys = "Keys in a form"
    static let aboutForms =
      "A form has a row for each field of a command. It opens by F2 from the line, or by Enter when "
      + "only the command is typed and it needs more. All other keys edit the field."
    static let commands = "Commands, typed after :"
    static let fields = "What stands in a field"
    static let key = "key"
    static let action = "action"
    static let aboutKeys =
      "By the name of its action a key is changed in [your own settings](config.md#keys)."
    static let command = "command"
    static let field = "field"
    static let meaning = "what it does"
    static let hint = "what may stand there"
    static let onlyInExercise = "in an exercise only"
    static let also = "Also"
    static let example = "Example:"
    static let aboutCommands =
      "A word in capitals is filled in, one in brackets may be left out. NAME= takes all words up "
      + "to the next NAME=. Tab completes, the arrows up and down bring back earlier lines. "
      + "Without NUMBER the selected incident is meant. F2 makes a form of the line."

    static let surroundings: [(title: String, entries: [(typed: String, meaning: String)])] = [
      (
        "Exit status",
        [
          ("0", "It was done."),
          ("1", "Something was refused, mistaken or damaged; the verb says what."),
          ("2", "The file or room could not be read or written."),
          ("64", "The command line could not be understood."),
        ]
      ),
      (
        "Environment",
        [
          ("NO_COLOR", "When it is set and not empty, the board has no colours."),
          ("TANSIQ_MOUSE=off", "The terminal keeps its mouse."),
          ("TANSIQ_SYNC=off", "No synchronized output, for terminals that stumble over it."),
          (
            "TANSIQ_REPEAT=off",
            "No runs sent by their length (REP), for terminals that say they know it and do not."
          ),
          ("TZ", "The zone of a new room for which no file names one; else the machine's."),
          ("COLUMNS", "How wide the board and the lists are in a pipe; else 120."),
          ("XDG_STATE_HOME", "Where the program keeps its own files; else ~/.local/state."),
          ("TERM, LC_ALL, LC_CTYPE, LANG", "What the terminal can do and which characters it has."),
        ]
      ),
      (
        "Files",
        [
          ("~/.config/tansiq/config.yaml", "Your own settings: theme, keys, mouse."),
          ("~/.config/tansiq/themes/NAME.yaml", "A theme of your own."),
          ("ROOM/journal.sqlite", "The journal of a room: every entry, in order."),
          ("ROOM/snapshots/", "The situation at some entries, for a quick start."),
          (
            "~/.local/state/tansiq/desks/",
            "The lines and the unsent drafts of an account in a room, for its owner alone."
          ),
          ("~/.local/state/tansiq/last-room", "The room that opens when none is named."),
          (
            "~/.local/state/tansiq/drills/", "The rooms of drills that were started without --room."
          ),
        ]
      ),
    ]
  }
}
