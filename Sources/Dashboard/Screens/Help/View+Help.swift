import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// A line of help: what is typed, and what it does.
struct HelpLine: Hashable, Sendable {
  var typed: String
  var meaning: String
  var isHeading = false
}

extension Model {
  /// Help, made of the key table and the verb table.
  func helpLines(_ verb: Verb?) -> [HelpLine] {
    if let verb { return verbs.verbs(named: verb.name).flatMap(verbLines) }
    var lines = [HelpLine(typed: "Keys", meaning: "", isHeading: true)]
    lines += keymap.bindings.map { binding in
      HelpLine(typed: binding.label, meaning: binding.summaryWithNotes)
    }
    lines.append(HelpLine(typed: "", meaning: ""))
    lines.append(HelpLine(typed: Phrases.lineKeysTitle, meaning: "", isHeading: true))
    lines += Keymap.lineKeys.map { HelpLine(typed: $0.label, meaning: $0.summary) }
    lines.append(HelpLine(typed: "", meaning: ""))
    lines.append(HelpLine(typed: Phrases.formKeys, meaning: "", isHeading: true))
    lines += FormKeymap.bindings.map { HelpLine(typed: $0.label, meaning: $0.summary) }
    lines.append(HelpLine(typed: "", meaning: ""))
    lines.append(HelpLine(typed: "Glyphs", meaning: "", isHeading: true))
    lines += [
      HelpLine(typed: "▲", meaning: "waits for an answer"),
      HelpLine(typed: "!", meaning: "overdue"),
      HelpLine(typed: "○ ◌ →", meaning: "acknowledged, standing by, mobilised"),
      HelpLine(typed: "●", meaning: "on scene; a task in progress"),
      HelpLine(typed: "✓ ✗ ·", meaning: "done, unable, stood down"),
      HelpLine(typed: "~", meaning: "open, but silent for more than thirty minutes"),
      HelpLine(typed: "* ◆", meaning: "marked; followed"),
      HelpLine(typed: "5/9 !2", meaning: "five of nine tasks ended, two overdue"),
      HelpLine(typed: "", meaning: ""),
      HelpLine(typed: "Commands, after :", meaning: "", isHeading: true),
    ]
    for verb in verbs.rows {
      lines.append(HelpLine(typed: verb.usage, meaning: ""))
      lines.append(HelpLine(typed: "", meaning: verb.summary))
    }
    lines.append(HelpLine(typed: "", meaning: ""))
    lines.append(
      HelpLine(typed: "Times", meaning: "14:30 today, -5m ago, @23:50 the last one, due=+45m"))
    lines.append(
      HelpLine(typed: "Incidents", meaning: "a number right after the command, or the selected one")
    )
    lines.append(HelpLine(typed: "Tasks", meaning: "26-0003/4, or /4 on the selected incident"))
    return lines
  }

  private func verbLines(_ verb: Verb) -> [HelpLine] {
    var lines = [
      HelpLine(typed: verb.name, meaning: "", isHeading: true),
      HelpLine(typed: "", meaning: verb.summary),
      HelpLine(typed: "usage", meaning: verb.usage),
      HelpLine(typed: "example", meaning: verb.example),
    ]
    if !verb.aliases.isEmpty {
      lines.append(HelpLine(typed: "also", meaning: verb.aliases.joined(separator: ", ")))
    }
    for field in verb.fields + verb.options {
      lines.append(HelpLine(typed: field.name, meaning: field.kind.hint))
    }
    return lines
  }

  func drawHelp(_ top: Int, _ verb: Verb?, on frame: inout Frame) {
    drawTop(on: &frame.rows[0])
    frame.rows[1].put(Phrases.helpTitle, at: 1, role: .title)
    let lines = helpLines(verb)
    let top = max(0, min(top, lines.count - helpHeight))
    let typedWidth = 12
    for (index, line) in lines.dropFirst(top).prefix(helpHeight).enumerated() {
      let row = 3 + index
      let role: Role = line.isHeading ? .heading : .key
      let isAlone = line.meaning.isEmpty
      frame.rows[row].put(line.typed, at: 1, width: isAlone ? nil : typedWidth, role: role)
      let at = line.typed.isEmpty ? 4 : typedWidth + 2
      frame.rows[row].put(line.meaning, at: at, role: line.typed.isEmpty ? .dim : .normal)
    }
    let last = frame.size.rows - 1
    let shown = min(lines.count, top + helpHeight)
    frame.rows[last].put(Phrases.helpFoot, at: 1, role: .dim)
    frame.rows[last].put(
      "\(shown)/\(lines.count)", at: 0, width: frame.size.columns - 1, align: .trailing, role: .dim)
  }
}

extension KeyBinding {
  /// What it does, with where it does that unless it is everywhere.
  fileprivate var summaryWithNotes: String {
    var notes = onlyInExercise ? [Phrases.onlyInExercise] : []
    if screens.count < Screen.allCases.count {
      notes.append(contentsOf: Screen.allCases.filter(screens.contains).map(\.name))
    }
    return notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: ", ")))"
  }
}
