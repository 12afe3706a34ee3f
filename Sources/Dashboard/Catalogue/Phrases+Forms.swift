import CommandLanguage
import IncidentEngine

extension Phrases {
  static let flagOn = "on"
  static let formSends = "send"
  static let formKeys = "Keys in a form"
  static let formNeeded = "* needed"
  static let formNeedsNothing = "Nothing is to be filled in. Enter sends."
  static let formSending = "Sent. The disk has not confirmed it yet."
  static let lineHasNoForm = "Type a command first; F2 then opens its form."

  static func incidentMeant(_ number: String, _ title: String) -> String {
    "\(number) \(title)"
  }

  /// The heading of a form.
  static func title(of verb: Verb) -> String {
    verb.summary.prefix(1).uppercased() + verb.summary.dropFirst()
  }

  /// How a field is called in a form.
  static func label(of field: Field, in verb: Verb) -> String {
    switch field.name {
    case "p": "Priority"
    case "xy": "Coordinates"
    case "at": "Happened at"
    case "due": "Due"
    case "lead": "Lead agency"
    case "kind:": "Kind"
    case "reported": "Reported at"
    case "by": verb.name == "log" ? "By what means" : "Reported by"
    case "to": verb.name == "log" ? "To whom" : "To agency"
    case "from": "From whom"
    case "line": "Line of the log"
    case "anyway": "Anyway"
    default: field.name.prefix(1).uppercased() + field.name.dropFirst()
    }
  }

  /// What is wrong with a form, and the cure.
  static func said(_ problem: FormProblem, of field: Field?, in verb: Verb) -> String {
    let reason = problem.reason
    if case .missing = reason, let field {
      return field.isRequired
        ? "\(label(of: field, in: verb)) is needed. Type \(field.kind.hint)."
        : "Nothing is said yet. Fill in at least one field."
    }
    if case .surplus(let text, _) = reason { return "\(text) is one word too many. Take it out." }
    if reason == .noIncidentSelected {
      return "Which incident? Type its number as the board shows it, like 26-0003."
    }
    return said(LineProblem(of: problem))
  }
}

extension Phrases {
  /// What became of the notes of this desk.
  static func said(_ trouble: NotesTrouble) -> String {
    switch trouble {
    case .unwritten(let why): notesNotKept(why)
    case .setAside(let path): notesSetAside(path)
    }
  }
}
