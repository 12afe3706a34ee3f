import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI

extension RandomDesk {
  private static let boardKeys = Keymap.standard.bindings.flatMap(\.keys)
  private static let namedKeys: [KeyCode] = [
    .up, .down, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .enter, .escape,
    .escape, .tab, .backTab, .backspace, .delete, .insert, .function(1), .function(2), .function(8),
    .function(12),
  ]
  private static let letters = Array(
    "1235jjkgGutolnr+-<>.fsxvwyaz0[]{}()'\\@, \t/:?q日é\u{301}ع".unicodeScalars)

  /// What can be said: every verb with its example, alone, as a form, or wrong.
  private static let lines: [String] =
    VerbTable.standard.rows.flatMap { [$0.example, $0.name, "\($0.name) x y=z \"", "\($0.usage)"] }

  private static let filters = [
    "agency=fire and overdue", "priority<=2", "overdue or unanswered", "title~water", "phase=ac",
    "not (", "place~語",
  ]

  mutating func press() -> String {
    switch below(32) {
    case 0..<17: return press(pick(Self.boardKeys))
    case 17..<23: return press(Key(pick(Self.namedKeys), control: below(30) == 0))
    case 23..<26:
      let scalar = pick(Self.letters)
      return press(Key(.character(scalar), control: below(12) == 0, alt: below(20) == 0))
    case 26..<28: return say(":\(spoken(pick(Self.lines)))", enter: below(4) > 0)
    case 28: return say("/\(pick(Self.filters))", enter: below(4) > 0)
    case 29: return say("\\\(room.word(below(14)).prefix(5))", enter: below(4) > 0)
    case 30 where below(2) == 0:
      _ = press(Key(.character("p"), control: true))
      return say(pick(["water", "fire", "00", "open", "語", "zzz"]), enter: below(3) == 0)
    default: return say(pick([":task\r", ":open\r", ":agency\r", "W", "5G", "3s", "2", "v", "q"]))
    }
  }

  /// An example for an incident that there is, often with a hostile word.
  private mutating func spoken(_ line: String) -> String {
    let incidents = room.situation.incidents
    guard !incidents.isEmpty else { return line }
    let number = "\(pick(incidents.map(\.number)))"
    var line = line.replacing(/26-00\d\d/, with: number)
    if below(2) == 0 { line += " \(room.word(below(14)))" }
    return line
  }

  private mutating func press(_ key: Key) -> String {
    act(.key(key))
    return key.label
  }

  private mutating func say(_ text: String, enter: Bool = false) -> String {
    for scalar in text.unicodeScalars {
      act(.key(scalar == "\r" ? Key(.enter) : Key(.character(scalar))))
    }
    if enter { act(.key(Key(.enter))) }
    return text + (enter ? "⏎" : "")
  }

  mutating func click() -> String {
    let position = Position(row: below(model.size.rows), column: below(model.size.columns))
    let button = pick([MouseButton.left, .left, .left, .wheelUp, .wheelDown, .right])
    act(.mouse(position, button))
    return "\(button) at \(position.row), \(position.column)"
  }

  mutating func paste() -> String {
    let text = LayoutRoom.hostile[below(LayoutRoom.hostile.count)]
    act(.paste(text))
    return "paste \(text)"
  }

  /// Time passes.
  mutating func pass() -> String {
    room.wait(seconds: Int64(below(900)))
    live(.tick(now: room.now, exerciseMilliseconds: room.elapsed))
    return "tick"
  }

  /// The disk fails or is well again, something is said, settings change.
  mutating func disturb() -> String {
    switch below(5) {
    case 0, 1:
      let failure = below(2) == 0 ? "The disk is full: \(room.word(below(14)))." : nil
      live(room.feed([], failure: failure))
      return "failure \(failure ?? "none")"
    case 2:
      live(.notice(room.word(below(14))))
      return "notice"
    case 3:
      let concern = Concern.allCases[below(Concern.allCases.count)]
      let text = below(3) == 0 ? nil : room.word(below(14))
      live(.concern(concern, text))
      return "concern"
    default:
      live(
        .settings(
          DeskSettings(
            keymap: .standard, showsWall: below(3) == 0, mouse: below(2) == 0, isNews: true)))
      return "settings"
    }
  }

  /// Another desk does something.
  mutating func happen() -> String {
    room.wait(seconds: Int64(below(60)))
    let command = elsewhere()
    let entries = room.happen(command)
    live(room.feed(entries))
    return "\(command)"
  }

  private mutating func elsewhere() -> Command {
    let word = room.word(below(14))
    let incidents = room.situation.incidents.map(\.number)
    let tasks = room.situation.assignments.map(\.number)
    let due = room.now.advanced(byMilliseconds: Int64(below(1200)) * 1000)
    var commands: [Command] = [
      .writeLog(LogDraft(kind: .messageIn, text: word, from: word)),
      .startShift(name: word, ends: due), .startPeriod(aim: word, ends: nil),
    ]
    if let incident = incidents.isEmpty ? nil : IncidentReference.number(pick(incidents)) {
      let agency = pick(room.situation.agencies.map(\.code))
      var change = IncidentChange()
      change.title = word
      change.priority = pick(Array(Priority.allCases))
      commands += [
        .changeIncident(incident, change),
        .closeIncident(incident, reason: nil, endingOpenWork: true),
        .reopenIncident(incident, reason: word), .cancelIncident(incident, reason: word),
        .mergeIncident(incident, into: .number(pick(incidents)), reason: word),
        .changePhase(incident, pick(Array(IncidentPhase.allCases)), reason: nil),
        .setParticipation(incident, agency, pick(Array(Participation.allCases))),
        .setObjective(incident, text: word),
        .setOnCall(agency, OnCall(name: word, contact: word, until: due)),
        .registerAgency(AgencyDetails(code: agency, name: word, contact: word)),
        .writeLog(LogDraft(kind: pick([.risk, .observation]), text: word, incident: incident)),
        .issueAssignment(
          AssignmentDraft(incident: incident, agency: agency, title: word, due: due)),
      ]
    }
    if let task = tasks.isEmpty ? nil : AssignmentReference.number(pick(tasks)) {
      commands += [
        .acknowledgeAssignment(task), .startAssignment(task),
        .finishAssignment(task, result: word), .refuseAssignment(task, reason: word),
        .reissueAssignment(task, AssignmentRevision(title: word, reason: word)),
      ]
    }
    if below(3) == 0 || incidents.isEmpty {
      var draft = IncidentDraft(
        type: "flood", title: word, priority: pick([.immediate, .low]), place: word)
      draft.distinctFrom = room.situation.likelyDuplicates(of: draft, at: room.now)
      return .openIncident(draft)
    }
    return pick(commands)
  }
}
