import CommandLanguage
import IncidentEngine

/// What a desk keeps of its own between two sittings in a room: lines, the draft, what was sent.
public struct DeskNotes: Hashable, Sendable {
  /// Most lines that are kept.
  static let linesKept = 200

  /// Lines written before, the latest last.
  var history: [String] = []
  /// What was written and not accepted.
  var draft: Draft?
  /// What was sent without an answer yet.
  var sent: [Sent] = []
  /// How the board was looked at.
  var view = ViewNotes()

  /// Something sent: the desk and the counter it was sent under, and its line.
  struct Sent: Hashable, Sendable {
    var desk: String
    var counter: Int64
    var said: String
  }

  /// Whether there is nothing to keep.
  public var isEmpty: Bool { self == DeskNotes() }

  init(
    history: [String] = [], draft: Draft? = nil, sent: [Sent] = [], view: ViewNotes = ViewNotes()
  ) {
    self.view = view
    self.history = history
    self.draft = draft
    self.sent = sent
  }
}

/// What was written and not accepted: a line, or a form with its fields.
struct Draft: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case line(String)
    case form(CommandForm, current: Int)
  }

  var content: Content
  /// The incident it is about where it names none.
  var about: IncidentNumber?
  /// The marked incidents that are meant instead, where there are any.
  var marked: [IncidentNumber]
  /// The line that says the same.
  var said: String

  init(line: String, about: IncidentNumber? = nil, marked: [IncidentNumber] = []) {
    content = .line(line)
    self.about = about
    self.marked = marked
    said = line
  }

  init(_ entry: FormEntry, said: String) {
    content = .form(entry.form, current: entry.current)
    about = entry.about
    marked = entry.marked
    self.said = said
  }
}
