import CommandLanguage
import IncidentEngine

/// A form while it is open.
struct FormEntry: Hashable, Sendable {
  /// The verb and its fields; what is typed stands in `texts`.
  private let blank: CommandForm
  /// What is typed in each field.
  var texts: [TextField]
  /// The field being typed in.
  var current: Int
  /// The incident that is meant where the form names none. It never changes while the form is open.
  let about: IncidentNumber?
  /// The marked incidents that are meant instead, where there are any.
  let marked: [IncidentNumber]
  /// What the officer had seen when the form was opened.
  var seen: EntryNumber
  /// What was wrong, and where.
  var problem: Problem?
  /// The submission that waits for its answer.
  var awaiting: Int64?
  /// The candidate that stands in the field now, and what was typed before it came.
  var offer: Offer?
  /// What stood in the fields before anything was typed.
  var prefilled: [String] = []
  /// The draft it was opened from.
  var draft: Int?

  struct Problem: Hashable, Sendable {
    var text: String
    /// The wrong field; nil when it is the form as a whole.
    var field: Int?
    var range: Range<Int>?
  }

  struct Offer: Hashable, Sendable {
    var typed: TextField
    var index: Int
  }

  init(
    _ form: CommandForm, about: IncidentNumber?, marked: [IncidentNumber], seen: EntryNumber,
    current: Int? = nil
  ) {
    blank = CommandForm(form.verb)
    texts = form.values.map { TextField($0) }
    self.about = about
    self.marked = marked
    self.seen = seen
    let object = form.verb.objectPlace
    let empty = form.fields.indices.filter { form.values[$0].isEmpty && $0 != object }
    let first = empty.first { form.fields[$0].isRequired } ?? empty.first ?? 0
    self.current = min(current ?? first, max(0, form.fields.count - 1))
  }

  var verb: Verb { blank.verb }
  var fields: [Field] { blank.fields }

  /// The form with what is typed, without blanks around it.
  var form: CommandForm {
    var form = blank
    form.values = texts.map { $0.text.trimmedBlanks }
    return form
  }

  /// Whether it is for all marked incidents.
  var usesMarks: Bool {
    !marked.isEmpty && (form.incidentPlace.map { form.values[$0].isEmpty } ?? false)
  }

  /// Whether nothing was typed, or nothing but the incident.
  var saysNothing: Bool { form.saysNothing || form.values == prefilled }

  var isOnLast: Bool { current >= fields.count - 1 }
  var isAtEnd: Bool { texts.indices.contains(current) ? texts[current].isAtEnd : true }

  mutating func move(by step: Int) {
    guard !fields.isEmpty else { return }
    current = (current + step + fields.count) % fields.count
    offer = nil
  }

  /// Changes what is typed in the current field; what was wrong with it is said no more.
  mutating func change(_ body: (inout TextField) -> Void) {
    guard texts.indices.contains(current) else { return }
    let before = texts[current]
    body(&texts[current])
    if texts[current] != before { offer = nil }
    if texts[current].characters != before.characters { problem = nil }
  }
}

extension TextField {
  var isAtEnd: Bool { cursor == characters.count }
}
