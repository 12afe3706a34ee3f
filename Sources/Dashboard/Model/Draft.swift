import CommandLanguage
import IncidentEngine

/// What was written and not accepted: a line, or a form with its fields.
struct Draft: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case line(String)
    case form(CommandForm, current: Int)
  }

  var content: Content
  /// The incident it is about where it names none.
  var about: IncidentNumber? { didSet { sentence = spelled } }
  /// The marked incidents that are meant instead, where there are any.
  var marked: [IncidentNumber] { didSet { sentence = spelled } }
  /// The line that says the same.
  let said: String
  /// The name of its verb; nil where it begins with none.
  let verb: String?
  /// Whether it is about what is selected or marked.
  private let meansSelected: Bool
  /// What it would enter: the same words about another incident are something else.
  private(set) var sentence: Sentence
  /// Its place in the queue, by which it is known; nil while it is in none.
  var id: Int?
  /// Whether it was sent, and is not in the room for all that is known.
  var wasSent = false

  init(
    line: String, about: IncidentNumber? = nil, marked: [IncidentNumber] = [],
    in verbs: VerbTable = .standard
  ) {
    let head = LineHead(line: line, in: verbs)
    verb = head.verb?.name
    meansSelected = head.meansSelectedIncident
    content = .line(line)
    self.about = about
    self.marked = marked
    said = line
    sentence = Sentence(said: line, about: nil, marked: [])
    sentence = spelled
  }

  init(_ entry: FormEntry, said: String, in verbs: VerbTable = .standard) {
    let head = LineHead(line: said, in: verbs)
    verb = head.verb?.name
    meansSelected = head.meansSelectedIncident
    content = .form(entry.form, current: entry.current)
    about = entry.about
    marked = entry.marked
    self.said = said
    sentence = Sentence(said: said, about: nil, marked: [])
    id = entry.draft
    sentence = spelled
  }

  private var spelled: Sentence {
    Sentence(
      said: said, about: meansSelected && marked.isEmpty ? about : nil,
      marked: meansSelected ? marked : [])
  }
}

/// What a draft would enter: its words, and what they are about where they do not say it.
struct Sentence: Hashable, Sendable {
  var said: String
  var about: IncidentNumber?
  var marked: [IncidentNumber]
}
