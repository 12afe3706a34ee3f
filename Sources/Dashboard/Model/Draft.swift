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
  /// What it would enter: the same words about another incident are something else.
  private(set) var sentence: Sentence
  /// Its place in the queue, by which it is known; nil while it is in none.
  var id: Int?
  /// Whether it was sent, and is not in the room for all that is known.
  var wasSent = false

  init(line: String, about: IncidentNumber? = nil, marked: [IncidentNumber] = []) {
    content = .line(line)
    self.about = about
    self.marked = marked
    said = line
    sentence = Sentence(said: line, about: nil, marked: [])
    sentence = spelled
  }

  init(_ entry: FormEntry, said: String) {
    content = .form(entry.form, current: entry.current)
    about = entry.about
    marked = entry.marked
    self.said = said
    sentence = Sentence(said: said, about: nil, marked: [])
    id = entry.draft
    sentence = spelled
  }

  /// The name of its verb; nil where it begins with none.
  var verb: String? {
    let first = said.drop { $0 == ":" }.split(separator: " ", maxSplits: 1).first
    return first.flatMap { VerbTable.verb(named: $0)?.name }
  }

  private var spelled: Sentence {
    let words = said.drop { $0 == ":" }.split(separator: " ", maxSplits: 2)
    let verb = words.first.flatMap { VerbTable.verb(named: $0) }
    let isAbout = (verb?.meansIncident ?? false) && !Self.namesIncident(words.dropFirst().first)
    return Sentence(
      said: said, about: isAbout && marked.isEmpty ? about : nil, marked: isAbout ? marked : [])
  }

  /// Whether the word behind a verb says which incident is meant, or that none is.
  static func namesIncident(_ word: Substring?) -> Bool {
    word.map { $0 == "-" || IncidentNumber(String($0)) != nil } ?? false
  }
}

/// What a draft would enter: its words, and what they are about where they do not say it.
struct Sentence: Hashable, Sendable {
  var said: String
  var about: IncidentNumber?
  var marked: [IncidentNumber]
}
