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

  /// What is wrong with a form, and the cure.
  static func said(_ problem: LineProblem, of field: Field?) -> String {
    let reason = problem.reason
    if case .missing = reason, let field {
      return field.isRequired
        ? "\(field.label) is needed. Type \(field.kind.hint)."
        : "Nothing is said yet. Fill in at least one field."
    }
    if case .surplus(let text, _) = reason { return "\(text) is one word too many. Take it out." }
    if reason == .noIncidentSelected {
      return "Which incident? Type its number as the board shows it, like 26-0003."
    }
    return said(problem)
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
