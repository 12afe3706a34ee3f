import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

/// A difference as text that a reviewer reads: a heading for each kind, a line for each change.
struct DifferenceReport {
  private(set) var lines: [String] = []
  let difference: Difference
  let later: Situation
  let zone: ZoneRules
  private let width: Int

  init(_ difference: Difference, in later: Situation, zone: ZoneRules, width: Int) {
    self.difference = difference
    self.later = later
    self.zone = zone
    self.width = width
    lines = [
      Words.Changes.title(later.charter?.name ?? "", end(difference.from), end(difference.to))
    ]
    if difference.isEmpty { lines += ["", Words.Changes.nothing] }
    add(
      Words.Changes.shifts, difference.shifts.map { (clock($0.started), Words.Changes.shift($0)) })
    addIncidents()
    addTasks()
    addMatters()
    addResources()
    addLog()
    addRegistered()
  }

  private func end(_ end: Difference.End) -> String {
    Words.Changes.end(end.number, end.time.map { "\(zone.civil(at: $0.milliseconds))" })
  }

  func clock(_ moment: Moment?) -> String {
    guard let moment else { return "" }
    return Phrases.clockOrDate(moment, now: difference.to.time ?? moment, zone)
  }

  /// A heading with its lines; nothing where there are none.
  mutating func add(_ heading: String, _ rows: [(time: String, words: String)]) {
    if rows.isEmpty { return }
    lines += ["", "\(heading) (\(rows.count))"]
    let timeWidth = rows.map { $0.time.count }.max() ?? 0
    let indent = timeWidth > 0 ? timeWidth + 4 : 2
    for row in rows {
      let head = "  " + row.time + String(repeating: " ", count: indent - 2 - row.time.count)
      let words = Text.wrap(Text.sanitise(row.words), width: max(20, width - indent))
      for (index, line) in words.enumerated() {
        lines.append((index == 0 ? head : String(repeating: " ", count: indent)) + line)
      }
    }
  }

  private mutating func addIncidents() {
    add(
      Words.Changes.opened,
      difference.opened.map { (clock($0.opened), Words.Changes.opened($0)) })
    add(
      Words.Changes.ended,
      difference.ended.map { (clock($0.at), Words.Changes.ended($0.incident)) })
    var rows: [(String, String)] = []
    for change in difference.changed {
      for step in change.steps {
        rows.append((clock(step.at), Words.Changes.said(step.what, change.incident)))
      }
    }
    add(Words.Changes.changed, rows)
  }

  private mutating func addTasks() {
    add(
      Words.Changes.issued,
      difference.issued.map { (clock($0.issued), Words.Changes.issued($0, due: clock($0.due))) })
    add(
      Words.Changes.answered,
      difference.answered.map { (clock($0.at), Words.Changes.became($0)) })
    add(
      Words.Changes.tasksEnded,
      difference.tasksEnded.map { (clock($0.at), Words.Changes.became($0)) })
    add(
      Words.Changes.overdue,
      difference.overdue.map { (clock($0.due), Words.Changes.overdue($0)) })
  }

  private mutating func addResources() {
    var rows: [(String, String)] = []
    for moved in difference.resources {
      for step in moved.steps {
        rows.append((clock(step.at), Words.Changes.said(step, moved.resource)))
      }
      if moved.steps.isEmpty { rows.append(("", Words.Changes.said(moved))) }
    }
    add(Words.Changes.moved, rows)
  }

  private mutating func addLog() {
    add(
      Words.Changes.written,
      difference.written.map { line in
        (clock(line.occurred), Words.Changes.said(line, in: later))
      })
    add(
      Words.Changes.struck,
      difference.struck.map { line in
        (clock(line.occurred), Words.Changes.said(line, in: later))
      })
  }

  private mutating func addRegistered() {
    let names =
      difference.agencies.map { Words.Changes.agency($0) }
      + difference.officers.map { Words.Changes.officer($0) }
      + difference.registered.map { Words.Changes.resource($0) }
    add(Words.Changes.registered, names.map { ("", $0) })
  }
}

extension Words {
  /// How a difference is told.
  enum Changes {
    static let nothing = "Nothing changed."
    static let shifts = "Shifts begun"
    static let opened = "Incidents opened"
    static let ended = "Incidents ended"
    static let changed = "Incidents changed"
    static let issued = "Tasks issued"
    static let answered = "Tasks answered"
    static let tasksEnded = "Tasks ended"
    static let overdue = "Tasks now overdue"
    static let moved = "Resources"
    static let written = "Log"
    static let struck = "Log lines struck"
    static let registered = "Registered"
    static let none = "none"

    static func title(_ room: String, _ from: String, _ to: String) -> String {
      "\(Text.sanitise(room)): from \(from) to \(to)"
    }

    static func end(_ number: EntryNumber, _ time: String?) -> String {
      number == 0 ? "the beginning" : "entry \(number)" + (time.map { " (\($0))" } ?? "")
    }

    static func opened(_ incident: Incident) -> String {
      let place = incident.details.place.isEmpty ? "" : ", \(incident.details.place)"
      let lead = incident.lead.map { ", lead \($0.text)" } ?? ""
      return "\(incident.number) P\(incident.priority.rawValue) \(incident.details.type): "
        + "\(incident.details.title)\(place)\(lead); now \(incident.phase.word)"
    }

    static func ended(_ incident: Incident) -> String {
      "\(incident.number) \(incident.phase.word): \(incident.details.title)"
        + (incident.mergedInto.map { ", merged into \($0)" } ?? "")
        + (incident.phaseReason.map { " (\($0))" } ?? "")
    }

    static func said(_ step: Difference.IncidentStepKind, _ incident: Incident) -> String {
      func words(_ name: String, _ old: String?, _ new: String?) -> String {
        "\(incident.number) \(name): \(old ?? none) → \(new ?? none)"
      }
      return switch step {
      case .phase(let old, let new): words("phase", old.word, new.word)
      case .priority(let old, let new): words("priority", "\(old.rawValue)", "\(new.rawValue)")
      case .mode(let old, let new): words("mode", old.word, new.word)
      case .lead(let old, let new): words("lead", old?.text, new?.text)
      case .standing(let agency, let old, let new): words(agency.text, old?.word, new.word)
      case .type(let old, let new): words("type", old, new)
      case .title(let old, let new): words("title", old, new)
      case .place(let old, let new): words("place", old, new)
      case .objective(let number, let text, let old, let new):
        "\(number) objective: \(text): \(old?.word ?? none) → \(new.word)"
      }
    }

    static func issued(_ task: Assignment, due: String) -> String {
      "\(task.number) \(task.agency.text): \(task.title)"
        + (task.due == nil ? "" : ", due \(due)") + "; now \(task.status.word)"
    }

    static func became(_ step: Difference.TaskStep) -> String {
      "\(step.task.number) \(step.task.agency.text) \(step.status.word): \(step.task.title)"
        + (step.task.reason.map { " (\($0))" } ?? "")
    }

    static func overdue(_ task: Assignment) -> String {
      "\(task.number) \(task.agency.text): \(task.title); \(task.status.word)"
    }

    static func said(_ step: Difference.ResourceStep, _ resource: Resource) -> String {
      "\(resource.name) (\(resource.agency.text)): \(step.what.word), \(step.incident)"
    }

    static func said(_ moved: Difference.MovedResource) -> String {
      "\(moved.resource.name) (\(moved.resource.agency.text)): \(moved.before?.word ?? none) → "
        + moved.after.word
    }

    static func said(_ line: LogEntry, in situation: Situation) -> String {
      let about = line.task?.description ?? line.incident?.description
      let parties = [line.from.map { "from \($0)" }, line.to.map { "to \($0)" }].compactMap { $0 }
      let by = situation.writer(of: line).map { " — \($0)" } ?? ""
      let struck = line.struck.map { " [struck: \($0)]" } ?? ""
      return "L-\(line.number.number) \(about.map { "\($0) " } ?? "")\(line.kind.word)"
        + (parties.isEmpty ? "" : " \(parties.joined(separator: " "))")
        + ": \(situation.text(of: line))\(by)\(struck)"
    }

    static func shift(_ shift: Shift) -> String { "shift \(shift.number): \(shift.name)" }

    static func agency(_ agency: Agency) -> String {
      "agency \(agency.code.text): \(agency.details.name)"
    }

    static func officer(_ officer: Officer) -> String {
      "officer \(officer.details.name)"
        + (officer.details.agency.map { ", \($0.text)" } ?? "")
    }

    static func resource(_ resource: Resource) -> String {
      "\(resource.kind) \(resource.name), \(resource.agency.text)"
    }
  }
}
